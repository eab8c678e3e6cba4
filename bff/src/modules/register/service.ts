import type { RegisterEntry } from '@mcb/shared/contract'
import {
  beijingDate, birthRecords, documentOf, fullName, isNamed, type Answers, type Application, type ApplicationKind, type ParentRole, type PlainDate,
} from '@mcb/shared/domain'
import { relationOf } from '../../outbox/messages'
import type { ApplicationRepository } from '../application/ports'
import { newbornNames } from '../application/view'
import { scopeOf } from '../review/scope'
import type { Account, AccountRepository } from '../session/ports'

const LINES_AT_MOST = 1000

export type RegisterService = ReturnType<typeof createRegisterService>

/** The registers of issued certificates (登记本): what used to be columns of a paper book, for every kind of document. */
export function createRegisterService(deps: { applications: ApplicationRepository; accounts: Pick<AccountRepository, 'get'> }) {
  return {
    async list(kind: ApplicationKind, from: PlainDate, to: PlainDate, account: Account): Promise<{ entries: RegisterEntry[]; truncated: boolean }> {
      const found = await deps.applications.listIssued(scopeOf(account), kind, from, to, LINES_AT_MOST + 1)
      const names = await staffNames(found.map(({ application }) => application))
      const entries = found.flatMap(({ application }) => linesOf(application, names)).filter(({ issuedOn }) => issuedOn >= from && issuedOn <= to)
      return { entries: entries.slice(0, LINES_AT_MOST), truncated: entries.length > LINES_AT_MOST }
    },
  }

  async function staffNames(applications: Application[]): Promise<Map<string, string | null>> {
    const ids = [...new Set(applications.flatMap(({ approvedBy, issueRequestedBy }) => [approvedBy, issueRequestedBy]))].filter(id => id !== null)
    return new Map(await Promise.all(ids.map(async id => [id, (await deps.accounts.get(id))?.displayName ?? null] as const)))
  }
}

function linesOf(application: Application, names: Map<string, string | null>): RegisterEntry[] {
  const { answers, handOver, approvedBy, issueRequestedBy } = application
  const why = answers.replacementReason ?? answers.reissueReason
  return application.certificates.map(({ newborn, number, issuedOn }) => {
    const birth = birthRecords(answers)[newborn]!
    return {
      applicationId: application.id,
      certificateNumber: number,
      issuedOn,
      collectedOn: handOver && beijingDate(new Date(handOver.at)),
      newbornName: newbornNames(answers)[newborn] ?? '',
      sex: birth.newborn.sex,
      bornOn: beijingDate(new Date(birth.newborn.bornAt)),
      outsideInstitution: birth.placeOfBirth === 'outsideInstitution',
      mother: parentOf(answers, 'mother'),
      father: parentOf(answers, 'father'),
      collector: collectorOf(application),
      originalNumber: answers.originalCertificate?.number ?? null,
      reason: why?.reason ?? null,
      reasonNote: why?.note ?? '',
      approvedBy: (approvedBy && names.get(approvedBy)) ?? null,
      issuedBy: (issueRequestedBy && names.get(issueRequestedBy)) ?? null,
    }
  })
}

function parentOf(answers: Answers, parent: ParentRole): RegisterEntry['mother'] {
  const document = documentOf(answers, parent)
  return isNamed(answers, parent) && document ? { name: fullName(document), documentKind: document.kind, documentNumber: document.number } : null
}

function collectorOf(application: Application): RegisterEntry['collector'] {
  const { handOver, answers } = application
  const document = handOver && documentOf(answers, handOver.collector)
  if (!handOver || !document) return null
  return { name: fullName(document), documentKind: document.kind, documentNumber: document.number, relation: relationOf(application, handOver.collector) }
}
