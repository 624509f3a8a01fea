import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import t from 'tap'
import { ConfigError, loadConfig } from '../../src/config.ts'
import { settings } from '../../src/settings.ts'

interface Setting { description?: string, default?: unknown }

const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
const properties: Readonly<Record<string, object>> = settings.properties
const required = ['CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT_URI', 'SESSION_SECRET', 'TOKEN_KEYS', 'REDIS_URL']

t.test('.env.example has exactly the settings, each with its sentence and its default, the required ones first and open', async (t) => {
  const names = [...required, ...Object.keys(properties).filter((name) => !required.includes(name))]
  const [, ...blocks] = text.trimEnd().split('\n\n') // the first one is the heading
  t.same(blocks, names.map((name) => {
    const { description = '', default: fallback = '' }: Setting = properties[name] ?? {}
    return `# ${description}\n${required.includes(name) ? '' : '# '}${name}=${String(fallback)}`
  }))
})

t.test('copied as it is, it asks for the required ones and for nothing else', async (t) => {
  try {
    loadConfig(parseEnv(text) as Record<string, string>)
    t.fail('the required settings are empty')
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    t.same(error.problems.map((line) => line.split(' ')[0]), required)
  }
})

t.test('with the required ones filled in it works, and the defaults are written out as they are', async (t) => {
  const filled: Record<string, string> = {
    CLIENT_ID: 'id', CLIENT_SECRET: 'secret', REDIRECT_URI: 'http://localhost:3000/callback', SESSION_SECRET: 'x'.repeat(32), TOKEN_KEYS: `k1:${randomBytes(32).toString('base64')}`, REDIS_URL: 'redis://localhost'
  }
  const opened = parseEnv(text.replace(/^# (?=[A-Z_]+=)/gm, '')) as Record<string, string>
  t.same(loadConfig({ ...opened, ...filled }), loadConfig(filled))
})
