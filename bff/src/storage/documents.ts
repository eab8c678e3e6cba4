import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { mongo, Schema, Types, type Connection } from 'mongoose'
import { seal, unseal } from '../crypto/sealing'
import type { DocumentPhoto, DocumentRepository } from '../modules/document/ports'
import { isDuplicateKey } from './connect'

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

/** The one key there is today; a record names its key so that keys can change. */
const KEY_ID = 'documents-1'
const context = (fileId: Types.ObjectId) => `document-photo|${fileId.toHexString()}`

/** Photos in GridFS, sealed with AES-256-GCM under the file's own id. */
export function createDocumentRepository(connection: Connection, key: Buffer): DocumentRepository & { syncIndexes(): Promise<unknown> } {
  const model = connection.model<StoredDocument>('Document', schema)
  const bucket = new mongo.GridFSBucket(connection.db!, { bucketName: 'photos' })

  return {
    syncIndexes: () => model.createIndexes(),

    async insert(photo, picture) {
      // the picture first: a record without a picture must not exist, a picture without a record is only waste
      const fileId = new Types.ObjectId()
      await pipeline(Readable.from([seal(key, context(fileId), picture)]), bucket.openUploadStreamWithId(fileId, 'photo'))
      const stored = { _id: new Types.ObjectId(), ...photo, fileId, keyId: KEY_ID }
      try {
        await model.collection.insertOne(stored)
        return toPhoto(stored)
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        await bucket.delete(fileId)
        return null
      }
    },

    async get(id) {
      const found = await model.findById(id).lean<StoredDocument>()
      return found && toPhoto(found)
    },

    async findByCreationKey(creationKey) {
      const found = await model.findOne({ 'creation.key': creationKey }).lean<StoredDocument>()
      return found && toPhoto(found)
    },

    async readPicture(id) {
      const found = await model.findById(id, { fileId: 1 }).lean<Pick<StoredDocument, 'fileId'>>()
      if (!found) throw new Error('photo record is gone')
      const picture = unseal(key, context(found.fileId), await buffer(bucket.openDownloadStream(found.fileId)))
      if (!picture) throw new Error('photo cannot be opened with this key')
      return picture
    },

    async setRecognition(id, recognition) {
      await model.updateOne({ _id: new Types.ObjectId(id), recognition: null }, { $set: { recognition } })
      return (await model.findById(id, { recognition: 1 }).lean<Pick<StoredDocument, 'recognition'>>())?.recognition ?? recognition
    },

    async attach(id, applicationId) {
      await model.updateOne({ _id: new Types.ObjectId(id) }, { $set: { applicationId } })
    },
  }
}

function toPhoto({ _id, fileId: _fileId, keyId: _keyId, ...rest }: StoredDocument): DocumentPhoto {
  return { id: _id.toHexString(), ...rest }
}
