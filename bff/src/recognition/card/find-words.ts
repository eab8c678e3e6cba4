import { findWord, type Match } from './anchors'
import type { Segment } from './segments'
import { LABELS, STRANGERS, TITLES, type Label, type Title } from './words'

/** A word that was found: where, and how many of its signs were as they should be. */
export type FoundWord = Match & { word: string; where: Segment }

export type CardWords = { labels: Partial<Record<Label, FoundWord>>; titles: Partial<Record<Title, FoundWord>>; strangers: FoundWord[] }

export const signsFound = ({ word, likeness }: FoundWord) => word.length * likeness

/** Where most of one of several ways to say a thing was found; a longer one, with English, counts for no more than the first. */
function findBest(segments: readonly Segment[], words: readonly [string, ...string[]]): FoundWord | null {
  let best: FoundWord | null = null
  for (const where of segments) {
    const text = where.signs.map(sign => sign.text)
    for (const longest of words) {
      const match = findWord(text, longest)
      const word = longest.length > words[0].length ? words[0] : longest
      if (match && (!best || signsFound({ ...match, word, where }) > signsFound(best))) best = { ...match, word, where }
    }
  }
  return best
}

const findEach = <Name extends string>(segments: readonly Segment[], table: Readonly<Record<Name, readonly [string, ...string[]]>>) =>
  Object.fromEntries((Object.entries(table) as [Name, readonly [string, ...string[]]][])
    .map(([name, words]) => [name, findBest(segments, words)] as const)
    .filter(([, found]) => found !== null)) as Partial<Record<Name, FoundWord>>

/** Lines of one row as one: the engine parts a title where light falls on it. */
function joinRows(segments: readonly Segment[]): Segment[] {
  const rows = [...new Set(segments.map(({ row }) => row))].map(row => segments.filter(segment => segment.row === row)).filter(members => members.length > 1)
  return rows.map(members => ({
    row: members[0]!.row, signs: members.flatMap(({ signs }) => signs),
    box: {
      left: members[0]!.box.left, right: members.at(-1)!.box.right,
      top: Math.min(...members.map(({ box }) => box.top)), bottom: Math.max(...members.map(({ box }) => box.bottom)),
    },
  }))
}

/** Of titles that stand in one line of print only the likeliest is meant: much of them is the same. */
function keepLikeliest(titles: CardWords['titles']): CardWords['titles'] {
  const found = Object.entries(titles)
  return Object.fromEntries(found.filter(([, title]) => !found.some(([, other]) => other.where.row === title.where.row && other.likeness > title.likeness)))
}

/** The labels and titles on a card, and words only other cards print. What a title says is no label. */
export function findWords(segments: readonly Segment[]): CardWords {
  const titles = keepLikeliest(findEach([...segments, ...joinRows(segments)], TITLES))
  const rest = segments.filter(segment => !Object.entries(titles).some(([name, { where }]) => name !== 'state' && where === segment))
  return {
    labels: findEach(rest, LABELS),
    titles,
    strangers: STRANGERS.map(word => findBest(segments, [word])).filter(found => found !== null),
  }
}

/** How many signs of labels and titles there are. */
export const evidenceOf = ({ labels, titles }: CardWords) => [...Object.values(labels), ...Object.values(titles)].reduce((sum, word) => sum + signsFound(word), 0)
