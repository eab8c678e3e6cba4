import type { Box } from '@mcb/bff/src/recognition/han/box'
import type { Grey } from '@mcb/bff/src/recognition/picture/grey'
import type { Chance } from '../chance'
import { expose } from './expose'
import type { Masks } from './masks'
import { changeWeight, choosePose, project } from './print-glyph'

/** A line as a phone might have it, the box around its print, and each character's middle and em in its pixels. */
export type PrintedLine = { grey: Grey; box: Box; middles: number[]; em: number }

/** A line of the classes in `indices` at `pitch` ems; `em` in pixels. The box is a little off the print's edges. */
export function printLine(masks: Masks, indices: number[], pitch: number, em: number, chance: Chance): PrintedLine {
  const [long, tall] = [(indices.length - 1) * pitch + 1, 1]
  const [width, height] = [Math.ceil((long + 1) * em), Math.ceil((tall + 0.8) * em)]
  const weight = chance.next() < 0.5 ? chance.between(-1, 1) : 0
  const shapes = indices.map((index, at) => ({ ink: changeWeight(masks, index, weight), dx: (at - (indices.length - 1) / 2) * pitch, dy: 0 }))
  const grey = expose(project(shapes, width, height, em, choosePose(em, long, chance)), width, height, em, long, chance)
  const slip = () => Math.max(-0.06, Math.min(0.14, chance.normal() * 0.05 + 0.04)) * em
  const [left, top] = [(width - long * em) / 2, (height - em) / 2]
  return {
    grey, em,
    box: { left: left - slip(), right: width - left + slip(), top: top - slip(), bottom: height - top + slip() },
    middles: shapes.map(({ dx }) => width / 2 + dx * em),
  }
}
