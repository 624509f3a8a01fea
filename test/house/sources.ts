import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Source {
  /** From the root of the project: `src/graphql/context.ts`. */
  file: string
  text: string
  /** What it imports, types too: files of ours by their path, packages by their name. */
  imports: string[]
  /** Every name that stands in it, be it of a variable or of a property. */
  names: ReadonlySet<string>
  /** Every text in quotes or backticks. */
  texts: string[]
  /** How many times it says `any`. */
  anys: number
}

/** All TypeScript files below a folder; what a program has written is left out. */
export function sourcesIn (folder: string): Source[] {
  return [...filesIn(folder, '.ts'), ...filesIn(folder, '.tsx')].filter((file) => !file.includes('/generated/')).map(readSource)
}

export function filesIn (folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

function readSource (file: string): Source {
  const text = readFileSync(join(root, file), 'utf8')
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext)
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return {
    file,
    text,
    imports: nodes.flatMap((node) => importIn(node)).map((name) => name.startsWith('.') ? join(dirname(file), name) : packageOf(name)),
    names: new Set(nodes.flatMap((node) => ts.isIdentifier(node) ? [node.text] : [])),
    texts: nodes.flatMap((node) => isText(node) ? [node.text] : []),
    anys: nodes.filter(({ kind }) => kind === ts.SyntaxKind.AnyKeyword).length
  }
}

function importIn (node: ts.Node): string[] {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) return [node.moduleSpecifier.text]
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) return [node.argument.literal.text]
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return []
  return node.arguments.flatMap((argument) => ts.isStringLiteral(argument) ? [argument.text] : [])
}

function packageOf (name: string): string {
  return name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')
}

function isText (node: ts.Node): node is ts.LiteralLikeNode {
  return ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
}
