/** Asks again every few milliseconds until the answer is true-ish, and gives it back. @throws after `seconds`, saying what was awaited */
export async function until<T>(what: string, ask: () => Promise<T> | T, { seconds = 20, everyMs = 25 } = {}): Promise<NonNullable<T>> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s`)
    await new Promise(resolve => setTimeout(resolve, everyMs))
  }
}
