import { chromium, type Browser, type BrowserContext, type Page, type Response } from 'playwright-core'
import type { Test } from 'tap'
import { findChromium } from '../../scripts/chromium.js'

export interface Visitor {
  page: Page
  context: BrowserContext
  saw: Sightings
}

/** What one visitor's browser came across, in every tab. */
export interface Sightings {
  /** Console errors and warnings, uncaught errors, violations of a content security policy, failed requests. */
  complaints: string[]
  /** The address of every request. */
  requests: string[]
  /** All that arrived: status line, headers but for cookies, body. */
  answers: () => Promise<string[]>
}

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A real Chromium for the length of the test. */
export async function openChromium (t: Test): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('There is no Chromium. Run: node scripts/ensure-chromium.js')
  const browser = await chromium.launch({ executablePath, args: flags })
  t.teardown(() => browser.close())
  return browser
}

/** Somebody with no cookies and an empty cache. */
export async function newVisitor (browser: Browser): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'en-US' })
  context.setDefaultTimeout(20_000)
  await context.addInitScript("document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => console.error('violates', effectiveDirective, blockedURI))")
  return { context, saw: watch(context), page: await context.newPage() }
}

function watch (context: BrowserContext): Sightings {
  const complaints: string[] = []
  const requests: string[] = []
  const answers: Array<Promise<string>> = []
  context.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()) })
  context.on('weberror', (error) => { complaints.push(error.error().message) })
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.url()} ${reason}`) // aborted: the visitor went on before it was there
  })
  context.on('request', (request) => { requests.push(request.url()) })
  context.on('response', (response) => { answers.push(textOf(response)) })
  return { complaints, requests, answers: async () => await Promise.all(answers) }
}

async function textOf (response: Response): Promise<string> {
  const headers = await response.headersArray().catch(() => [])
  const body = await response.text().catch(() => '') // a redirect has none
  return [`${response.status()} ${response.url()}`, ...headers.filter(({ name }) => !/^set-cookie$/i.test(name)).map(({ name, value }) => `${name}: ${value}`), body].join('\n')
}
