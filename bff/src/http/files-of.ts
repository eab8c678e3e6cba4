import type { Operation } from '@mcb/shared/contract'
import type { FileName } from '../audit/entry'

type Named = Pick<Operation, 'id' | 'path'>
type Ids = Record<string, unknown>

const ID = /^[0-9a-f]{24}$/i
const named = (kind: 'application' | 'birthCheck' | 'document' | 'account', ...ids: unknown[]): FileName[] => ids.filter((id): id is string => typeof id === 'string' && ID.test(id)).map(id => `${kind}:${id}` as const)
const each = (list: unknown, key = 'id') => (Array.isArray(list) ? list.map(item => (item as Ids)[key]) : [])

/** Whose file an address names. */
const BY_PATH = [
  [/^(?:\/staff)?\/applications\/\{id\}/, 'application'],
  [/^(?:\/staff)?\/birth-checks\/\{id\}/, 'birthCheck'],
  [/^\/documents\/\{id\}/, 'document'],
] as const

/** Whose file an answer shows, where the address does not say. */
const BY_ANSWER: Readonly<Record<string, (answer: Ids) => FileName[]>> = {
  createApplication: ({ id }) => named('application', id),
  listApplications: ({ applications }) => named('application', ...each(applications)),
  acceptInvitation: ({ id }) => named('application', id),
  scanVisitCode: ({ id }) => named('application', id),
  listCases: ({ cases }) => named('application', ...each(cases)),
  getCounter: ({ waiting, parcels, handedOver }) => named('application', ...[waiting, parcels, handedOver].flatMap(list => each(list))),
  listPaymentReviews: ({ reviews }) => named('application', ...each(reviews, 'applicationId')),
  resolvePaymentReview: ({ reviews }) => named('application', ...each(reviews, 'applicationId')),
  listRegister: ({ entries }) => named('application', ...each(entries, 'applicationId')),
  openBirthCheck: ({ id }) => named('birthCheck', id),
  joinBirthCheck: ({ id }) => named('birthCheck', id),
  listMyBirthChecks: ({ checks }) => named('birthCheck', ...each(checks)),
  listBirthChecks: ({ checks }) => named('birthCheck', ...each(checks)),
  uploadDocumentPhoto: ({ id }) => named('document', id),
  signInWithWechat: ({ account }) => named('account', (account as Ids | undefined)?.id),
  finishJingtongSignIn: ({ account }) => named('account', (account as Ids | undefined)?.id),
  signInStaff: ({ account }) => named('account', (account as Ids | undefined)?.id),
}

/** What concerns the caller's own account, or registers in which they look for somebody. */
const OWN = new Set([
  'endSession', 'listAddresses', 'saveAddress', 'removeAddress', 'listMyDocuments', 'saveMyDocument', 'listNotices', 'markNoticesRead', 'saveNoticeLanguage',
  'findBirths', 'findCertificate', 'openBedsideCode', 'listBillChecks', 'resolveBillDifference', 'listInterfaces', 'stopInterface', 'resumeInterface', 'listParkedMessages', 'resendMessages', 'listUnknownNews',
])

/** Operations in which nobody's file is touched. */
export const NOBODYS = new Set(['getSettings', 'listInstitutions', 'listDivisions', 'startJingtongSignIn', 'refreshSession'])

/** Signs somebody in: written down without a caller, too. */
export const SIGN_INS: ReadonlySet<string> = new Set(['signInWithWechat', 'finishJingtongSignIn', 'signInStaff'])

/** Whether somebody has said whose file an operation touches. */
export function isPlaced({ id, path }: Named): boolean {
  return NOBODYS.has(id) || OWN.has(id) || id in BY_ANSWER || BY_PATH.some(([pattern]) => pattern.test(path))
}

/** Whose files an operation has touched. @param answer what it answered with; null when it was refused */
export function filesOf({ id, path }: Named, params: Readonly<Record<string, string>>, answer: unknown, accountId: string | null): FileName[] {
  const kind = BY_PATH.find(([pattern]) => pattern.test(path))?.[1]
  if (kind) return named(kind, params.id)
  if (OWN.has(id)) return named('account', accountId)
  return typeof answer === 'object' && answer !== null ? (BY_ANSWER[id]?.(answer as Ids) ?? []) : []
}
