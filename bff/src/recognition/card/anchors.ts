/** Where a word stands in a text, signs counted, and what part of it was there, 0 to 1. */
export type Match = { from: number; to: number; likeness: number }

/** Signs the engine makes out of gaps, rules and dirt, and those that stand between words. */
const NOISE = /[\s_“”"'‘’`|~·.,:：;，。、-]/u

/** How many wrong, missing or added signs a word of so many may have and still be that word. */
export const slackFor = (length: number) => (length <= 2 ? 0 : length <= 5 ? 1 : Math.floor(length * 0.35))

/**
 * Finds the place in a text that is nearest to a word. Noise in the text costs nothing. Null when no place is near enough;
 * a word of two signs may have one wrong where `lenient`.
 */
export function findWord(text: readonly string[], word: string, lenient = false): Match | null {
  const letters = [...word]
  const [rows, columns] = [letters.length + 1, text.length + 1]
  const cost = new Float64Array(rows * columns)
  const start = new Int32Array(rows * columns)
  for (let j = 0; j < columns; j += 1) start[j] = j
  for (let i = 1; i < rows; i += 1) {
    cost[i * columns] = i
    for (let j = 1; j < columns; j += 1) {
      const here = i * columns + j
      const skip = NOISE.test(text[j - 1]!) ? 0 : 1
      const ways = [
        [cost[here - columns - 1]! + (letters[i - 1] === text[j - 1] ? 0 : 1), start[here - columns - 1]!],
        [cost[here - columns]! + 1, start[here - columns]!],
        [cost[here - 1]! + skip, start[here - 1]!],
      ] as const
      const [least, from] = ways.reduce((best, way) => (way[0] < best[0] ? way : best))
      cost[here] = least
      start[here] = from
    }
  }
  let end = 0
  const last = (rows - 1) * columns
  for (let j = 1; j < columns; j += 1) {
    // Of two ends as near, the later one: the last sign was misread then, and is no value.
    if (cost[last + j]! < cost[last + end]! || (cost[last + j] === cost[last + end] && start[last + j] === start[last + end] && j - start[last + j]! <= letters.length)) end = j
  }
  const wrong = cost[last + end]!
  const slack = lenient && letters.length === 2 ? 1 : slackFor(letters.length)
  return wrong > slack ? null : { from: start[last + end]!, to: end, likeness: 1 - wrong / letters.length }
}
