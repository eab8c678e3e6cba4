import type { Grey } from '../picture/grey'
import { sampleAt } from '../picture/sample'
import type { Zone } from '../zone/cells'
import { COLUMNS, fitProjection } from '../zone/grid'
import type { Point } from '../zone/rows'

/** A place on a data page, in millimetres from its upper left corner as ICAO 9303-4 has it. */
export type Area = { left: number; top: number; right: number; bottom: number }
/** Where a place of the page, in millimetres, is on the picture. */
export type PageMap = (x: number, y: number) => Point

const PAGE_WIDTH = 125
const PITCH = 2.54
const LINES_APART = 6.35
/** The middle of the zone's upper line. */
const UPPER_LINE = 74

/** What stands above the zone, and a little beside the page, as printers and cutters differ. */
export const VISUAL_ZONE: Area = { left: -1, top: -2, right: PAGE_WIDTH + 1, bottom: UPPER_LINE - 2.6 }

/**
 * How the page lies on the picture, going by the zone's letters alone: their two lines fix the perspective, and their bend is the
 * page's. Null when they do not fix it.
 */
export function mapPage(zone: Zone): PageMap | null {
  const half = (COLUMNS - 1) / 2
  const middle = zone.locate(half, 0.5)
  const unit = zone.pitch * half
  const samples = [0, 1].flatMap(row => Array.from({ length: COLUMNS }, (_, column) => {
    const { x, y } = zone.locate(column, row)
    return { u: (column - half) / half, v: row, x: (x - middle.x) / unit, y: (y - middle.y) / unit }
  }))
  const project = fitProjection(samples)
  if (!project) return null
  const off = samples.map(({ u, v, x, y }) => { const flat = project(u, v); return { x: x - flat.x, y: y - flat.y } })
  const bends = Array.from({ length: COLUMNS }, (_, column) => {
    const [upper, lower] = [off[column]!, off[COLUMNS + column]!]
    return { x: (upper.x + lower.x) / 2, y: (upper.y + lower.y) / 2 }
  })
  return (x, y) => {
    const u = (x - PAGE_WIDTH / 2) / PITCH / half
    const flat = project(u, (y - UPPER_LINE) / LINES_APART)
    const at = Math.min(COLUMNS - 1.001, Math.max(0, u * half + half))
    const [before, after, part] = [bends[Math.floor(at)]!, bends[Math.floor(at) + 1]!, at % 1]
    return {
      x: (flat.x + before.x * (1 - part) + after.x * part) * unit + middle.x,
      y: (flat.y + before.y * (1 - part) + after.y * part) * unit + middle.y,
    }
  }
}

/** The map is worked out at corners of squares of so many pixels; within one it is as good as even. */
const STEP = 8

/** A part of the page laid flat, at so many pixels a millimetre. `scale` is how many pixels of `picture` one of the map's is. */
export function layArea(picture: Grey, map: PageMap, { left, top, right, bottom }: Area, pixelsPerMm: number, scale = 1): Grey {
  const width = Math.max(1, Math.round((right - left) * pixelsPerMm))
  const height = Math.max(1, Math.round((bottom - top) * pixelsPerMm))
  const data = new Uint8Array(width * height)
  const locate = (x: number, y: number) => {
    const point = map(left + (x + 0.5) / pixelsPerMm, top + (y + 0.5) / pixelsPerMm)
    return { x: (point.x + 0.5) * scale - 0.5, y: (point.y + 0.5) * scale - 0.5 }
  }
  for (let y0 = 0; y0 < height; y0 += STEP) {
    for (let x0 = 0; x0 < width; x0 += STEP) {
      const [a, b, c] = [locate(x0, y0), locate(x0 + STEP, y0), locate(x0, y0 + STEP)]
      const [ux, uy, vx, vy] = [(b.x - a.x) / STEP, (b.y - a.y) / STEP, (c.x - a.x) / STEP, (c.y - a.y) / STEP]
      for (let y = y0; y < Math.min(height, y0 + STEP); y += 1) {
        for (let x = x0; x < Math.min(width, x0 + STEP); x += 1) {
          data[y * width + x] = sampleAt(picture, a.x + ux * (x - x0) + vx * (y - y0), a.y + uy * (x - x0) + vy * (y - y0)) + 0.5
        }
      }
    }
  }
  return { width, height, data }
}
