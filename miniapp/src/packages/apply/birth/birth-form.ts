import type { FoundBirth } from '@mcb/shared/contract'
import type { BirthAnswer, DisputableBirthField } from '@mcb/shared/domain'

/** How the birth is looked for, and what is said to be wrong with it. */
export type BirthForm = {
  way: 'search' | 'bedside'
  institution: string | null
  birthDate: string
  code: string
  disputed: boolean
  fields: DisputableBirthField[]
  note: string
}

export const EMPTY_BIRTH: BirthForm = { way: 'search', institution: null, birthDate: '', code: '', disputed: false, fields: [], note: '' }

/** What the form says is wrong, as the answer takes it. */
export function disputeOf({ disputed, fields, note }: BirthForm): BirthAnswer['dispute'] {
  return disputed ? { fields, note } : null
}

/**
 * Which of the births found are taken at first: all newborns of the delivery, each gets a certificate; one that has a
 * certificate already is left out, unless there is no other.
 */
export function takenAtFirst(births: readonly FoundBirth[]): string[] {
  const open = births.filter(({ record }) => record.certificateNumber === null)
  return (open.length > 0 ? open : births).map(({ record }) => record.id)
}
