/** The three numbers a standard gives for an age: Box-Cox power, median, coefficient of variation (Cole and Green 1992). */
export type Lms = { l: number; m: number; s: number }

/** The measurement that lies `z` standard deviations from the median. */
export function valueAt(z: number, { l, m, s }: Lms): number {
  return l === 0 ? m * Math.exp(s * z) : m * Math.pow(1 + l * s * z, 1 / l)
}

/**
 * How many standard deviations a measurement lies from the median. `restricted`: beyond three, the distance from two to
 * three is the unit (WHO, Methods and development, 2006, chapter 7), because a skewed curve says nothing reliable there.
 */
export function zScore(value: number, lms: Lms, { restricted }: { restricted: boolean }): number {
  const { l, m, s } = lms
  const z = l === 0 ? Math.log(value / m) / s : (Math.pow(value / m, l) - 1) / (l * s)
  if (!restricted || Math.abs(z) <= 3) return z
  const third = valueAt(Math.sign(z) * 3, lms)
  const unit = Math.abs(third - valueAt(Math.sign(z) * 2, lms))
  return Math.sign(z) * 3 + (value - third) / unit
}

/** The share of children below, 0 to 100, of a z-score in a normal distribution. */
export function percentileOf(z: number): number {
  return 100 * normalBelow(z)
}

/** Below `z` in a standard normal distribution: a series near the middle, a continued fraction in the tails; error below 1e-12. */
function normalBelow(z: number): number {
  const distance = Math.abs(z)
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (distance < 3) {
    let term = distance
    let sum = distance
    for (let n = 1; term > 1e-16 * sum; n += 1) sum += term *= (distance * distance) / (2 * n + 1)
    return 0.5 + Math.sign(z) * density * sum
  }
  let fraction = distance
  for (let n = 60; n >= 1; n -= 1) fraction = distance + n / fraction
  const tail = density / fraction
  return z < 0 ? tail : 1 - tail
}
