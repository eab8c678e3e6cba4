import { blur, brighten } from '../../picture/filters'
import type { Grey } from '../../picture/grey'
import { findPieces, heightOf, wholeOf, widthOf, type Box } from './pieces'

/** Paper this much darker than the lightest paper around it is a picture: a portrait, an emblem. */
const DARKER = 0.74
/** How far around the light is compared, and the least and greatest size of a picture; millimetres. */
const AROUND = 9
const SMALLEST = 3
const WIDEST = 30
const TALLEST = 36
/** Hair and clothes may be two patches with a pale face between them. */
const FACE = 12

const shares = (one: Box, other: Box) =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5 * Math.min(widthOf(one), widthOf(other))

const around = (one: Box, other: Box): Box =>
  ({ left: Math.min(one.left, other.left), top: Math.min(one.top, other.top), right: Math.max(one.right, other.right), bottom: Math.max(one.bottom, other.bottom) })

/** Patches over each other become one, unless that would be taller than a portrait: then one of them is an emblem. */
function join(boxes: Box[], mm: number): Box[] {
  for (const [index, one] of boxes.entries()) {
    const other = boxes.slice(index + 1).find(box => shares(one, box)
      && Math.max(one.top, box.top) - Math.min(one.bottom, box.bottom) < FACE * mm && heightOf(around(one, box)) < TALLEST * mm)
    if (other) return join([...boxes.filter(box => box !== one && box !== other), around(one, other)], mm)
  }
  return boxes
}

/**
 * Where a card's portrait and emblem are: broad dark patches of what would be paper. `paper` is the card without its
 * print; boxes are in its pixels.
 */
export function findFigures(paper: Grey, pixelsPerMm: number): Box[] {
  const step = Math.max(1, Math.floor(pixelsPerMm / 2))
  const coarse: Grey = { width: Math.floor(paper.width / step), height: Math.floor(paper.height / step), data: new Uint8Array(0) }
  coarse.data = new Uint8Array(coarse.width * coarse.height)
  for (let y = 0, at = 0; y < coarse.height; y += 1) {
    for (let x = 0; x < coarse.width; x += 1, at += 1) coarse.data[at] = paper.data[(y * step + (step >> 1)) * paper.width + x * step + (step >> 1)]!
  }
  const fine = pixelsPerMm / step
  const light = blur(brighten(coarse, Math.round(AROUND * fine)), Math.round(AROUND * fine / 2))
  const mask = coarse.data.map((value, at) => (value < light.data[at]! * DARKER ? 1 : 0))
  const patches = findPieces({ ...coarse, mask, depth: mask, pixelsPerMm: fine }, wholeOf(coarse))
    .filter(patch => Math.min(widthOf(patch), heightOf(patch)) > SMALLEST * fine && widthOf(patch) < WIDEST * fine && heightOf(patch) < TALLEST * fine)
  return join(patches, fine).map(({ left, top, right, bottom }) => ({ left: left * step, top: top * step, right: right * step, bottom: bottom * step }))
}
