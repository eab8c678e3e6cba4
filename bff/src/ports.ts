/** Counts tries and says how long to wait. */
export interface RateLimiter {
  /** Counts one try. @returns seconds to wait before the next, 0 when it may go on. */
  consume(key: string): Promise<number>
  /** Seconds to wait now, without counting. */
  waitSeconds(key: string): Promise<number>
  reset(key: string): Promise<void>
}
