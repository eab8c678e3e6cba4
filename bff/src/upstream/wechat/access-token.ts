/** WeChat gives the next token in the last five minutes of the one before, and both are good then: asked a little later, it is the next. */
const SPARE_MS = 4 * 60_000
/** A new one by force makes every other copy worthless and is allowed twenty times a day. https://developers.weixin.qq.com: getStableAccessToken */
const FORCE_AGAIN_MS = 75 * 60_000

/** `lastsSeconds` from now on. */
export type GivenToken = { value: string; lastsSeconds: number }

/**
 * The stable access token (稳定版接口调用凭据) of this process: kept until shortly before it ends, asked for by one call at a time however many
 * wait for it. @param ask asks WeChat; by force it gives a new one even while the one before is good
 */
export function createAccessToken({ ask, clock }: { ask: (byForce: boolean) => Promise<GivenToken>; clock: () => Date }) {
  let kept: { value: string; until: number } | null = null
  let asking: Promise<string> | null = null
  let forcedAt = -Infinity

  async function fetchNew(byForce: boolean): Promise<string> {
    const begun = clock().getTime()
    if (byForce) forcedAt = begun
    const { value, lastsSeconds } = await ask(byForce)
    kept = { value, until: begun + lastsSeconds * 1000 - SPARE_MS }
    return value
  }

  function renew(byForce: boolean): Promise<string> {
    asking ??= fetchNew(byForce).finally(() => { asking = null })
    return asking
  }

  return {
    get: async (): Promise<string> => (kept && clock().getTime() < kept.until ? kept.value : renew(false)),

    /** Another than one WeChat has just refused: whoever was faster has it already; else WeChat's present one, else a new one by force. */
    async insteadOf(refused: string): Promise<string> {
      if (kept && kept.value !== refused) return kept.value
      kept = null
      const present = await renew(false)
      if (present !== refused || (!asking && clock().getTime() - forcedAt < FORCE_AGAIN_MS)) return present
      return renew(true)
    },
  }
}
