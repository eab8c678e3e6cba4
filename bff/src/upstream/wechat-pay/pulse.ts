/** An answer of theirs that was believed so lately says that all is well. */
const FRESH_MS = 5 * 60_000
/** Without one they are asked, at most so often, whoever wants to know. */
const ASK_AGAIN_MS = 60_000

/**
 * How WeChat Pay is, at no cost: by the answers to the calls there are, and where there were none by a question of its own.
 * @param ask goes there and back: rejects unless an answer came that is truly theirs
 */
export function createPulse({ ask, clock }: { ask: () => Promise<unknown>; clock: () => Date }) {
  let believedAt = -Infinity
  let asked: { at: number; answer: Promise<unknown> } | null = null

  return {
    /** An answer came whose signature is theirs. */
    believed: () => { believedAt = clock().getTime() },
    /** None came, or one that is not believed. */
    doubted: () => { believedAt = -Infinity },
    /** Rejects when nothing speaks for it that they are there. */
    async check(): Promise<void> {
      const now = clock().getTime()
      if (now - believedAt < FRESH_MS) return
      if (!asked || now - asked.at >= ASK_AGAIN_MS) asked = { at: now, answer: ask() }
      await asked.answer
    },
  }
}
export type Pulse = ReturnType<typeof createPulse>
