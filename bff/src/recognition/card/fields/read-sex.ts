import { readGlyph } from '../../han/read-glyph'
import { findLike, findPlaces, type Place } from '../find-values'
import type { Box } from '../geometry/pieces'
import { followInk } from '../ink-extent'
import { readBoxes } from '../read-boxes'
import type { Scan } from '../scan'
import type { CardSign } from '../segments'
import type { Finding, Look } from './finding'

type Sex = 'male' | 'female'
const SIGNS: Readonly<Record<string, Sex>> = { 男: 'male', 女: 'female', M: 'male', F: 'female' }
const TALL = 40
const LIKELY = 0.9
/** 男 and 女 are as wide as tall, give or take. */
const WIDTH = 1.2
/** 性别, its value, M or F, and dirt. */
const MOST_SIGNS = 6

/** What the signs of a place say, when they do not contradict each other. */
function sexOf(signs: readonly CardSign[]): Sex | null {
  const sexes = new Set(signs.flatMap(({ text }) => SIGNS[text] ?? []))
  return sexes.size === 1 ? [...sexes][0]! : null
}

/** What the glyph reader makes of the first character of a box. */
function seeGlyph(look: Look, box: Box): Sex | null {
  const whole = followInk(look.scan.grey, box)
  const [first] = readGlyph(look.scan.grey, { ...whole, right: Math.min(whole.right, Math.round(whole.left + (whole.bottom - whole.top) * WIDTH)) }, 'han')
  return first && first.likelihood >= LIKELY ? SIGNS[first.character] ?? null : null
}

async function readPlace(look: Look, { parts, signs }: Place): Promise<Finding | null> {
  const glyph = parts[0] ? seeGlyph(look, parts[0]) : null
  const seen = sexOf(signs) ?? sexOf((await readBoxes(look.scan.grey, parts, 'han', look.engine, TALL)).flat())
  const value = glyph ?? seen
  return value && { value, confidence: glyph === seen ? 0.99 : 0.5, sure: glyph === seen, parts }
}

/** Lines in which one sign of the label is left: what stands behind it. */
function findBehindLabel({ segments }: Scan): Place[] {
  return segments.flatMap(({ box, signs }) => {
    const at = signs.findIndex(({ text }) => text === '别')
    const left = signs[at]?.box.right
    return left !== undefined && signs.length <= MOST_SIGNS && box.right - left > (box.bottom - box.top) / 2 ? [{ parts: [{ ...box, left }], signs: signs.slice(at + 1) }] : []
  })
}

/** 男 or 女, by the engine and the glyph reader; M or F may stand beside it. Sure when both see the same. */
export async function readSex(look: Look): Promise<Finding | null> {
  for (const place of [...findPlaces(look.scan, 'sex'), ...findLike(look.scan, text => /^[^\p{Script=Han}]?[男女][^\p{Script=Han}]{0,3}$/u.test(text)), ...findBehindLabel(look.scan)]) {
    const finding = await readPlace(look, place)
    if (finding) return finding
  }
  return null
}
