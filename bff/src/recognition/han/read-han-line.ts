import type { Grey } from '../picture/grey'
import type { Box } from './box'
import { readGlyph, type Alphabet, type Candidate } from './read-glyph'
import { proposeCuts } from './segment-han'

/** One character of a line: the likeliest reading, and what else it could be. */
export type HanCharacter = { character: string; likelihood: number; candidates: Candidate[]; box: Box }

/** Cuts as regular as the best, or nearly, are read; the glyphs then say which cut is right. */
const MOST_CUTS = 4
const AS_REGULAR = 3
/** What a cut's oddness weighs against the logarithm of its glyphs' likelihoods. */
const ODDNESS = 0.5

/** Reads a straight line of Han characters, from left to right; [] when there is no print in it. */
export function readHanLine(grey: Grey, line: Box, alphabet: Alphabet = 'han'): HanCharacter[] {
  const cuts = proposeCuts(grey, line)
  const known = new Map<string, Candidate[]>()
  const readBox = (box: Box): Candidate[] => {
    const key = `${Math.round(box.left)} ${Math.round(box.right)}`
    const candidates = known.get(key) ?? readGlyph(grey, box, alphabet)
    known.set(key, candidates)
    return candidates
  }
  let best: { score: number; characters: HanCharacter[] } | null = null
  for (const { boxes, cost } of cuts.slice(0, MOST_CUTS)) {
    if (cost > cuts[0]!.cost + AS_REGULAR) break
    const characters = boxes.flatMap(box => {
      const candidates = readBox(box)
      const [first] = candidates
      return first ? [{ character: first.character, likelihood: first.likelihood, candidates, box }] : []
    })
    const doubt = characters.reduce((sum, { likelihood }) => sum - Math.log(likelihood + 1e-4), 0) / Math.max(1, characters.length)
    const score = doubt + ODDNESS * cost
    if (!best || score < best.score) best = { score, characters }
  }
  return best?.characters ?? []
}
