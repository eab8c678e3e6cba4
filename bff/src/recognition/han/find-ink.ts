import type { Grey } from '../picture/grey'
import type { Box } from './box'
import { resample, takeCrop, type Crop } from './crop'
import { findPatches, type Field, type Patch } from './patches'

/** The ink of one glyph in its crop: where it ends, how high its box was, and what in the crop is not part of it. */
export type Ink = { crop: Crop; extent: Box; height: number; strange: Strange | null }

/** Samples of an even grid over the crop (as `resample` has it) that belong to dust or to a neighbour are 1. */
export type Strange = { x: number; y: number; step: number; width: number; height: number; marks: Uint8Array }

/** The box is looked at on a grid of this many samples to its longer side. */
const GRID = 48
/** A box may be a little too tight: this part of its longer side is looked at around it. */
const AROUND = 0.14
const HALF = 0.45
/** Patches of ink: dust, and neighbours that look into the box, in parts of the box's longer side. */
const SPECK = 0.002
const INTRUSION = 0.14
/** A patch with less of it in the box is a neighbour's; with more, it is the glyph's own. Between them both may be. */
const OUTSIDE = 0.25
const INSIDE = 0.9

type Owner = 'own' | 'doubtful' | 'strange'

/** Whose a patch is: the glyph's, or dust, or the edge of a neighbour. */
function ownerOf(patch: Patch, { width, height, margin }: Field): Owner {
  if (patch.area < SPECK * GRID * GRID) return 'strange'
  const part = patch.inside / patch.area
  if (part < OUTSIDE) return 'strange'
  const reach = margin + INTRUSION * GRID
  const [left, right] = [patch.left === 0, patch.right === width - 1]
  const [top, bottom] = [patch.top === 0, patch.bottom === height - 1]
  if ((left && patch.right < reach) || (right && patch.left > width - 1 - reach)) return 'strange'
  if ((top && patch.bottom < reach) || (bottom && patch.top > height - 1 - reach)) return 'strange'
  if (part > INSIDE) return 'own'
  // what reaches over the middle of the box is hardly a neighbour's
  const across = patch.left < width * 0.5 && patch.right > width * 0.5
  const down = patch.top < height * 0.5 && patch.bottom > height * 0.5
  return across || down ? 'own' : 'doubtful'
}

/** Where ink falls through the half level between two samples: the part of a step outward from the darker one. */
const crossing = (darker: number, paler: number) => (darker - paler < 1e-3 ? 0.5 : Math.min(1, Math.max(0, (darker - HALF) / (darker - paler))))

/** The extent of the patches that are the glyph's, in samples and parts of them. */
function measureExtent({ width, height, ink, margin }: Field, labels: Uint16Array, own: boolean[]): Box | null {
  const [columns, rows] = [new Float32Array(width + 2), new Float32Array(height + 2)]
  let [left, right, top, bottom] = [width, -1, height, -1]
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const label = labels[at]!
      if (label !== 0 && !own[label - 1]) continue
      const value = ink[at]!
      if (value > columns[x + 1]!) columns[x + 1] = value
      if (value > rows[y + 1]!) rows[y + 1] = value
      if (label === 0) continue
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
  }
  if (right < 0) return null
  // ink that runs out of sight belongs to a neighbour that touches: the box decides where this glyph ends
  return {
    left: left === 0 ? margin : left + 0.5 - crossing(columns[left + 1]!, columns[left]!),
    right: right === width - 1 ? width - margin : right + 0.5 + crossing(columns[right + 1]!, columns[right + 2]!),
    top: top === 0 ? margin : top + 0.5 - crossing(rows[top + 1]!, rows[top]!),
    bottom: bottom === height - 1 ? height - margin : bottom + 0.5 + crossing(rows[bottom + 1]!, rows[bottom + 2]!),
  }
}

/**
 * Finds the one glyph in a box that may be a few pixels too wide or too tight. Where a patch of ink may be the glyph's or a
 * neighbour's there are two answers, with it and without; [] when the box is empty.
 */
export function findInk(grey: Grey, box: Box): Ink[] {
  const [across, down] = [box.right - box.left, box.bottom - box.top]
  if (!(across >= 2 && down >= 2)) return []
  const side = Math.max(across, down)
  const crop = takeCrop(grey, box, side * AROUND + 1.5)
  if (!crop) return []
  const step = side / crop.scale / GRID
  const margin = AROUND * GRID
  const [x, y] = [(box.left - crop.left) / crop.scale - margin * step, (box.top - crop.top) / crop.scale - margin * step]
  const [width, height] = [Math.ceil(across / side * GRID + 2 * margin), Math.ceil(down / side * GRID + 2 * margin)]
  const field = { width, height, ink: resample(crop, x, y, step, width, height), margin }
  const { labels, patches } = findPatches(field, HALF)
  const owners = patches.map(patch => ownerOf(patch, field))
  const take = (own: boolean[]): Ink[] => {
    const found = measureExtent(field, labels, own)
    if (!found) return []
    const extent = { left: x + found.left * step, right: x + found.right * step, top: y + found.top * step, bottom: y + found.bottom * step }
    const strange = own.every(Boolean) ? null
      : { x, y, step, width, height, marks: Uint8Array.from(labels, label => (label !== 0 && !own[label - 1] ? 1 : 0)) }
    return [{ crop, extent, height: down / crop.scale, strange }]
  }
  const whole = take(owners.map(owner => owner !== 'strange'))
  return owners.includes('doubtful') ? [...whole, ...take(owners.map(owner => owner === 'own'))] : whole
}
