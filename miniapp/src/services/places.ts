import type { TextKey } from '@mcb/i18n'
import type { MaterialCode, StepId } from '@mcb/shared/domain'
import type { Translate } from './text'

/** Places that are named alike in whichever question they stand. */
const WORDS: Record<string, TextKey> = {
  photoId: 'place.photoId',
  backPhotoId: 'place.backPhotoId',
  expiryDate: 'place.expiryDate',
  number: 'place.number',
  nameZh: 'place.nameZh',
  surname: 'place.surname',
  givenNames: 'place.givenNames',
  nationality: 'place.nationality',
  birthDate: 'place.birthDate',
  sex: 'place.sex',
  ethnicity: 'place.ethnicity',
  records: 'place.records',
  reason: 'place.reason',
  note: 'place.note',
  mother: 'place.mother',
  father: 'place.father',
  names: 'place.names',
  'mother.address': 'place.motherAddress',
  'father.address': 'place.fatherAddress',
  'mother.household': 'place.motherHousehold',
  'father.household': 'place.fatherHousehold',
  phone: 'place.phone',
  photos: 'place.photos',
  explanation: 'place.explanation',
  circumstances: 'place.circumstances',
}

/** A place inside a question, as a return names it, in the reader's words; null for the question as a whole. */
export function placeWords(step: StepId, field: string, t: Translate): string | null {
  const [head = '', tail] = field.split('.')
  if (head === 'photos' && tail) return t(`material.${tail as MaterialCode}.name`)
  if (head === 'names' && tail) return t('place.nameOf', { number: Number(tail) + 1 })
  if (step === 'originalCertificate' && field === 'number') return t('place.certificateNumber')
  const key = WORDS[field]
  return key ? t(key) : null
}
