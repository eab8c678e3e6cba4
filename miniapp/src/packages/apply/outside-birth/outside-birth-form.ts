import type { OutsideBirthAnswer, Sex } from '@mcb/shared/domain'
import { type AddressForm, addressFormOf, addressOf, EMPTY_ADDRESS } from '../../../components/address-field/address-form'

export type NewbornForm = { sex: Sex | ''; birthDate: string; time: string }
export type OutsideBirthForm = { newborns: NewbornForm[]; place: AddressForm; attendant: string; circumstances: string }

export const EMPTY_NEWBORN: NewbornForm = { sex: '', birthDate: '', time: '' }
export const EMPTY_OUTSIDE_BIRTH: OutsideBirthForm = { newborns: [EMPTY_NEWBORN], place: EMPTY_ADDRESS, attendant: '', circumstances: '' }
/** As many as one delivery is told with. */
export const MOST_NEWBORNS = 6

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000

/** A day and a time in Beijing as an instant; undefined, which the schema asks for, while one is missing. */
export function instantOf(birthDate: string, time: string): string | undefined {
  return birthDate && time ? `${birthDate}T${time.slice(0, 5)}:00+08:00` : undefined
}

/** The day and the time in Beijing at an instant. */
export function dayAndTimeOf(instant: string): { birthDate: string; time: string } {
  const local = new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString()
  return { birthDate: local.slice(0, 10), time: local.slice(11, 16) }
}

/** The form of an answer that was saved before. */
export function outsideBirthFormOf({ newborns, place, ...rest }: OutsideBirthAnswer): OutsideBirthForm {
  return { ...rest, newborns: newborns.map(({ sex, bornAt }) => ({ sex, ...dayAndTimeOf(bornAt) })), place: addressFormOf(place) }
}

/** The form as the answer the BFF takes; the schema says what is missing. */
export function outsideBirthOf({ newborns, place, attendant, circumstances }: OutsideBirthForm): OutsideBirthAnswer {
  return {
    newborns: newborns.map(({ sex, birthDate, time }) => ({ sex: (sex || undefined) as Sex, bornAt: instantOf(birthDate, time) as string })),
    place: addressOf(place),
    attendant,
    circumstances,
  }
}
