import Bowser from 'bowser'

/** What somebody uses, in words that they know again in a list: `Firefox on Linux`. Never the header itself, which is anybody's text. */
export function browserFamily (userAgent: string | undefined): string {
  if (userAgent === undefined || userAgent === '') return 'Unknown'
  const { browser, os } = Bowser.parse(userAgent.slice(0, 512))
  return [browser.name ?? 'Unknown', os.name].filter((name) => name !== undefined).join(' on ')
}
