import { otherParentRole, type Application, type ParentRole } from '@mcb/shared/domain'
import { digestOf } from '../../crypto/tokens'

/** What a parent signs: a digest of everything the certificate is made from. */
export function contentDigest({ kind, answers }: Application): string {
  return digestOf({ kind, answers })
}

/** The parents whose signature is under the content as it is now. */
export function signers(application: Application): ParentRole[] {
  const now = contentDigest(application)
  return (['mother', 'father'] as const).filter(role => application.declarations[role]?.contentDigest === now)
}

/** Puts a parent's signature under the content; files the application when both are there. */
export function sign(application: Application, role: ParentRole, accountId: string, at: Date): void {
  application.declarations[role] = { accountId, at: at.toISOString(), contentDigest: contentDigest(application) }
  const complete = signers(application).length === 2
  application.status = complete ? 'submitted' : 'awaitingConfirmation'
  // a returned application keeps its place
  if (complete) application.queuedAt ??= at.toISOString()
  const last = application.history.at(-1)
  if (last) last.status = application.status
}

/** The applicant's own part. */
export function applicantRole({ answers }: Application): ParentRole {
  return otherParentRole(answers) === 'father' ? 'mother' : 'father'
}
