const FIRST_DELAY_MS = 1000
const LONGEST_DELAY_MS = 5 * 60_000

/**
 * How long to wait after the n-th failure: doubling from one second to five minutes, the upper half by chance, so that a
 * crowd of messages does not come back as a crowd.
 */
export function retryDelayMs(attempts: number, chance: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempts - 1))
  return Math.round(full / 2 + (full / 2) * chance)
}
