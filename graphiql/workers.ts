/**
 * Monaco's three workers are files of their own on our origin: `worker-src 'self'` is enough, no blob: needed.
 * Their names hold a hash of their content, so the build writes them into the page.
 */
export function useWorkersOf (root: HTMLElement): void {
  const { editorWorker, graphqlWorker, jsonWorker } = root.dataset
  const urls: Record<string, string | undefined> = { graphql: graphqlWorker, json: jsonWorker }
  window.MonacoEnvironment = {
    getWorker (_id, label) {
      return new Worker(urls[label] ?? editorWorker ?? '', { type: 'module', name: label })
    }
  }
}
