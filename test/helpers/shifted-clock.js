/**
 * node --import './test/helpers/shifted-clock.js?ms=600000' program.js
 *
 * Puts the clock of one process wrong, by so many milliseconds; what is measured (`performance.now`, timers) stays right.
 */
const shiftMs = Number(new URL(import.meta.url).searchParams.get('ms'))
const { now } = Date

Date.now = () => now() + shiftMs
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [Date.now()] : args, newTarget),
  apply: () => new Date().toString()
})
