import { addressProblems, isChineseAddress } from '../address/address'
import { postageOf } from '../payment/postage'
import { type FieldProblem, under } from '../problems'
import type { Settings } from '../settings/settings'
import type { Answers, Collection, Recipient } from './application'
import { canShowDocument, isNamed, isRepresented, PARENT_ROLES } from './family'

/** Who may receive the certificate: a parent who stands on it and can come, or the representative. */
export function possibleRecipients(answers: Answers): Recipient[] {
  const parents = PARENT_ROLES.filter(parent => isNamed(answers, parent) && canShowDocument(answers, parent))
  return isRepresented(answers) ? [...parents, 'representative'] : parents
}

/** Every problem with how the certificate is to be received, at once. */
export function collectionProblems(collection: Collection, answers: Answers, settings: Settings): FieldProblem[] {
  const problems: FieldProblem[] = possibleRecipients(answers).includes(collection.recipient) ? [] : [{ path: 'recipient', code: 'collection.recipient' }]
  if (collection.method !== 'courier') return problems
  if (!isChineseAddress(collection.address)) problems.push({ path: 'address', code: 'collection.abroad' })
  else if (collection.address.provinceCode && postageOf(collection, settings) === null) problems.push({ path: 'address', code: 'collection.no_courier' })
  return [...problems, ...under('address', addressProblems(collection.address, settings.address))]
}
