import type { Grey } from '../../picture/grey'
import { heightOf, widthOf, type Box } from './pieces'
import { CARD } from './plane'
import type { Layout, TextLine } from './text-lines'

/** Whether a card lies the right way up or on its head, as far as its layout says; 0 knows nothing, 1 is sure. */
export type Way = { turn: 0 | 180; confidence: number }

const PORTRAIT = { narrowest: 12, lowest: 16 }
const EMBLEM = { smallest: 6, largest: 19 }
/** A title is so much taller than most lines, and has some letters. */
const TITLE = { taller: 1.35, letters: 4 }
/** Beginnings of lines within this many millimetres are one column. */
const COLUMN = 0.7
const WEIGHTS = { shoulders: 1.2, emblem: 1.2, title: 1, columns: 0.8 }

/** Shoulders are broader than a head: how much darker the lower part of a portrait is than the upper (-1 to 1). */
function seeShoulders(card: Grey, figure: Box): number {
  const band = Math.max(1, Math.round(heightOf(figure) * 0.22))
  const meanOf = (top: number) => {
    let [sum, count] = [0, 0]
    for (let y = top; y < top + band; y += 2) for (let x = figure.left; x < figure.right; x += 2) { sum += card.data[y * card.width + x]!; count += 1 }
    return sum / count
  }
  const [upper, lower] = [meanOf(figure.top), meanOf(figure.bottom - band)]
  return Math.max(-1, Math.min(1, (upper - lower) / Math.max(upper, lower) * 3))
}

/** How many lines begin where another begins, less how many end where another ends, of all (-1 to 1). */
function seeColumns(lines: readonly TextLine[], mm: number): number {
  if (lines.length < 3) return 0
  const share = (edge: (line: TextLine) => number) =>
    lines.filter(line => lines.some(other => other !== line && Math.abs(edge(line) - edge(other)) < COLUMN * mm)).length / lines.length
  return share(line => line.left) - share(line => line.right)
}

/**
 * Judges by what cards have in common: a portrait's shoulders are below, an emblem is at the top left, titles are above
 * the middle, lines begin in columns and end where they end.
 */
export function judgeWay(card: Grey, { lines, figures }: Layout): Way {
  const mm = card.width / CARD.width
  const heightFrom = (box: Box) => 1 - (box.top + box.bottom) / card.height
  const portrait = figures.find(figure => widthOf(figure) > PORTRAIT.narrowest * mm && heightOf(figure) > PORTRAIT.lowest * mm && heightOf(figure) > widthOf(figure))
  const emblem = figures.find(figure => figure !== portrait && [widthOf(figure), heightOf(figure)].every(size => size > EMBLEM.smallest * mm && size < EMBLEM.largest * mm))
  const usual = lines.map(heightOf).sort((one, other) => one - other)[lines.length >> 1] ?? 0
  const titles = lines.filter(line => heightOf(line) > TITLE.taller * usual && line.pieces.length >= TITLE.letters)
  const title = titles.sort((one, other) => heightOf(other) - heightOf(one))[0]
  const evidence = (portrait ? WEIGHTS.shoulders * seeShoulders(card, portrait) : 0)
    + (emblem ? WEIGHTS.emblem * Math.max(-1, Math.min(1, heightFrom(emblem) * 2)) : 0)
    + (title ? WEIGHTS.title * Math.max(-1, Math.min(1, heightFrom(title) * 2)) : 0)
    + WEIGHTS.columns * seeColumns(lines, mm)
  return { turn: evidence < 0 ? 180 : 0, confidence: Math.tanh(Math.abs(evidence)) }
}
