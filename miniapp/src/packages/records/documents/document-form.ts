import type { HeldDocumentView, Input, saveMyDocument } from '@mcb/shared/contract'
import { documentRow, type IdentityDocumentKind, normalizeDocumentNumber, personInNumber, type Sex } from '@mcb/shared/domain'

/** In the order of the form: the number first, since it may say others by itself. */
export const HELD_FIELDS = ['otherName', 'number', 'nameZh', 'surname', 'givenNames', 'nationality', 'ethnicity', 'sex', 'birthDate', 'expiryDate'] as const
export type HeldField = (typeof HELD_FIELDS)[number]

/** The fields as they are being filled in; `''` is not filled in yet. */
export type HeldForm = Record<Exclude<HeldField, 'sex'>, string> & { kind: IdentityDocumentKind | null; sex: Sex | ''; noExpiry: boolean }

export const EMPTY_FORM: HeldForm = {
  kind: null, otherName: '', number: '', nameZh: '', surname: '', givenNames: '', nationality: '', ethnicity: '', sex: '', birthDate: '', expiryDate: '', noExpiry: false,
}

/** The form to renew a document: what stays the same is filled in, its end is not. */
export function renewalOf({ kind, number, otherName, nameZh, surname, givenNames, nationality, ethnicity, sex, birthDate }: HeldDocumentView): HeldForm {
  return { ...EMPTY_FORM, kind, number, otherName, nameZh, surname, givenNames, nationality, ethnicity, sex: sex ?? '', birthDate: birthDate ?? '' }
}

const rowOf = ({ kind, number }: HeldForm) => kind && documentRow(kind, normalizeDocumentNumber(number))
const inNumber = ({ kind, number }: HeldForm) => kind && personInNumber(kind, normalizeDocumentNumber(number))

/** What this kind of document says, and so what is asked. */
export function fieldsAsked(form: HeldForm): HeldField[] {
  const row = rowOf(form)
  if (!row) return []
  const said = inNumber(form) !== null
  const asked: Record<HeldField, boolean> = {
    otherName: form.kind === 'other',
    number: true,
    nameZh: row.name !== 'latin',
    surname: row.name !== 'han',
    givenNames: row.name !== 'han',
    nationality: row.nationality === 'asked',
    ethnicity: row.ethnicity,
    sex: !said,
    birthDate: !said,
    expiryDate: row.expires !== 'never',
  }
  return HELD_FIELDS.filter(field => asked[field])
}

/** Whether the document may say that it does not expire. */
export const mayNotExpire = (form: HeldForm): boolean => rowOf(form)?.expires === 'sometimes'

/** A name may be left out where the document has another one. */
export function isOptional(field: HeldField, form: HeldForm): boolean {
  const name = rowOf(form)?.name
  return field === 'givenNames' || (field === 'surname' && name !== 'latin') || (field === 'nameZh' && name === 'either')
}

/** The form as the BFF takes it; what was not asked says nothing, and the schema says what is missing. */
export function documentOf(form: HeldForm): Input<typeof saveMyDocument>['body']['document'] {
  const asked = fieldsAsked(form)
  const text = (field: Exclude<HeldField, 'sex'>) => (asked.includes(field) ? form[field] : '')
  const said = inNumber(form)
  const endless = !asked.includes('expiryDate') || (mayNotExpire(form) && form.noExpiry)
  return {
    kind: form.kind as IdentityDocumentKind,
    number: form.number,
    otherName: text('otherName'),
    nameZh: text('nameZh').replace(/\s/g, ''),
    surname: text('surname'),
    givenNames: text('givenNames'),
    nationality: rowOf(form)?.nationality === 'CHN' ? 'CHN' : form.nationality,
    ethnicity: text('ethnicity'),
    sex: (said?.sex ?? (form.sex || undefined)) as Sex,
    birthDate: (said?.birthDate ?? (form.birthDate || undefined)) as string,
    expiryDate: endless ? null : ((form.expiryDate || undefined) as string),
  }
}
