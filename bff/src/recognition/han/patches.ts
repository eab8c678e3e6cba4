/** Ink on an even grid, paper 0 and ink 1; the outermost `margin` samples are outside the box. */
export type Field = { width: number; height: number; ink: Float32Array; margin: number }

/** Connected ink: its samples, how many of them are in the box, and its bounds (all inclusive). */
export type Patch = { area: number; inside: number; left: number; right: number; top: number; bottom: number }

/** Connected patches of ink darker than `level`; `labels` has 1 for the samples of the first patch, and so on, 0 for paper. */
export function findPatches({ width, height, ink, margin }: Field, level: number): { labels: Uint16Array; patches: Patch[] } {
  const labels = new Uint16Array(width * height)
  const patches: Patch[] = []
  const stack: number[] = []
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start]! < level || labels[start] !== 0) continue
    const patch: Patch = { area: 0, inside: 0, left: width, right: 0, top: height, bottom: 0 }
    const label = patches.push(patch)
    labels[start] = label
    stack.push(start)
    while (stack.length > 0) {
      const at = stack.pop()!
      const x = at % width
      const y = (at - x) / width
      patch.area += 1
      if (x >= margin - 0.5 && x < width - margin && y >= margin - 0.5 && y < height - margin) patch.inside += 1
      if (x < patch.left) patch.left = x
      if (x > patch.right) patch.right = x
      if (y < patch.top) patch.top = y
      if (y > patch.bottom) patch.bottom = y
      for (let j = y > 0 ? y - 1 : 0; j <= y + 1 && j < height; j += 1) {
        for (let i = x > 0 ? x - 1 : 0; i <= x + 1 && i < width; i += 1) {
          const near = j * width + i
          if (labels[near] === 0 && ink[near]! >= level) { labels[near] = label; stack.push(near) }
        }
      }
    }
  }
  return { labels, patches }
}
