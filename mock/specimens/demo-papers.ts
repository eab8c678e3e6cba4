import type { DocumentSide } from '@mcb/shared/contract'
import { DOCUMENT_KIND_TABLE, ETHNICITIES } from '@mcb/shared/domain'
import sharp from 'sharp'
import type { DemoDocument } from '../people/demo-families'
import { identityCardIssueDay } from '../people/identity-card'
import { photographPages } from './camera/camera'
import { renderCard, type Page } from './cards/render-card'
import { drawCard } from './cards/sides'
import { Chance } from './chance'
import { renderPassport } from './data-page'
import { dayAfter, yearsAfter } from './holders/dates'
import type { CardKind, Holder } from './holders/holder'
import { inventHolder } from './holders/invent-holder'
import { PRINTING_STATES } from './page/states'
import type { SpecimenPassport } from './passport'

/** The sides of a document that are photographed, the one with the number first. */
export const sidesOf = ({ kind }: DemoDocument): DocumentSide[] => (DOCUMENT_KIND_TABLE[kind].sides === 2 ? ['front', 'back'] : ['front'])

/** An ordinary photo of one side of a demo person's own document: JPEG, 3 megapixels. The same document gives the same photo. */
export async function photographPaper(document: DemoDocument, side: DocumentSide): Promise<Buffer> {
  const seed = seedOf(document.number) + (side === 'back' ? 1 : 0)
  const { jpeg } = await photographPages([await pageOf(document, side, seed)], { seed, level: 1, longSide: 2000 })
  return jpeg
}

const seedOf = (number: string) => [...number].reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % 1_000_003, 7)

async function pageOf(document: DemoDocument, side: DocumentSide, seed: number): Promise<Page> {
  if (document.kind !== 'foreignPassport') return renderCard(drawCard(holderOf(document), side, new Chance(seed)))
  const { data, info } = await sharp(await renderPassport(passportOf(document))).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length), millimetres: { width: 125, height: 88 }, rounded: 0 }
}

/** Years between the first day and the last; residence permits and identity cards count to the same day of the year. */
const VALID_FOR = { hongKongMacauTravelPermit: 10, taiwanTravelPermit: 5, residencePermit: 5, foreignPermanentResidentCard: 10 } as const

/** Where the people live whose number begins with 110105. */
const CHAOYANG = { address: '北京市朝阳区朝阳北路12号院3号楼401室', issuer: '北京市公安局朝阳分局' }

/** The person of the document; what it prints beside that is invented. */
function holderOf({ kind, number, nameZh, surname, givenNames, sex, birthDate, ethnicity, expiryDate }: DemoDocument): Holder {
  const card = kind as CardKind
  const invented = inventHolder(card, new Chance(seedOf(number)))
  const issueDate = card === 'residentIdentityCard' ? identityCardIssueDay : card === 'residencePermit' ? yearsAfter(expiryDate!, -VALID_FOR[card]) : dayAfter(yearsAfter(expiryDate!, -VALID_FOR[card]))
  return {
    ...invented, ...(number.startsWith('110105') && CHAOYANG), edition: 'usual', nationality: undefined, number, nameZh: nameZh || undefined, latin: surname ? { surname, givenNames } : undefined, sex, birthDate, issueDate, expiryDate,
    ...(ethnicity && { ethnicity: ETHNICITIES.get(ethnicity)!.slice(0, -1) }),
  }
}

function passportOf({ number, surname, givenNames, nationality, sex, birthDate, expiryDate }: DemoDocument): SpecimenPassport {
  const state = PRINTING_STATES.find(({ code }) => code === nationality) ?? { name: nationality, nationality, authorities: ['PASSPORT OFFICE'] }
  return {
    surname, givenNames, sex: sex === 'female' ? 'F' : 'M', issuingState: nationality, nationality, documentNumber: number, birthDate,
    issueDate: dayAfter(yearsAfter(expiryDate!, -10)), expiryDate: expiryDate!,
    printed: { state: state.name, nationality: state.nationality, placeOfBirth: 'NEW TOWN', authority: state.authorities[0]! },
  }
}
