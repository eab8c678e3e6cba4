import { findWord, type Match } from './anchors'
import type { Segment } from './segments'
import { LABELS, STRANGERS, TITLES, type Label, type Title } from './words'

/** A word that was found: where, and how many of its signs were as they should be. */
export type FoundWord = Match & { word: string; where: Segment }

export type CardWords = { labels: Partial<Record<Label, FoundWord>>; titles: Partial<Record<Title, FoundWord>>; strangers: FoundWord[] }

export const signsFound = ({ word, likeness }: FoundWord) => word.length * likeness

function findBest(segments: readonly Segment[], words: readonly string[]): FoundWord | null {
  let best: FoundWord | null = null
  for (const where of segments) {
    const text = where.signs.map(sign => sign.text)
    for (const word of words) {
      const match = findWord(text, word)
      if (match && (!best || signsFound({ ...match, word, where }) > signsFound(best))) best = { ...match, word, where }
    }
  }
  return best
}

const findEach = <Name extends string>(segments: readonly Segment[], table: Readonly<Record<Name, string | readonly string[]>>) =>
  Object.fromEntries((Object.entries(table) as [Name, string | readonly string[]][])
    .map(([name, words]) => [name, findBest(segments, typeof words === 'string' ? [words] : words)] as const)
    .filter(([, found]) => found !== null)) as Partial<Record<Name, FoundWord>>

/** Of titles that stand in one line of print only the likeliest is meant: much of them is the same. */
function keepLikeliest(titles: CardWords['titles']): CardWords['titles'] {
  const found = Object.entries(titles)
  return Object.fromEntries(found.filter(([, title]) => !found.some(([, other]) => other.where === title.where && other.likeness > title.likeness)))
}

/** The labels and titles on a card, and words only other cards print. What a title says is no label. */
export function findWords(segments: readonly Segment[]): CardWords {
  const titles = keepLikeliest(findEach(segments, TITLES))
  const rest = segments.filter(segment => !Object.entries(titles).some(([name, { where }]) => name !== 'state' && where === segment))
  return {
    labels: findEach(rest, LABELS),
    titles,
    strangers: STRANGERS.map(word => findBest(segments, [word])).filter(found => found !== null),
  }
}

/** How many signs of labels and titles there are. */
export const evidenceOf = ({ labels, titles }: CardWords) => [...Object.values(labels), ...Object.values(titles)].reduce((sum, word) => sum + signsFound(word), 0)
