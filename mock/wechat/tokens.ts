import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { CREDENTIALS } from '../credentials'

const LASTS_SECONDS = 7200
/** In the last minutes of a token the next one is given, and both are good. */
const BOTH_GOOD_MS = 5 * 60_000
const FORCED_A_DAY = 20

const tokenRequest = z.object({ grant_type: z.literal('client_credential'), appid: z.string(), secret: z.string(), force_refresh: z.boolean().default(false) })

/** Plays getStableAccessToken: the same token to everybody while it lasts, another by force, and which of them are good. */
export function createTokens(clock: () => Date) {
  /** Everyone that was given, with its end in epoch milliseconds; by force the others end at once. */
  let given: { value: string; until: number }[] = []
  let forced = 0

  function give(now: number): { value: string; until: number } {
    const token = { value: randomBytes(24).toString('base64url'), until: now + LASTS_SECONDS * 1000 }
    given.push(token)
    return token
  }

  return {
    answer(body: unknown): object {
      const parsed = tokenRequest.safeParse(body)
      if (!parsed.success || parsed.data.appid !== CREDENTIALS.WECHAT_APP_ID) return { errcode: 40013, errmsg: 'invalid appid' }
      if (parsed.data.secret !== CREDENTIALS.WECHAT_APP_SECRET) return { errcode: 40125, errmsg: 'invalid appsecret' }
      const now = clock().getTime()
      if (parsed.data.force_refresh) {
        if (++forced > FORCED_A_DAY) return { errcode: 45009, errmsg: 'reach max api daily quota limit' }
        given = []
      }
      const latest = given.at(-1)
      const { value, until } = latest && latest.until - now > BOTH_GOOD_MS ? latest : give(now)
      return { access_token: value, expires_in: Math.floor((until - now) / 1000) }
    },
    /** What is wrong with a token; null when it is good. */
    refusalOf(value: string): object | null {
      const known = given.find(token => token.value === value)
      if (!known) return { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' }
      return known.until > clock().getTime() ? null : { errcode: 42001, errmsg: 'access_token expired' }
    },
    forget(): void {
      given = []
    },
    reset(): void {
      given = []
      forced = 0
    },
  }
}
