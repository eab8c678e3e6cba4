import type { DocumentSide, RecognizedFieldName, RecognizedKind } from '@mcb/shared/contract'
import { DOCUMENT_KIND_TABLE } from '@mcb/shared/domain'
import sharp from 'sharp'
import type { Part } from './camera/mishap'
import { renderCard, type Page } from './cards/render-card'
import { CARD_SIDES, drawCard } from './cards/sides'
import { CARD, type Box } from './cards/sheet'
import { Chance } from './chance'
import { renderPassport } from './data-page'
import type { SpecimenTruth } from './holders/holder'
import { inventHolder, withWrongCheck } from './holders/invent-holder'
import { inventPerson } from './invent-person'
import type { PageField } from './page/labels'
import { stateOf } from './page/states'
import { inventStyle } from './page/style'
import { composeTd3, transliterate } from './td3'

/** Every side that can be drawn and read. */
export const DOCUMENT_SIDES: readonly { kind: RecognizedKind; side: DocumentSide }[] = [
  ...CARD_SIDES.map(({ kind, side }) => ({ kind, side })), { kind: 'foreignPassport', side: 'front' },
]

/** Whether a side shows a number that carries its own check. */
export const carriesCheck = (kind: RecognizedKind, side: DocumentSide) =>
  side === 'front' && (kind === 'foreignPassport' || DOCUMENT_KIND_TABLE[kind].check !== undefined)

/** A flat document, what is to be read of it, and where on it that stands. */
export type DrawnDocument = { page: Page; truth: SpecimenTruth; parts: [RecognizedFieldName, Part][] }
type Choice = { kind: RecognizedKind; side: DocumentSide; seed: number; wrongCheck?: boolean }

const partOf = ({ left, top, right, bottom }: Box): Part => ({ left: left / CARD.width, top: top / CARD.height, right: right / CARD.width, bottom: bottom / CARD.height })
const spoken = (name: string) => transliterate(name).replaceAll('<', ' ')
/** The lower two lines of a data page, of which nothing may be covered. */
const ZONE: Part = { left: 0.03, top: 0.78, right: 0.97, bottom: 1 }

/** Where the zone has the number's check digit, counted from nought. */
const CHECK_AT = 9

async function drawPassportPage({ seed, kind, side, wrongCheck }: Choice): Promise<DrawnDocument> {
  const person = inventPerson(new Chance(seed))
  const style = inventStyle(new Chance(seed ^ 0x27d4eb2f), stateOf(person.issuingState))
  const prints = (field: PageField) => style.rows.some(row => row.includes(field))
  const [upper, lower] = composeTd3(person)
  const other = String((Number(lower[CHECK_AT]) + 3) % 10)
  const png = await renderPassport(person, wrongCheck ? [upper, lower.slice(0, CHECK_AT) + other + lower.slice(CHECK_AT + 1)] : [upper, lower], style)
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { documentNumber: number, nationality, birthDate, issueDate, expiryDate, sex } = person
  return {
    page: { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), millimetres: { width: 125, height: 88 }, rounded: 0 },
    truth: {
      kind, side,
      fields: {
        number, nationality, birthDate, expiryDate, surname: spoken(person.surname), givenNames: spoken(person.givenNames), sex: sex === 'F' ? 'female' : 'male',
        ...prints('issueDate') && { issueDate }, ...prints('authority') && { issuer: person.printed.authority },
      },
      printedNames: { surname: person.surname.toUpperCase(), givenNames: person.givenNames.toUpperCase() },
    },
    parts: [['number', ZONE]],
  }
}

/** One invented document, flat. With `wrongCheck` its number, and the truth, have a check character that does not agree. */
export async function drawDocument(choice: Choice): Promise<DrawnDocument> {
  const { kind, side, seed, wrongCheck } = choice
  if (kind === 'foreignPassport') return drawPassportPage(choice)
  const holder = inventHolder(kind, new Chance(seed))
  const card = drawCard(wrongCheck ? { ...holder, number: withWrongCheck(holder.number) } : holder, side, new Chance(seed ^ 0x5bd1e995))
  const parts = (Object.entries(card.places) as [RecognizedFieldName, Box][]).map(([name, box]): [RecognizedFieldName, Part] => [name, partOf(box)])
  return { page: await renderCard(card), truth: { kind, side, fields: card.fields }, parts }
}
