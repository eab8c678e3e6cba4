import type { Chance } from '../chance'
import type { Masks } from './masks'
import { printGlyph, type Print } from './print-glyph'

/** Han characters the reader does not know, to see that it says so. */
export function listStrangers(known: ReadonlySet<string>, count: number, chance: Chance): string[] {
  const strangers = new Set<string>()
  while (strangers.size < count) {
    const character = String.fromCodePoint(chance.integer(0x4e00, 0x9fa5))
    if (!known.has(character)) strangers.add(character)
  }
  return [...strangers]
}

/** A box with no glyph in it that has a name: half a glyph, two of them, or the end of one and the beginning of another. */
export function printNothing(masks: Masks, index: number, pool: number[], height: number, chance: Chance): Print {
  const print = printGlyph(masks, index, pool, height, chance)
  const { left, right, top, bottom } = print.box
  const [width, tall] = [right - left, bottom - top]
  const side = chance.next() < 0.5 ? -1 : 1
  const box = chance.pick([
    () => { const by = side * chance.between(0.35, 0.6) * width; return { left: left + by, right: right + by, top, bottom } },
    () => { const by = side * chance.between(0.35, 0.5) * tall; return { left, right, top: top + by, bottom: bottom + by } },
    () => (side < 0 ? { left: left - 0.8 * width, right, top, bottom } : { left, right: right + 0.8 * width, top, bottom }),
    () => (side < 0 ? { left: left + width / 2, right, top, bottom } : { left, right: left + width / 2, top, bottom }),
  ])()
  return { ...print, box }
}
