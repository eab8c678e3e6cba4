/** Square matrices are Float64Arrays, row by row. */
export type Matrix = Float64Array

/** Makes a symmetric matrix tridiagonal (Householder); `v` becomes the turn, `d` the diagonal and `e` what is beside it. */
function tridiagonalize(v: Matrix, n: number, d: Float64Array, e: Float64Array): void {
  for (let j = 0; j < n; j += 1) d[j] = v[(n - 1) * n + j]!
  for (let i = n - 1; i > 0; i -= 1) {
    let [scale, h] = [0, 0]
    for (let k = 0; k < i; k += 1) scale += Math.abs(d[k]!)
    if (scale === 0) {
      e[i] = d[i - 1]!
      for (let j = 0; j < i; j += 1) { d[j] = v[(i - 1) * n + j]!; v[i * n + j] = 0; v[j * n + i] = 0 }
    } else {
      for (let k = 0; k < i; k += 1) { d[k] = d[k]! / scale; h += d[k]! * d[k]! }
      const f = d[i - 1]!
      const g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h)
      e[i] = scale * g
      h -= f * g
      d[i - 1] = f - g
      for (let j = 0; j < i; j += 1) e[j] = 0
      for (let j = 0; j < i; j += 1) {
        const dj = d[j]!
        v[j * n + i] = dj
        let sum = e[j]! + v[j * n + j]! * dj
        for (let k = j + 1; k < i; k += 1) { sum += v[k * n + j]! * d[k]!; e[k] = e[k]! + v[k * n + j]! * dj }
        e[j] = sum
      }
      let total = 0
      for (let j = 0; j < i; j += 1) { e[j] = e[j]! / h; total += e[j]! * d[j]! }
      const hh = total / (h + h)
      for (let j = 0; j < i; j += 1) e[j] = e[j]! - hh * d[j]!
      for (let j = 0; j < i; j += 1) {
        const [dj, ej] = [d[j]!, e[j]!]
        for (let k = j; k < i; k += 1) v[k * n + j] = v[k * n + j]! - (dj * e[k]! + ej * d[k]!)
        d[j] = v[(i - 1) * n + j]!
        v[i * n + j] = 0
      }
    }
    d[i] = h
  }
  for (let i = 0; i < n - 1; i += 1) {
    v[(n - 1) * n + i] = v[i * n + i]!
    v[i * n + i] = 1
    const h = d[i + 1]!
    if (h !== 0) {
      for (let k = 0; k <= i; k += 1) d[k] = v[k * n + i + 1]! / h
      for (let j = 0; j <= i; j += 1) {
        let sum = 0
        for (let k = 0; k <= i; k += 1) sum += v[k * n + i + 1]! * v[k * n + j]!
        for (let k = 0; k <= i; k += 1) v[k * n + j] = v[k * n + j]! - sum * d[k]!
      }
    }
    for (let k = 0; k <= i; k += 1) v[k * n + i + 1] = 0
  }
  for (let j = 0; j < n; j += 1) { d[j] = v[(n - 1) * n + j]!; v[(n - 1) * n + j] = 0 }
  v[n * n - 1] = 1
  e[0] = 0
}

/** Makes a tridiagonal matrix diagonal (implicit QL), turning `v` along. */
function diagonalize(v: Matrix, n: number, d: Float64Array, e: Float64Array): void {
  for (let i = 1; i < n; i += 1) e[i - 1] = e[i]!
  e[n - 1] = 0
  let [shift, largest] = [0, 0]
  for (let l = 0; l < n; l += 1) {
    largest = Math.max(largest, Math.abs(d[l]!) + Math.abs(e[l]!))
    let m = l
    while (m < n - 1 && Math.abs(e[m]!) > Number.EPSILON * largest) m += 1
    while (m > l && Math.abs(e[l]!) > Number.EPSILON * largest) {
      const g0 = d[l]!
      const p0 = (d[l + 1]! - g0) / (2 * e[l]!)
      const r0 = Math.hypot(p0, 1) * (p0 < 0 ? -1 : 1)
      d[l] = e[l]! / (p0 + r0)
      d[l + 1] = e[l]! * (p0 + r0)
      const next = d[l + 1]!
      const h0 = g0 - d[l]!
      for (let i = l + 2; i < n; i += 1) d[i] = d[i]! - h0
      shift += h0
      let p = d[m]!
      let [c, c2, c3, s, s2] = [1, 1, 1, 0, 0]
      const beside = e[l + 1]!
      for (let i = m - 1; i >= l; i -= 1) {
        c3 = c2
        c2 = c
        s2 = s
        const g = c * e[i]!
        const h = c * p
        const r = Math.hypot(p, e[i]!)
        e[i + 1] = s * r
        s = e[i]! / r
        c = p / r
        p = c * d[i]! - s * g
        d[i + 1] = h + s * (c * g + s * d[i]!)
        for (let k = 0; k < n; k += 1) {
          const turned = v[k * n + i + 1]!
          v[k * n + i + 1] = s * v[k * n + i]! + c * turned
          v[k * n + i] = c * v[k * n + i]! - s * turned
        }
      }
      p = -s * s2 * c3 * beside * e[l]! / next
      e[l] = s * p
      d[l] = c * p
    }
    d[l] = d[l]! + shift
    e[l] = 0
  }
}

/** The eigenvalues of a symmetric matrix, the largest first, and its eigenvectors as the columns of `vectors`. */
export function findEigenvectors(matrix: Matrix, n: number): { values: Float64Array; vectors: Matrix } {
  const [v, d, e] = [Float64Array.from(matrix), new Float64Array(n), new Float64Array(n)]
  tridiagonalize(v, n, d, e)
  diagonalize(v, n, d, e)
  const order = [...d.keys()].sort((a, b) => d[b]! - d[a]!)
  const vectors = new Float64Array(n * n)
  for (const [to, from] of order.entries()) for (let k = 0; k < n; k += 1) vectors[k * n + to] = v[k * n + from]!
  return { values: Float64Array.from(order, from => d[from]!), vectors }
}
