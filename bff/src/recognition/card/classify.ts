import { isDocumentNumber, isResidentIdentityNumber } from '@mcb/shared/domain'
import { readValidity } from './dates'
import { signsFound, type CardWords } from './find-words'
import { SIDES, type SideRow } from './kinds'
import { textOf, type Segment } from './segments'
import type { Label, Title } from './words'

/** How much the words speak for a side: what was found of it, less what it does not print and what is missing. */
export type Verdict = { row: SideRow; score: number; found: number }

const MISSING = 0.25
/** What a number with a right check character, and two dates on one line, are worth in signs. */
const NUMBER = 6
const VALIDITY = 3
const FOREIGN = 1.2

/** What on the card has the shape of a citizen's number or of a permanent resident's, whose check characters agree, and of a validity. */
function findShapes(segments: readonly Segment[]): { citizen: boolean; resident: boolean; validity: boolean } {
  const texts = segments.map(({ signs }) => textOf(signs))
  const numbers = texts.map(text => text.replace(/[^0-9X]/g, '')).filter(number => number.length === 18)
  return {
    citizen: numbers.some(number => !number.startsWith('9') && isResidentIdentityNumber(number)),
    resident: numbers.some(number => isDocumentNumber('foreignPermanentResidentCard', number)),
    validity: texts.some(text => readValidity(text) !== null),
  }
}

/** Every side the words could be of, the likeliest first. */
export function judgeSides({ labels, titles }: CardWords, segments: readonly Segment[]): Verdict[] {
  const shapes = findShapes(segments)
  const foundLabels = Object.entries(labels) as [Label, NonNullable<CardWords['labels'][Label]>][]
  const foundTitles = Object.entries(titles).filter(([title]) => title !== 'state') as [Title, NonNullable<CardWords['titles'][Title]>][]
  return SIDES.map(row => {
    let [found, foreign] = [0, 0]
    for (const [label, word] of foundLabels) {
      if (row.labels.includes(label)) found += signsFound(word)
      else if (!isPartOf(label, row)) foreign += signsFound(word)
    }
    for (const [title, word] of foundTitles) {
      if (row.title === title) found += signsFound(word)
      else if (!row.title || !titles[row.title]) foreign += signsFound(word)
    }
    for (const isOwn of [shapes.citizen && row.labels.includes('citizenNumber'), shapes.resident && row.kind === 'foreignPermanentResidentCard']) if (isOwn) found += NUMBER
    if ((shapes.citizen || shapes.resident) && row.side === 'back') foreign += NUMBER
    if (shapes.validity && row.labels.includes('validity')) found += VALIDITY
    const missing = row.labels.filter(label => !labels[label]).length * 2 + (row.title && !titles[row.title] ? row.title.length / 4 : 0)
    return { row, found, score: found - foreign * FOREIGN - missing * MISSING }
  }).sort((one, other) => other.score - one.score)
}

/** 证件号码 is found in 通行证号码, and 签发地点 is like 签发机关. */
const LOOK_ALIKE: Partial<Record<Label, readonly Label[]>> = { number: ['permitNumber'], permitNumber: ['number'], place: ['issuer'], birth: [] }
const isPartOf = (label: Label, row: SideRow) => (LOOK_ALIKE[label] ?? []).some(other => row.labels.includes(other))
