import { type CaseSummary, type CaseView, type DocumentPhotoView, type RecognitionView, RECOGNIZED_FIELDS } from '@mcb/shared/contract'
import {
  availableActions, beijingDate, birthRecords, caseWarnings, compareForReview, copiedRecord, isPostageSettled, personsToCheck, printedParts, requiredMaterials,
  requiredSigners, scannedFor, type BirthRecord, type RecognizedDocument, type Settings, type SignerRole,
} from '@mcb/shared/domain'
import { toldState } from '../../outbox/ledger'
import type { ApplicationRecord, OutboxEntry } from '../application/ports'
import { motherName, newbornNames } from '../application/view'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'

export type CaseFacts = {
  registered: BirthRecord | null
  othersOfMother: BirthRecord[]
  registryReachable: boolean
  recordProblems: CaseView['recordProblems']
  photos: Record<SignerRole, DocumentPhotoView[]>
  papers: CaseView['papers']
}

/** One case as a member of staff sees it now. */
export function toCaseView(record: ApplicationRecord, facts: CaseFacts, account: Account, now: Date, settings: Settings): CaseView {
  const { application, outbox } = record
  const { registered, registryReachable, photos, papers } = facts
  const { kind, answers, lock, onSiteCheck, correction } = application
  const actor = toActor(account)
  const recognized = { mother: readFrom(photos.mother), father: readFrom(photos.father), representative: readFrom(photos.representative) }
  return {
    id: application.id,
    kind,
    status: application.status,
    version: application.version,
    queuedAt: application.queuedAt,
    institutionCode: application.institutionCode,
    answers,
    actions: availableActions(application, actor, { now, settings }),
    registered,
    registryReachable,
    comparison: compareForReview(application, registered ?? copiedRecord(application), recognized),
    photos,
    papers,
    bring: requiredMaterials(kind, answers, { today: beijingDate(now), settings }),
    signers: requiredSigners(answers),
    personsToCheck: personsToCheck(application),
    warnings: caseWarnings(application, facts.othersOfMother, settings),
    lock: lock && { reason: lock.reason, motherAge: lock.motherAge, state: lock.state, askNote: lock.askNote, decisionNote: lock.decisionNote },
    correction: correction && { newborn: correction.newborn, changes: correction.changes, at: correction.at },
    correctionRefusal: application.correctionRefusal,
    recordProblems: facts.recordProblems,
    printedParts: printedParts(kind, answers),
    scannedFor: scannedFor(application, actor, now, settings),
    onSiteCheck: onSiteCheck && {
      persons: onSiteCheck.persons,
      signatures: onSiteCheck.signatures.map(({ by, at }) => ({ at, own: by === account.id })),
      needed: settings.counter.staffForOnSiteCheck,
    },
    returnProblems: application.returnProblems,
    certificates: application.certificates,
    issueRefusal: application.issueRefusal,
    pickupReport: reportState(outbox, application.handOver?.undoableUntil, now),
    postage: answers.collection?.method !== 'courier' || answers.collection.payment === 'onDelivery' ? null : isPostageSettled(application) ? 'paid' : 'unpaid',
    parcel: application.parcel && { at: application.parcel.at, trackingNumber: application.parcel.trackingNumber, refusal: application.parcel.refusal, events: application.parcel.events },
    handedOver: application.handOver && {
      at: application.handOver.at,
      collector: application.handOver.collector,
      undoableUntil: application.handOver.undoableUntil ?? null,
    },
    history: application.history,
  }
}

/** One word for the reports of all newborns: the one that is furthest behind. */
function reportState(outbox: readonly OutboxEntry[], heldUntil: string | undefined, now: Date): CaseView['pickupReport'] {
  const states = outbox.filter(({ type }) => type === 'pickupReport').map(toldState)
  if (states.includes('asked') && heldUntil && heldUntil > now.toISOString()) return 'held'
  return (['refused', 'asked', 'accepted'] as const).find(state => states.includes(state)) ?? 'none'
}

/** What the reader found on the photos of a document, and where. */
function readFrom(photos: readonly DocumentPhotoView[]): RecognizedDocument {
  return Object.assign({}, ...photos.map(({ id, recognition }) => (recognition?.outcome === 'read' ? fieldsOf(id, recognition) : {})))
}

function fieldsOf(id: string, { fields, doubtful, turn }: Extract<RecognitionView, { outcome: 'read' }>): RecognizedDocument {
  const names = [...new Set([...doubtful, ...RECOGNIZED_FIELDS.filter(name => fields[name])])]
  return Object.fromEntries(
    names.map(name => {
      const { value = null, place = null } = fields[name] ?? {}
      return [name, { value, photo: place && { id, place, turn }, doubtful: doubtful.includes(name) }]
    }),
  )
}

export function toCaseSummary({ application, updatedAt }: ApplicationRecord): CaseSummary {
  const { answers, lock } = application
  const [record] = birthRecords(answers)
  return {
    id: application.id,
    kind: application.kind,
    status: application.status,
    newbornNames: newbornNames(answers),
    motherName: motherName(answers),
    locked: lock !== null && lock.state !== 'unlocked',
    bornAt: record?.newborn.bornAt ?? null,
    institutionCode: application.institutionCode,
    queuedAt: application.queuedAt ?? application.createdAt,
    updatedAt: updatedAt.toISOString(),
  }
}
