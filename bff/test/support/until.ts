/** Asks again until the answer is good. @throws with the last answer when it is not in time */
export async function until<T>(ask: () => Promise<T>, good: (answer: T) => boolean, withinMs = 10_000, everyMs = 25): Promise<T> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (good(answer)) return answer
    if (Date.now() > deadline) throw new Error(`not in time: ${JSON.stringify(answer).slice(0, 500)}`)
    await new Promise(resolve => setTimeout(resolve, everyMs))
  }
}
