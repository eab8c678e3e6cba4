import { type Answers, hasHousehold, isNamed, PARENT_ROLES, type ParentContact, type ParentRole } from '@mcb/shared/domain'
import { type AddressForm, addressFormOf, addressOf, EMPTY_ADDRESS } from '../../../components/address-field/address-form'

/** Addresses as they are being filled in; a "same" is the answer of most families, and nothing to type. */
export type ContactForm = {
  mother: AddressForm
  father: AddressForm
  /** The father's address is the mother's. */
  fatherSame: boolean
  motherHousehold: AddressForm
  fatherHousehold: AddressForm
  /** The household is where the parent lives. */
  motherHouseholdSame: boolean
  fatherHouseholdSame: boolean
  phone: string
}

export const EMPTY_CONTACT: ContactForm = {
  mother: EMPTY_ADDRESS, father: EMPTY_ADDRESS, fatherSame: true,
  motherHousehold: EMPTY_ADDRESS, fatherHousehold: EMPTY_ADDRESS, motherHouseholdSame: true, fatherHouseholdSame: true, phone: '',
}

type SavedContact = NonNullable<Answers['contact']>

/** The form of an answer that was saved before. */
export function contactFormOf({ mother, father, phone }: SavedContact): ContactForm {
  const part = (contact: ParentContact | null) => {
    const address = contact ? addressFormOf(contact.address) : EMPTY_ADDRESS
    const household = contact?.household ? addressFormOf(contact.household) : EMPTY_ADDRESS
    return { address, household, same: !contact?.household || equal(contact.household, contact.address) }
  }
  const [m, f] = [part(mother), part(father)]
  return {
    mother: m.address, father: f.address, fatherSame: equal(mother?.address, father?.address) || father === null,
    motherHousehold: m.household, fatherHousehold: f.household, motherHouseholdSame: m.same, fatherHouseholdSame: f.same, phone,
  }
}

const equal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What of the form is asked of this family; `mayBeSame`: the father can live where the mother does. */
export function asked(answers: Answers): { parents: ParentRole[]; mayBeSame: boolean; households: ParentRole[] } {
  const parents = PARENT_ROLES.filter(parent => isNamed(answers, parent))
  return { parents, mayBeSame: parents.length === 2, households: parents.filter(parent => hasHousehold(answers, parent)) }
}

/** The address a parent is said to live at. A household is in mainland China, so one abroad cannot be the same. */
export function livesAt(form: ContactForm, parent: ParentRole, answers: Answers): AddressForm {
  return parent === 'father' && asked(answers).mayBeSame && form.fatherSame ? form.mother : form[parent]
}

/** Whether the household is said to be where the parent lives. */
export function householdIsSame(form: ContactForm, parent: ParentRole, answers: Answers): boolean {
  return form[`${parent}HouseholdSame`] && !livesAt(form, parent, answers).abroad
}

/** The addresses that are filled in on the page, by their place in the answer. */
export function addressesAsked(form: ContactForm, answers: Answers): Record<string, AddressForm> {
  const { parents, mayBeSame, households } = asked(answers)
  const own = parents.filter(parent => !(parent === 'father' && mayBeSame && form.fatherSame)).map(parent => [`${parent}.address`, form[parent]])
  const household = households.filter(parent => !householdIsSame(form, parent, answers)).map(parent => [`${parent}.household`, form[`${parent}Household`]])
  return Object.fromEntries([...own, ...household]) as Record<string, AddressForm>
}

/** The form as the answer the BFF takes; a parent who is not named has none. */
export function contactOf(form: ContactForm, answers: Answers): SavedContact {
  const { parents, households } = asked(answers)
  const of = (parent: ParentRole): ParentContact | null => {
    if (!parents.includes(parent)) return null
    const address = addressOf(livesAt(form, parent, answers))
    const household = householdIsSame(form, parent, answers) ? address : addressOf(form[`${parent}Household`])
    return { address, household: households.includes(parent) ? household : null }
  }
  return { mother: of('mother'), father: of('father'), phone: form.phone }
}
