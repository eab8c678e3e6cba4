import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { mongo, Schema, Types, type Connection } from 'mongoose'
import { unseal } from '../crypto/sealing'
import { openedBy, VaultError, type Vault } from '../crypto/vault/vault'
import type { DocumentPhoto, DocumentRepository } from '../modules/document/ports'
import { isDuplicateKey } from './connect'
import { resealable, type Resealable } from './resealing'
import { createSealer } from './sealed-documents'

type StoredDocument = Omit<DocumentPhoto, 'id'> & { _id: Types.ObjectId; fileId: Types.ObjectId; keyId: string }

const schema = new Schema<StoredDocument>(
  {
    ownerId: { type: String, required: true },
    applicationId: { type: String, default: null },
    kind: { type: String, required: true },
    side: { type: String, default: 'front' },
    uploadedAt: { type: Date, required: true },
    width: Number,
    height: Number,
    recognition: { type: Schema.Types.Mixed, default: null },
    creation: { type: Schema.Types.Mixed, required: true },
    fileId: { type: Schema.Types.ObjectId, required: true },
    keyId: { type: String, required: true },
  },
  { collection: 'documents', versionKey: false, minimize: false },
)
schema.index({ 'creation.key': 1 }, { unique: true })

/** Sealed by the vault, whose values name their key. */
const BY_VAULT = 'vault'
/** With one key for all, from before there was a vault. */
const contextBefore = (fileId: Types.ObjectId) => `document-photo|${fileId.toHexString()}`
const placeOf = (fileId: Types.ObjectId) => ({ collection: 'photos', id: fileId.toHexString(), path: 'picture' })

/** What seals: fields, photos, and photos from before there was a vault. */
export type DocumentKeys = { vault: Vault; photos: Vault; before: Buffer | null }

/** Photos in GridFS, sealed under the file's own id. */
export function createDocumentRepository(connection: Connection, { vault, photos, before }: DocumentKeys): DocumentRepository & { syncIndexes(): Promise<unknown>; resealing: Resealable } {
  const model = connection.model<StoredDocument>('Document', schema)
  const sealer = createSealer(vault, 'documents')
  const bucket = new mongo.GridFSBucket(connection.db!, { bucketName: 'photos' })

  /** @returns the id of the file */
  async function keep(picture: Buffer): Promise<Types.ObjectId> {
    const fileId = new Types.ObjectId()
    const sealed = (await photos.session()).seal(placeOf(fileId), picture)
    await pipeline(Readable.from([sealed]), bucket.openUploadStreamWithId(fileId, 'photo'))
    return fileId
  }

  async function read({ fileId, keyId }: Pick<StoredDocument, 'fileId' | 'keyId'>): Promise<Buffer> {
    const sealed = await buffer(bucket.openDownloadStream(fileId))
    if (keyId === BY_VAULT) return openedBy(photos, session => session.open(placeOf(fileId), sealed))
    const picture = before && unseal(before, contextBefore(fileId), sealed)
    if (!picture) throw new VaultError()
    return picture
  }

  return {
    syncIndexes: () => model.createIndexes(),

    async insert(photo, picture) {
      // the picture first: a record without a picture must not exist, a picture without a record is only waste
      const fileId = await keep(picture)
      const stored = { _id: new Types.ObjectId(), ...photo, fileId, keyId: BY_VAULT }
      try {
        await model.collection.insertOne(await sealer.seal(stored))
        return toPhoto(stored)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await bucket.delete(fileId)
        return null
      }
    },

    async get(id) {
      const found = await model.findById(id).lean<StoredDocument>()
      return found && toPhoto(await sealer.open(found))
    },

    async findByCreationKey(creationKey) {
      const found = await model.findOne({ 'creation.key': creationKey }).lean<StoredDocument>()
      return found && toPhoto(await sealer.open(found))
    },

    async readPicture(id) {
      const found = await model.findById(id, { fileId: 1, keyId: 1 }).lean<Pick<StoredDocument, 'fileId' | 'keyId'>>()
      if (!found) throw new Error('photo record is gone')
      return read(found)
    },

    async setRecognition(id, recognition) {
      const _id = new Types.ObjectId(id)
      await model.updateOne({ _id, recognition: null }, { $set: { recognition: await sealer.sealField(_id, 'recognition', recognition) } })
      const found = await model.findById(_id, { recognition: 1 }).lean<Pick<StoredDocument, '_id' | 'recognition'>>()
      return (found && (await sealer.open(found)).recognition) ?? recognition
    },

    resealing: resealable<StoredDocument>(model.collection, {
      sealer,
      async again(raw) {
        const document = await sealer.open(raw)
        return sealer.seal({ ...document, fileId: await keep(await read(raw)), keyId: BY_VAULT })
      },
      async replace(raw, next) {
        const { _id, recognition, fileId, keyId, sealedWith } = next as StoredDocument & { sealedWith: string }
        const { matchedCount } = await model.collection.updateOne({ _id, fileId: raw.fileId, recognition: raw.recognition }, { $set: { recognition, fileId, keyId, sealedWith } })
        await bucket.delete(matchedCount ? raw.fileId : fileId)
      },
    }),

    async attach(id, applicationId) {
      await model.updateOne({ _id: new Types.ObjectId(id) }, { $set: { applicationId } })
    },
  }
}

function toPhoto({ _id, fileId: _fileId, keyId: _keyId, ...rest }: StoredDocument): DocumentPhoto {
  return { id: _id.toHexString(), ...rest }
}
