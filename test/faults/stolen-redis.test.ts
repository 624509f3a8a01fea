import t from 'tap'
import { keyHash, keys } from '../../src/redis/keys.ts'
import { parseTokenKeys } from '../../src/setting-values.ts'
import { createSealer } from '../../src/tokens/sealing.ts'
import { sessionIdOf, type Browser } from '../helpers/browser.ts'
import { alsoAt, outcomeOf } from '../oauth/fleet.ts'
import { recordOf, startPair } from './fleet.ts'
import { dumpOf, textsIn } from './redis-dump.ts'

const { sandbox, redis, here, there, secrets, start } = await startPair(t)
const sealer = createSealer(parseTokenKeys(secrets.TOKEN_KEYS) ?? [])

const placeOf = (browser: Browser): string => keys.token(keyHash(sessionIdOf(browser)))

/** What each field of a token record opens to for who holds all keys and knows `owner`. */
function open (place: string, record: Record<string, string>, owner: string): Array<string | null> {
  return ['access', 'refresh'].map((field) => sealer.open(record[field] ?? '', { owner, place, field, version: Number(record['version']) }))
}

t.test('I17: all of Redis and all master keys open nothing; with the cookie they do', async (t) => {
  const keeping = await start({ CACHE: 'on' })
  const browsers = [keeping.browser(), keeping.browser()]
  await browsers[0]?.signIn('harbourpress')
  await browsers[1]?.signIn('fernandmoss')
  const unfinished = here.browser()
  const state = new URL(await unfinished.start()).searchParams.get('state') ?? ''
  for (const browser of browsers) await browser.graphql('{ shop { name products(first: 5) { nodes { name } } } }')
  const dump = await dumpOf(redis)
  const texts = [...new Set(['', ...textsIn(dump), ...textsIn(dump).flatMap((text) => text.split(/[{}:."]+/))])]
  const { accessTokens, refreshTokens } = await sandbox.control.issued()
  for (const browser of browsers) {
    const record = await recordOf(redis, browser)
    const owners = texts.filter((owner) => open(placeOf(browser), record, owner).some((opened) => opened !== null))
    t.same(owners, [], 'nothing that Redis holds opens it')
    const [access, refresh] = open(placeOf(browser), record, sessionIdOf(browser))
    t.ok(accessTokens.some(({ token }) => token === access) && refreshTokens.some(({ token }) => token === refresh), 'the session id does')
    t.notOk(texts.some((text) => text.includes(sessionIdOf(browser))), 'and is not in Redis')
  }
  const place = keys.login(keyHash(state))
  const verifier = await redis.client.hget(place, 'verifier') ?? ''
  const sealOf = (owner: string) => ({ owner, place, field: 'verifier', version: 1 })
  t.same(texts.filter((owner) => sealer.open(verifier, sealOf(owner)) !== null), [], 'nor a sign-in under way')
  t.match(sealer.open(verifier, sealOf(state)), /^[\w-]{43}$/)
  const answers = dump.filter(([name]) => name.startsWith('bcg:c:'))
  t.ok(answers.length > 0, 'answers are kept')
  t.notMatch(JSON.stringify(answers), /Harbour|Fern/)
  t.comment(`figure: I17 ${dump.length} keys of ${new Set(dump.map(([name]) => name.slice(0, 6))).size} kinds, ${texts.length} texts tried with the master keys: 0 opened`)
})

type Tamper = (mine: Record<string, string>, theirs: Record<string, string>) => Record<string, string>

/** Whoever writes to Redis moves sealed texts about; both sessions have been refreshed once. */
const moves: Array<[name: string, tamper: Tamper]> = [
  ['the access token of another session', (_mine, { access = '' }) => ({ access })],
  ['the refresh token of another session', (_mine, { refresh = '', fingerprint = '' }) => ({ refresh, fingerprint, expires: '1' })],
  ['the whole record of another session', (_mine, theirs) => theirs],
  ['the refresh token in the place of the access token', ({ refresh = '' }) => ({ access: refresh })],
  ['the access token in the place of the refresh token', ({ access = '' }) => ({ refresh: access, expires: '1' })],
  ['another version', () => ({ version: '7' })],
  ['an unknown key', ({ access = '' }) => ({ access: access.replace(/^1\.k1/, '1.k9') })],
  ['a tag that does not fit', ({ access = '' }) => ({ access: access.replace(/.$/, (last) => last === 'A' ? 'Q' : 'A') })],
  ['no sealed text at all', () => ({ access: 'at_in_the_clear' })]
]

t.test('I17: a sealed text that is moved to another session, field or version opens nowhere, and shows nobody the data of another', async (t) => {
  const outcomes = new Set<string>()
  for (const [name, tamper] of moves) {
    const [mine, theirs] = [here.browser(), there.browser()]
    await mine.signIn('harbourpress')
    await theirs.signIn('fernandmoss')
    await sandbox.control.expire()
    for (const browser of [mine, theirs]) t.equal(await outcomeOf(await browser.request('/shop-info')), '200')
    const [record, other] = [await recordOf(redis, mine), await recordOf(redis, theirs)]
    await redis.client.hset(placeOf(mine), tamper(record, other))
    await sandbox.control.resetCalls()
    for (const gateway of [here, there]) {
      const answer = await alsoAt(gateway, mine).request('/shop-info')
      const text = await answer.clone().text()
      t.notMatch(text, /fernandmoss/)
      const outcome = await outcomeOf(answer)
      outcomes.add(outcome)
      t.equal(outcome, '401 REAUTH_REQUIRED', name)
    }
    t.same((await sandbox.control.calls()).total, 0, 'Big Cartel is not asked')
    t.equal(await outcomeOf(await theirs.request('/shop-info')), '200', 'the other session goes on')
  }
  t.comment(`figure: I17 ${moves.length} ways to move a sealed text: ${[...outcomes].join(', ')}`)
})
