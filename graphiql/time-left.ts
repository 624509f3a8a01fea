const minuteMs = 60_000

/** How long until `expiresAt` (ISO 8601), in the two largest units that say something: `6 d 23 h`, `11 h 42 min`, `5 min`. */
export function timeLeft (expiresAt: string, nowMs: number): string {
  const minutes = Math.floor((Date.parse(expiresAt) - nowMs) / minuteMs)
  if (Number.isNaN(minutes)) return ''
  if (minutes < 1) return 'less than a minute'
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  if (days > 0) return `${days} d ${hours} h`
  if (hours > 0) return `${hours} h ${minutes % 60} min`
  return `${minutes} min`
}
