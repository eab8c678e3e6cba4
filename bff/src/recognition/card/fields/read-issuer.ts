import { readHanLine } from '../../han/read-han-line'
import { findLike, findPlaces } from '../find-values'
import { followInk } from '../ink-extent'
import { readBoxes } from '../read-boxes'
import { isHan, textOf } from '../segments'
import { weakest, type Finding, type Look } from './finding'
import { isLikeABranch, recognizeIssuer } from './issuers'

const SHORTEST = 3
const TALL = 30

/** Who issued the card. Sure when it is an authority that is known, or both readers see the same. */
export async function readIssuer({ scan: { grey }, scan, row, engine }: Look): Promise<Finding | null> {
  let best: Finding | null = null
  const central = row.side === 'front'
  const isLike = (text: string) => /公安.*局|管理局$|公安部/u.test(text)
  for (const { parts, signs } of [...findPlaces(scan, 'issuer'), ...findLike(scan, isLike)]) {
    const seen = signs.filter(isHan)
    if (seen.length < SHORTEST) continue
    const finding = (text: string, sure: boolean): Finding => ({ value: text, confidence: sure ? weakest(seen) : 0.5, sure, parts })
    const first = recognizeIssuer(textOf(seen), central)
    if (first.known) return finding(first.name, true)
    const box = followInk(grey, { ...parts[0]!, right: parts.at(-1)!.right })
    const glyphs = readHanLine(grey, box, 'standard').map(({ character }) => character).join('')
    const again = textOf((await readBoxes(grey, [box], 'han', engine, TALL)).flat().filter(isHan))
    for (const text of [glyphs, again]) {
      const { name, known } = recognizeIssuer(text, central)
      if (known) return finding(name, true)
    }
    // of the state's authorities all are known
    if (!central && (glyphs === textOf(seen) || glyphs === again)) return finding(glyphs, isLikeABranch(glyphs))
    best ??= finding(recognizeIssuer(glyphs.length >= SHORTEST ? glyphs : again, central).name, false)
  }
  return best
}
