/** Runs two sides in turns, checks that both bring the same number of products, and prints medians and their ratio. */
export async function compare (title: string, rounds: number, sides: Readonly<Record<string, () => Promise<number>>>): Promise<void> {
  const times = new Map(Object.keys(sides).map((name) => [name, [] as number[]]))
  const warmUp = 3
  for (let round = -warmUp; round < rounds; round++) {
    const counts = new Set<number>()
    for (const [name, run] of Object.entries(sides)) {
      const startedAt = performance.now()
      counts.add(await run())
      if (round >= 0) times.get(name)?.push(performance.now() - startedAt)
    }
    if (counts.size !== 1) throw new Error(`${title}: the sides disagree: ${[...counts].join(' and ')} answers`)
  }
  const medians = [...times].map(([name, all]) => ({ name, ms: median(all) }))
  const [one, other] = medians
  console.log(`${title} (${rounds} rounds)`)
  for (const { name, ms } of medians) console.log(`  ${name.padEnd(22)} median ${ms.toFixed(1)} ms`)
  if (one !== undefined && other !== undefined) console.log(`  ${one.name} / ${other.name} = ${(one.ms / other.ms).toFixed(2)}\n`)
}

function median (values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
