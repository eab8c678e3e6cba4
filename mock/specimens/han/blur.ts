/** Blurs the lines of a field: `along` is the step from one sample of a line to the next, `across` from line to line. */
function blurLines(field: Float32Array, sigma: number, along: number, length: number, across: number, count: number): void {
  if (sigma < 0.2) return
  const radius = Math.ceil(sigma * 2.3)
  const weights = new Float32Array(2 * radius + 1)
  let total = 0
  for (let tap = -radius; tap <= radius; tap += 1) total += weights[tap + radius] = Math.exp(-tap * tap / (2 * sigma * sigma))
  for (let tap = 0; tap < weights.length; tap += 1) weights[tap] = weights[tap]! / total
  const line = new Float32Array(length + 2 * radius)
  for (let from = 0; from < count * across; from += across) {
    for (let at = 0; at < length; at += 1) line[at + radius] = field[from + at * along]!
    for (let at = 0; at < radius; at += 1) {
      line[at] = line[radius]!
      line[length + radius + at] = line[length + radius - 1]!
    }
    for (let at = 0; at < length; at += 1) {
      let sum = 0
      for (let tap = 0; tap < weights.length; tap += 1) sum += weights[tap]! * line[at + tap]!
      field[from + at * along] = sum
    }
  }
}

/** Blurs a field in place, each way by its own sigma in samples; beyond the edge the nearest sample answers. */
export function blur(field: Float32Array, width: number, height: number, sigmaX: number, sigmaY: number): void {
  blurLines(field, sigmaX, 1, width, width, height)
  blurLines(field, sigmaY, width, height, 1, width)
}
