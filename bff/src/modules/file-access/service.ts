import type { FileAccess, FileAct } from '@mcb/shared/contract'
import { beijingDate, documentOf, SIGNER_ROLES, type Answers } from '@mcb/shared/domain'
import type { AuditEntry, FileName } from '../../audit/entry'
import type { ApplicationWrites } from '../application/writes'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'

/** More than a family wants to read; the oldest are left out. */
const ENTRIES_AT_MOST = 1000

/** Operations by what they are to the family; every other is work on the file. */
const ACTS: Readonly<Record<string, FileAct>> = {
  listCases: 'listed', getCounter: 'listed', listRegister: 'listed', getCase: 'opened', getDocumentPhoto: 'photo', recognizeDocument: 'photo', scanVisitCode: 'scanned',
}

export type FileAccessService = ReturnType<typeof createFileAccessService>

/** What a family is told of who had to do with their file. @param about entries on any of these files, newest first */
export function createFileAccessService({ writes, about }: { writes: Pick<ApplicationWrites, 'find'>; about(files: readonly FileName[], limit: number): Promise<AuditEntry[]> }) {
  return {
    /** @throws resource.not_found for who may not see the application */
    async list(id: string, account: Account): Promise<FileAccess[]> {
      const { application } = await writes.find(id, toActor(account))
      const files: FileName[] = [`application:${id}`, ...photosIn(application.answers).map(photo => `document:${photo}` as const)]
      return byDay(await about(files, ENTRIES_AT_MOST))
    },
  }
}

/** One line for what one person did on one day. */
function byDay(entries: readonly AuditEntry[]): FileAccess[] {
  const lines = new Map<string, FileAccess>()
  for (const { at, account, role, institutionCode, operation, outcome } of entries) {
    if (role === null || role === 'parent' || outcome !== 'done') continue
    const act = ACTS[operation] ?? 'worked'
    const key = [account, act, beijingDate(new Date(at))].join(' ')
    const line = lines.get(key)
    if (line) line.times += 1
    else lines.set(key, { at, role, institutionCode, act, times: 1 })
  }
  return [...lines.values()]
}

function photosIn(answers: Answers): string[] {
  const documents = SIGNER_ROLES.map(role => documentOf(answers, role))
  const ofDocuments = documents.flatMap(document => [document?.photoId, document?.backPhotoId])
  return [...ofDocuments, ...Object.values(answers.materials?.photos ?? {}).flat()].filter((id): id is string => typeof id === 'string')
}
