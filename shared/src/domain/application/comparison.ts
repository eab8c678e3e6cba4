import type { BirthRecord, BirthRecordParent } from '../birth/birth-record'
import { normalizeDocumentNumber } from '../identity/document-kinds'
import { fullName, type ParentDocument } from '../identity/identity-document'
import type { Application, ParentRole } from './application'

export type ComparisonRow = {
  parent: ParentRole
  field: 'name' | 'documentKind' | 'documentNumber' | 'nationality' | 'birthDate' | 'sex' | 'expiryDate'
  /** As the parents confirmed it. */
  applied: string
  /** As the photo was read; null when the reader does not know this field. */
  recognized: string | null
  /** As phase 3 has it; null when its record has no such field. */
  registered: string | null
  verdict: 'same' | 'differs'
}

/** What a reader found on a photo, in the words of the form. */
export type RecognizedDocument = Partial<Pick<ParentDocument, 'number' | 'surname' | 'givenNames' | 'nationality' | 'sex' | 'birthDate' | 'expiryDate'>>

/**
 * The parents' answers beside the photo and the delivery record, field by field. Only rows that differ need a clerk's
 * look; comparison ignores case, accents and punctuation, never letters.
 */
export function compareForReview(
  application: Application,
  record: BirthRecord,
  recognized: Partial<Record<ParentRole, RecognizedDocument>>,
): ComparisonRow[] {
  const rows: ComparisonRow[] = []
  for (const parent of ['mother', 'father'] as const) {
    const applied = application.answers[`${parent}Document`]
    if (applied) rows.push(...parentRows(parent, applied, recognized[parent], record[parent]))
  }
  return rows
}

function parentRows(parent: ParentRole, applied: ParentDocument, read: RecognizedDocument | undefined, registered: BirthRecordParent | null): ComparisonRow[] {
  const readName = read?.surname ? fullName({ surname: read.surname, givenNames: read.givenNames ?? '' }) : null
  const row = (field: ComparisonRow['field'], a: string, r: string | null | undefined, p: string | null | undefined, same = sameText): ComparisonRow => ({
    parent,
    field,
    applied: a,
    recognized: r ?? null,
    registered: p ?? null,
    verdict: (!r || same(a, r)) && (!p || same(a, p)) ? 'same' : 'differs',
  })
  return [
    row('name', fullName(applied), readName, registered?.name, sameName),
    row('documentKind', applied.kind, null, registered?.documentKind),
    row('documentNumber', applied.number, read?.number, registered?.documentNumber, (a, b) => normalizeDocumentNumber(a) === normalizeDocumentNumber(b)),
    row('nationality', applied.nationality, read?.nationality, registered?.nationality),
    row('birthDate', applied.birthDate, read?.birthDate, null),
    row('sex', applied.sex, read?.sex, null),
    row('expiryDate', applied.expiryDate, read?.expiryDate, null),
  ]
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
