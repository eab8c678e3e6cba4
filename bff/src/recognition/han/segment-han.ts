import type { Grey } from '../picture/grey'
import type { Box } from './box'
import { takeLineInk } from './line-ink'
import { findPieces, findRows, type Piece } from './pieces'

/** A character's ink along the line, in heights of the print. */
type Group = { left: number; right: number; cost: number }

/** From one character's middle to the next, in heights of the print: close set up to widely spaced. */
const PITCHES = [0.98, 1.03, 1.08, 1.14, 1.2, 1.28, 1.36, 1.46, 1.58, 1.72, 1.9, 2.1, 2.35]
const WIDEST = 1.16
const MOST_PIECES = 7
/** An em is this much of the height of print that has at least one full character. */
const EM = 1.04

const square = (value: number) => value * value

/** How unlike one character a group of pieces is: too wide, too narrow, with wide gaps inside, or cut off from a neighbour. */
function weighGroup(pieces: Piece[], from: number, to: number, em: number): Group {
  const [left, right] = [pieces[from]!.left / em, pieces[to]!.right / em]
  const width = right - left
  let cost = width > 1 ? square((width - 1) / 0.07) : width < 0.7 ? square((0.7 - width) / 0.45) : 0
  for (let at = from + 1; at <= to; at += 1) cost += square((pieces[at]!.left - pieces[at - 1]!.right) / em / 0.2)
  if (pieces[from]!.bridge > 0) cost += 0.3 + 4 * pieces[from]!.bridge
  return { left, right, cost }
}

/** Two characters in a row: their middles should be a pitch, or whole pitches, apart, and there is a gap between them. */
function weighStep(before: Group, after: Group, pitch: number): number {
  const apart = (after.left + after.right - before.left - before.right) / 2
  // a narrow character need not stand in the middle of its cell
  const loose = 0.07 + 0.12 * Math.max(0, 0.9 - Math.min(after.right - after.left, before.right - before.left))
  const steps = Math.max(1, Math.round(apart / pitch))
  return square((apart - steps * pitch) / loose) + (steps - 1) * 0.5
}

type Path = { cost: number; group: Group; before: Path | null; count: number }

/** The cheapest way to part the pieces at one pitch. */
function partAt(groups: Group[][], pitch: number): Path | null {
  const endingAt: Path[][] = groups.map(() => [])
  for (const [from, candidates] of groups.entries()) {
    for (const [more, group] of candidates.entries()) {
      let best: Path | null = from === 0 ? { cost: group.cost, group, before: null, count: 1 } : null
      for (const before of from > 0 ? endingAt[from - 1]! : []) {
        const cost = before.cost + group.cost + weighStep(before.group, group, pitch)
        if (!best || cost < best.cost) best = { cost, group, before, count: before.count + 1 }
      }
      if (best) endingAt[from + more]!.push(best)
    }
  }
  const last = endingAt.at(-1) ?? []
  return last.reduce<Path | null>((best, path) => (!best || path.cost < best.cost ? path : best), null)
}

function unwind(path: Path | null): Group[] {
  const groups: Group[] = []
  for (let at = path; at; at = at.before) groups.unshift(at.group)
  return groups
}

/** One way to cut a line into characters, and how odd it is: 0 for square characters at an even pitch. */
export type Cut = { boxes: Box[]; cost: number }

/** The ways a line of print may be cut, the most regular first; each set of boxes once. */
export function proposeCuts(grey: Grey, line: Box): Cut[] {
  const ink = takeLineInk(grey, line)
  const rows = ink && findRows(ink)
  if (!ink || !rows) return []
  // a line of nothing but flat characters (一, 二) is lower than an em
  const em = Math.max((rows.bottom - rows.top) * EM, (ink.height - 2 * ink.margin) * 0.62)
  const pieces = findPieces(ink, rows, em)
  const groups = pieces.map((piece, from) => {
    const found: Group[] = []
    for (let to = from; to < Math.min(pieces.length, from + MOST_PIECES); to += 1) {
      if ((pieces[to]!.right - piece.left) / em > WIDEST && to > from) break
      found.push(weighGroup(pieces, from, to, em))
    }
    return found
  })
  const middle = (rows.top + rows.bottom) / 2
  const [top, bottom] = [ink.top + (middle - em / 2) * ink.step, ink.top + (middle + em / 2) * ink.step]
  const cuts = new Map<string, Cut>()
  for (const pitch of PITCHES) {
    const path = partAt(groups, pitch)
    if (!path) continue
    const boxes = unwind(path).map(({ left, right }) => {
      // a narrow character gets room, but not its neighbour's
      const spare = Math.max(0.03, Math.min(0.08, (0.9 - right + left) / 2))
      return { left: ink.left + (left - spare) * em * ink.step, right: ink.left + (right + spare) * em * ink.step, top, bottom }
    })
    const cost = path.cost / path.count
    const key = boxes.map(box => Math.round(box.left)).join()
    const known = cuts.get(key)
    if (!known || cost < known.cost) cuts.set(key, { boxes, cost })
  }
  return [...cuts.values()].sort((a, b) => a.cost - b.cost)
}
