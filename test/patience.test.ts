import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { patientTimeout } from '../src/patience.ts'

/** Its timers hold no process up; here they are waited for. */
const aborted = async (signal: AbortSignal): Promise<void> => {
  const held = setTimeout(() => {}, 60_000)
  await once(signal, 'abort')
  clearTimeout(held)
}

t.test('it gives up when the time is up, and says so as the platform does', async (t) => {
  const startedAt = performance.now()
  const signal = patientTimeout(120)
  await sleep(60)
  t.equal(signal.aborted, false)
  await aborted(signal)
  t.match(signal.reason, { name: 'TimeoutError' })
  t.ok(performance.now() - startedAt >= 119)
  await aborted(patientTimeout(1))
})

t.test('an answer that came while this process was busy is read, however late that is', async (t) => {
  const program = 'require("http").createServer((_, answer) => setTimeout(() => answer.end("it came"), 100)).listen(0, "127.0.0.1", function () { console.log(this.address().port) })'
  const server = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  t.teardown(() => server.kill())
  const [port] = await once(server.stdout, 'data')
  const ask = async (signal: AbortSignal): Promise<string> => {
    const asking = fetch(`http://127.0.0.1:${String(port).trim()}`, { signal }).then(async (answer) => await answer.text())
    await sleep(50) // it is on its way
    await immediate() // what was busy with what it had read looks at its timers next
    const busyUntil = performance.now() + 1_500
    while (performance.now() < busyUntil);
    return await asking
  }
  t.equal(await ask(patientTimeout(1_000)), 'it came')
  await t.rejects(ask(AbortSignal.timeout(1_000)), { name: 'TimeoutError' }, 'the impatient kind loses it')
})
