import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimiter } from '../ports'

/**
 * `points` tries in `seconds`, then a wait of `blockSeconds` that ends by itself. Counted per process: with several BFF
 * processes a caller has as many tries as there are processes, which the numbers allow for.
 */
export function createRateLimiter(options: { points: number; seconds: number; blockSeconds: number }): RateLimiter {
  const limiter = new RateLimiterMemory({ points: options.points, duration: options.seconds, blockDuration: options.blockSeconds })
  const seconds = (result: RateLimiterRes) => Math.max(1, Math.ceil(result.msBeforeNext / 1000))
  return {
    async consume(key) {
      try {
        await limiter.consume(key)
        return 0
      } catch (result) {
        if (result instanceof RateLimiterRes) return seconds(result)
        throw result
      }
    },
    async waitSeconds(key) {
      const result = await limiter.get(key)
      return result && result.consumedPoints >= options.points ? seconds(result) : 0
    },
    async reset(key) {
      await limiter.delete(key)
    },
  }
}
