/** How many points a session may spend, and how fast they come back. */
export interface PointLimits {
  readonly points: number
  readonly perSecond: number
}

export const usualPoints: PointLimits = { points: 2_000, perSecond: 100 }

/** What a session may still spend. It may go below nothing: what was spent has to come back first. */
export interface PointBudget {
  available: () => number
  /** Spends points; gives them back when there are fewer than none. */
  charge: (points: number) => void
}

/** A budget that lives in the process: what comes back is reckoned whenever somebody asks. */
export function createPointBudget ({ points, perSecond }: PointLimits, now: () => number): PointBudget {
  let level = points
  let at = now()
  const available = (): number => Math.min(points, level + (now() - at) * perSecond / 1_000)
  return {
    available: () => Math.floor(available()),
    charge: (spent) => {
      level = Math.min(points, available() - spent)
      at = now()
    }
  }
}
