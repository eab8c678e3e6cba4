import { hasVerifiedIdentity, lockOf, requiredSigners, type Application, type Settings, type SignerRole } from '@mcb/shared/domain'
import { digestOf } from '../../crypto/tokens'
import type { Account } from '../session/ports'

/** What is signed: a digest of everything the certificate is made from. How it is collected is not part of it. */
export function contentDigest({ kind, answers: { collection: _, ...answers } }: Application): string {
  return digestOf({ kind, answers })
}

/** Those whose signature is under the content as it is now. */
export function signers(application: Application): SignerRole[] {
  const now = contentDigest(application)
  return requiredSigners(application.answers).filter(role => application.declarations[role]?.contentDigest === now)
}

/** Puts a signature under the content; files the application when all are there. */
export function sign(application: Application, role: SignerRole, account: Account, at: Date, settings: Settings): void {
  const digest = contentDigest(application)
  // a signature under something else is no signature under this
  for (const other of Object.keys(application.declarations) as SignerRole[])
    if (application.declarations[other]?.contentDigest !== digest) delete application.declarations[other]
  const verified = hasVerifiedIdentity(application.answers, role, account.verifiedIdentity, settings)
  application.declarations[role] = { accountId: account.id, at: at.toISOString(), contentDigest: digest, verified }
  const complete = signers(application).length === requiredSigners(application.answers).length
  application.status = complete ? 'submitted' : 'awaitingConfirmation'
  application.awaitingSince = complete ? null : (application.awaitingSince ?? at.toISOString())
  if (complete) {
    // a returned application keeps its place
    application.queuedAt ??= at.toISOString()
    application.lock = sameLock(application, settings)
  }
  const last = application.history.at(-1)
  if (last) last.status = application.status
}

/** A decision about the mother's age holds as long as the age does. */
function sameLock({ lock: before, answers }: Application, settings: Settings): Application['lock'] {
  const lock = lockOf(answers, settings)
  return lock && before?.motherAge === lock.motherAge ? before : lock
}

/** All signatures fall: what was signed reads otherwise now. The place in the queue stays. */
export function signAgain(application: Application, at: Date): void {
  application.declarations = {}
  application.onSiteCheck = null
  application.status = 'awaitingConfirmation'
  application.awaitingSince = at.toISOString()
}

/** The content was completed with what nobody had been asked: the signatures under the rest stand. */
export function keepSignatures(application: Application): void {
  const digest = contentDigest(application)
  for (const declaration of Object.values(application.declarations)) declaration.contentDigest = digest
}
