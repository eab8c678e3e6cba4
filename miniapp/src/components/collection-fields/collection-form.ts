import { type Answers, type Collection, possibleRecipients, type PostagePayment, type Recipient } from '@mcb/shared/domain'
import type { RawProblem } from '../../services/problems'
import { type AddressForm, addressFormOf, addressOf, EMPTY_ADDRESS, withMissingParts } from '../address-field/address-form'

export type CollectionForm = {
  method: Collection['method'] | null
  recipient: Recipient | null
  /** Null while the recipient's own, as they were given, will do. */
  phone: string | null
  address: AddressForm | null
  payment: PostagePayment | null
  /** Put the address into the reader's address book. */
  keep: boolean
}

export const EMPTY_COLLECTION: CollectionForm = { method: null, recipient: null, phone: null, address: null, payment: null, keep: false }

/** The form of an answer that was saved before. */
export function collectionFormOf(saved: Collection): CollectionForm {
  if (saved.method === 'pickup') return { ...EMPTY_COLLECTION, method: 'pickup', recipient: saved.recipient }
  return { method: 'courier', recipient: saved.recipient, phone: saved.phone, address: addressFormOf(saved.address), payment: saved.payment, keep: false }
}

/** Who receives it: as chosen, or the only one there is. */
export function recipientOf({ recipient }: CollectionForm, answers: Answers): Recipient | null {
  const possible = possibleRecipients(answers)
  if (possible.length === 1) return possible[0]!
  return recipient && possible.includes(recipient) ? recipient : null
}

/** Where the courier goes and whom they call, until somebody says otherwise: the recipient's home, unless it is abroad. */
export function delivery(form: CollectionForm, answers: Answers): { phone: string; address: AddressForm } {
  const recipient = recipientOf(form, answers)
  const home = recipient === 'mother' || recipient === 'father' ? answers.contact?.[recipient]?.address : undefined
  return {
    phone: form.phone ?? answers.contact?.phone ?? '',
    address: form.address ?? (home && 'names' in home ? addressFormOf(home) : EMPTY_ADDRESS),
  }
}

/** The form as the answer the BFF takes; null while the method, the recipient or the way of paying is open. */
export function collectionOf(form: CollectionForm, answers: Answers): Collection | null {
  const recipient = recipientOf(form, answers)
  if (!form.method || !recipient) return null
  if (form.method === 'pickup') return { method: 'pickup', recipient }
  if (!form.payment) return null
  const { phone, address } = delivery(form, answers)
  return { method: 'courier', recipient, phone, address: addressOf(address), payment: form.payment }
}

/** What is to be chosen before there is an answer at all. */
export function openChoices(form: CollectionForm, answers: Answers): RawProblem[] {
  const open: RawProblem[] = []
  if (!form.method) open.push({ path: 'method', code: 'required', words: 'apply.collection.required' })
  if (!recipientOf(form, answers)) open.push({ path: 'recipient', code: 'required', words: 'apply.collection.recipientRequired' })
  if (form.method === 'courier' && !form.payment) open.push({ path: 'payment', code: 'required', words: 'apply.collection.paymentRequired' })
  return open
}

/** The problems with an answer as its schema or the rules found them; those of an address that is not one yet, part by part. */
export function inParts(problems: readonly RawProblem[], form: CollectionForm, answers: Answers): RawProblem[] {
  return form.method === 'courier' ? withMissingParts(problems, { address: delivery(form, answers).address }) : [...problems]
}
