import type { BirthRecord, BirthRecordParent } from '../birth/birth-record'
import { fullName, sameDocumentNumber, type PersonDocument } from '../identity/identity-document'
import { aroundBoth, type PlaceOnPhoto } from '../identity/photo-place'
import type { Application } from './application'
import { birthRecords, documentOf, SIGNER_ROLES, type SignerRole } from './family'

export const COMPARED_FIELDS = ['name', 'nameZh', 'documentKind', 'documentNumber', 'nationality', 'birthDate', 'sex', 'expiryDate'] as const

export type ComparisonRow = {
  person: SignerRole
  field: (typeof COMPARED_FIELDS)[number]
  /** As the parents confirmed it. */
  applied: string
  /** As the photo was read; null when the reader does not know this field. */
  recognized: string | null
  /** As phase 3 has it; null when its record has no such field. */
  registered: string | null
  verdict: 'same' | 'differs'
  /** Where the photo says it; null where nothing was read, or nobody knows the place. */
  photo: PlaceOnPhoto | null
  /** The photo was read without proof, or has the field and it could not be made out. */
  doubtful: boolean
}

/** One field as a reader found it; without a value it is there and could not be made out. */
export type RecognizedField = { value: string | null; photo: PlaceOnPhoto | null; doubtful: boolean }

/** What a reader found on the photos of a document, in the words of the form. */
export type RecognizedDocument = Partial<Record<'number' | 'nameZh' | 'surname' | 'givenNames' | 'nationality' | 'sex' | 'birthDate' | 'expiryDate', RecognizedField>>

/**
 * The answers beside the photo and the delivery record, field by field. Only rows that differ need a clerk's look;
 * comparison ignores case, accents and punctuation, never letters. Without a record (phase 3 does not answer) the photo
 * still speaks.
 */
export function compareForReview(
  application: Application,
  record: BirthRecord | null,
  recognized: Partial<Record<SignerRole, RecognizedDocument>>,
): ComparisonRow[] {
  const rows: ComparisonRow[] = []
  for (const person of SIGNER_ROLES) {
    const applied = documentOf(application.answers, person)
    if (applied) rows.push(...compareDocument(person, applied, recognized[person], person === 'representative' ? null : (record?.[person] ?? null)))
  }
  return rows
}

/** The record the answers are compared with when phase 3 does not answer: the copy taken when the parents chose it. */
export function copiedRecord({ answers }: Application): BirthRecord | null {
  // a certificate copied from paper says nothing of the parents' documents
  return answers.originalCertificate?.source === 'paper' ? null : (birthRecords(answers)[0] ?? null)
}

/** One document, field by field, beside what was read from its photo and what phase 3 has of its holder. */
export function compareDocument(person: SignerRole, applied: PersonDocument, read: RecognizedDocument | undefined, registered: BirthRecordParent | null): ComparisonRow[] {
  const registeredHan = registered && /\p{Script=Han}/u.test(registered.name) ? registered.name : null
  const latin = fullName({ surname: applied.surname, givenNames: applied.givenNames })
  const row = (field: ComparisonRow['field'], a: string, found: RecognizedField | undefined, p: string | null | undefined, same = sameText): ComparisonRow => ({
    person,
    field,
    applied: a,
    recognized: found?.value ?? null,
    registered: p ?? null,
    verdict: (!found?.value || same(a, found.value)) && (!p || same(a, p)) ? 'same' : 'differs',
    photo: found?.photo ?? null,
    doubtful: found?.doubtful ?? false,
  })
  return [
    ...(applied.nameZh ? [row('nameZh', applied.nameZh, read?.nameZh, registeredHan ?? (latin ? null : registered?.name))] : []),
    ...(latin || !applied.nameZh ? [row('name', latin, readName(read), registeredHan && applied.nameZh ? null : registered?.name, sameName)] : []),
    row('documentKind', applied.kind, undefined, registered?.documentKind),
    row('documentNumber', applied.number, read?.number, registered?.documentNumber, (a, b) => sameDocumentNumber(applied.kind, a, b)),
    row('nationality', applied.nationality, read?.nationality, registered?.nationality),
    row('birthDate', applied.birthDate, read?.birthDate, null),
    row('sex', applied.sex, read?.sex, null),
    ...(applied.expiryDate ? [row('expiryDate', applied.expiryDate, read?.expiryDate, null)] : []),
  ]
}

/** Surname and given names as the one field a clerk compares. */
function readName({ surname, givenNames }: RecognizedDocument = {}): RecognizedField | undefined {
  if (!surname && !givenNames) return undefined
  const parts = [surname?.photo, givenNames?.photo].filter(photo => photo !== null && photo !== undefined)
  return {
    value: surname?.value ? fullName({ surname: surname.value, givenNames: givenNames?.value ?? '' }) : null,
    photo: parts.reduce<PlaceOnPhoto | null>((whole, part) => (whole?.id === part.id ? { ...whole, place: aroundBoth(whole.place, part.place) } : (whole ?? part)), null),
    doubtful: Boolean(surname?.doubtful || givenNames?.doubtful),
  }
}

const sameText = (a: string, b: string) => a === b

/** Passports write SØRENSEN as SOERENSEN in the machine zone and hospitals type either; the order of parts may differ. */
function sameName(a: string, b: string): boolean {
  return foldName(a) === foldName(b)
}

function foldName(name: string): string {
  return transliterate(name)
    .replace(/[^A-Z\p{Script=Han}]+/gu, ' ')
    .trim()
    .split(' ')
    .sort()
    .join(' ')
}

/** Letters the machine-readable zone writes with two (ICAO 9303-3, section 6), then accents dropped. */
const TWO_LETTER: Record<string, string> = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Ø: 'OE', Å: 'AA', Æ: 'AE', Œ: 'OE', ß: 'SS', Þ: 'TH', Ð: 'D', Ł: 'L' }

function transliterate(name: string): string {
  return name
    .toUpperCase()
    .normalize('NFC')
    .replace(/[ÄÖÜØÅÆŒßÞÐŁ]/g, letter => TWO_LETTER[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}
