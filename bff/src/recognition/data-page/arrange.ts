import { heightOf, widthOf, type PageLine } from './page-lines'
import type { Area } from './lay-page'

/** Sizes in millimetres. */
const ALIGNED = 2
/** What is left of a label may begin so much later than its value. */
const LATER = 9
const CLOSE = 1.9
const OVERLAP = -0.6
/** A value is printed larger than its label. */
export const LARGER = 1.08
/** Beside a label, no farther. */
const BESIDE = 34
const SHORTEST = 2.6

const shared = (one: Area, other: Area) => Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)

/** Whether the other line begins below this one, and close to it. */
function isBelow(line: Area, other: Area): boolean {
  const gap = other.top - line.bottom
  const later = line.left - other.left
  return (Math.abs(later) < ALIGNED || (later > 0 && later < LATER && line.left < other.right)) && gap > OVERLAP && gap < CLOSE && other.top > line.top
}

/** The line next below another, beginning where it begins; undefined where there is none. */
export function lineBelow<Line extends Area>(line: Area, lines: readonly Line[]): Line | undefined {
  return lines.filter(other => other !== line && isBelow(line, other)).sort((one, other) => one.top - other.top)[0]
}

/** The line next to the right of another on the same row; undefined where there is none. */
export function lineBeside<Line extends Area>(line: Area, lines: readonly Line[]): Line | undefined {
  return lines
    .filter(other => other !== line && other.left >= line.right - 1 && other.left - line.right < BESIDE && shared(line, other) > 0.5 * Math.min(heightOf(line), heightOf(other)))
    .sort((one, other) => one.left - other.left)[0]
}

/** The small print right above a value, or what stands to its left; undefined where there is neither. */
export function labelOf(value: PageLine, lines: readonly PageLine[]): PageLine | undefined {
  return lines.filter(line => line !== value && isBelow(line, value)).sort((one, other) => other.top - one.top)[0] ?? lines.find(line => lineBeside(line, lines) === value)
}

/** Parts the lines into those that are values, by their size and place, and small print above one. Single letters are neither. */
export function partValues(lines: readonly PageLine[]): { values: PageLine[]; labels: PageLine[] } {
  const labels = lines.filter(line => {
    const below = lineBelow(line, lines)
    return below !== undefined && heightOf(below) > heightOf(line) * LARGER
  })
  const values = lines.filter(line => !labels.includes(line) && widthOf(line) > SHORTEST)
  return { values, labels }
}
