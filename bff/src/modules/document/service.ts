import { createHash } from 'node:crypto'
import type { DocumentPhotoView, DocumentSide } from '@mcb/shared/contract'
import { canView } from '@mcb/shared/domain'
import { AppError } from '@mcb/shared/errors'
import { digestOf } from '../../crypto/tokens'
import type { ApplicationRepository } from '../application/ports'
import type { Account } from '../session/ports'
import { toActor } from '../session/service'
import { reencode } from './picture'
import type { DocumentPhoto, DocumentRepository, PhotoKind, PhotoReader } from './ports'

export type DocumentService = ReturnType<typeof createDocumentService>

/** Photos of identity documents: taken in, kept encrypted, read, shown to the few who may see them. */
export function createDocumentService(deps: {
  documents: DocumentRepository
  applications: Pick<ApplicationRepository, 'get'>
  reader: PhotoReader
  clock: () => Date
}) {
  const { documents, applications, reader, clock } = deps

  /** The photo, if this account may see it. */
  async function find(id: string, account: Account): Promise<DocumentPhoto> {
    const photo = await documents.get(id)
    if (!photo) throw new AppError('resource.not_found')
    if (photo.ownerId === account.id) return photo
    const record = photo.applicationId ? await applications.get(photo.applicationId) : null
    if (!record || !canView(record.application, toActor(account))) throw new AppError('resource.not_found')
    return photo
  }

  return {
    async upload({ kind, side }: { kind: PhotoKind; side: DocumentSide }, upload: Buffer, account: Account, idempotencyKey: string): Promise<DocumentPhotoView> {
      const creation = {
        key: `${account.id}:${idempotencyKey}`,
        digest: digestOf({ kind, side, sha256: createHash('sha256').update(upload).digest('base64url') }),
      }
      const again = (before: DocumentPhoto | null): DocumentPhotoView => {
        if (!before || before.creation.digest !== creation.digest) throw new AppError('request.idempotency_key_reused')
        return toView(before)
      }
      const before = await documents.findByCreationKey(creation.key)
      if (before) return again(before)
      const { bytes, width, height } = await reencode(upload)
      const photo = await documents.insert(
        { ownerId: account.id, applicationId: null, kind, side, uploadedAt: clock(), width, height, recognition: null, creation },
        bytes,
      )
      return photo ? toView(photo) : again(await documents.findByCreationKey(creation.key))
    },

    /** Reads the photo once; asking again answers from that reading. */
    async recognize(id: string, account: Account): Promise<DocumentPhotoView> {
      const photo = await find(id, account)
      if (photo.ownerId !== account.id) throw new AppError('resource.not_found')
      // what nobody can read for us yet is looked at by people
      if (photo.recognition || !reader.reads(photo.kind)) return toView(photo)
      const reading = await reader.read(photo, await documents.readPicture(id))
      return toView({ ...photo, recognition: await documents.setRecognition(id, reading) })
    },

    async picture(id: string, account: Account): Promise<{ type: string; bytes: Buffer }> {
      await find(id, account)
      return { type: 'image/jpeg', bytes: await documents.readPicture(id) }
    },

    /** For views that have been allowed already. */
    async describe(id: string): Promise<DocumentPhotoView | null> {
      const photo = await documents.get(id)
      return photo && toView(photo)
    },

    async belongsTo(id: string, account: Account): Promise<boolean> {
      return (await documents.get(id))?.ownerId === account.id
    },

    attach: (id: string, applicationId: string): Promise<void> => documents.attach(id, applicationId),
  }
}

function toView({ id, kind, side, uploadedAt, width, height, recognition }: DocumentPhoto): DocumentPhotoView {
  return { id, kind, side, uploadedAt: uploadedAt.toISOString(), width, height, recognition }
}
