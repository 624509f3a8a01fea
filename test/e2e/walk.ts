import type { Page } from 'playwright-core'

/** The steps of a seller, each as a person takes it: by what the page says, with the mouse. */
export async function signIn (page: Page, storeName: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with Big Cartel' }).click()
  await page.getByRole('radio', { name: storeName }).check()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.waitForURL('**/graphiql')
}

export interface FirstAnswer {
  shop: { name: string, products: { totalCount: number, nodes: Array<{ id: string, name: string }> } }
}

/** Runs the example that stands open in GraphiQL; answers what came over the wire. */
export async function runFirstExample (page: Page): Promise<FirstAnswer> {
  await page.locator('.graphiql-query-editor .view-line', { hasText: 'FirstProducts' }).waitFor()
  const answered = page.waitForResponse((response) => response.url().endsWith('/graphql') && (response.request().postData() ?? '').includes('FirstProducts {\\n'))
  await page.getByRole('button', { name: /execute query/i }).click()
  const { data } = await (await answered).json() as { data: FirstAnswer } // the example is fixed, and other tests hold the schema to it
  await page.locator('.graphiql-response .view-line', { hasText: data.shop.name }).waitFor()
  return data
}

/** What the response pane shows; the editor draws spaces as no-break spaces. */
export async function shownAnswer (page: Page): Promise<string> {
  return (await page.locator('.graphiql-response .view-lines').innerText()).replaceAll('\u00a0', ' ')
}
