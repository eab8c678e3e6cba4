import type { CaseSummary, CaseView, DocumentPhotoView } from '@mcb/shared/contract'
import {
  availableActions, certificateNameLine, compareForReview, fullName, scannedFor, type BirthRecord, type RecognizedDocument,
} from '@mcb/shared/domain'
import type { ApplicationRecord } from '../application/ports'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'

export type CaseFacts = {
  registered: BirthRecord | null
  registryReachable: boolean
  photos: { mother: DocumentPhotoView | null; father: DocumentPhotoView | null }
}

/** One case as a member of staff sees it now. */
export function toCaseView({ application, outbox }: ApplicationRecord, { registered, registryReachable, photos }: CaseFacts, account: Account, now: Date): CaseView {
  const actor = toActor(account)
  const pickupReport = outbox.find(entry => entry.type === 'pickupReport')
  return {
    id: application.id,
    kind: application.kind,
    status: application.status,
    version: application.version,
    queuedAt: application.queuedAt,
    institutionCode: application.institutionCode,
    answers: application.answers,
    actions: availableActions(application, actor, { now }),
    registered,
    registryReachable,
    comparison: registered ? compareForReview(application, registered, { mother: readFrom(photos.mother), father: readFrom(photos.father) }) : [],
    photos,
    scannedFor: scannedFor(application, actor, now),
    onSiteCheck: application.onSiteCheck,
    returnProblems: application.returnProblems,
    certificate: application.certificate,
    issueRefusal: application.issueRefusal,
    pickupReport: pickupReport?.state ?? 'none',
    handedOver: application.handOver && { at: application.handOver.at, collector: application.handOver.collector },
    history: application.history,
  }
}

/** What the reader found on a photo, without what it could not read. */
function readFrom(photo: DocumentPhotoView | null): RecognizedDocument {
  if (photo?.recognition?.outcome !== 'read') return {}
  return Object.fromEntries(Object.entries(photo.recognition.fields).filter(([, value]) => value !== null))
}

export function toCaseSummary({ application, updatedAt }: ApplicationRecord): CaseSummary {
  const { newbornName, motherDocument, birth } = application.answers
  return {
    id: application.id,
    kind: application.kind,
    status: application.status,
    newbornName: newbornName ? certificateNameLine(newbornName) : null,
    motherName: motherDocument ? fullName(motherDocument) : null,
    bornAt: birth?.record.newborn.bornAt ?? null,
    institutionCode: application.institutionCode,
    queuedAt: application.queuedAt ?? application.createdAt,
    updatedAt: updatedAt.toISOString(),
  }
}
