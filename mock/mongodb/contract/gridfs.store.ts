import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { GridFSBucket } from 'mongodb'
import type { ObjectId } from 'mongodb'
import { openStoreUnderTest } from './store-under-test'
import type { StoreUnderTest } from './store-under-test'

describe('files in GridFS', () => {
  let store: StoreUnderTest
  let bucket: GridFSBucket

  beforeAll(async () => {
    store = await openStoreUnderTest()
    bucket = new GridFSBucket(store.db, { bucketName: 'photos' })
  })
  afterAll(() => store.close())

  async function upload(content: Buffer): Promise<ObjectId> {
    const stream = bucket.openUploadStream('passport', { metadata: { owner: 'x' } })
    await pipeline(Readable.from([content]), stream)
    return stream.id
  }

  async function download(id: ObjectId, options?: { start: number, end: number }): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of bucket.openDownloadStream(id, options)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }

  test('5 MB come back as they went, whole or in part, and go when they are deleted', async () => {
    const content = randomBytes(5 * 1024 * 1024)
    const id = await upload(content)
    expect((await download(id)).equals(content)).toBe(true)
    expect((await download(id, { start: 300_000, end: 900_000 })).equals(content.subarray(300_000, 900_000))).toBe(true)
    expect(await bucket.find({ 'metadata.owner': 'x' }).toArray()).toMatchObject([{ _id: id, length: content.length, filename: 'passport' }])
    await bucket.delete(id)
    expect(await store.db.collection('photos.chunks').countDocuments()).toBe(0)
    await expect(download(id)).rejects.toThrow(/FileNotFound/)
  })

  test('several files at once do not mix', async () => {
    const contents = Array.from({ length: 5 }, () => randomBytes(600_000))
    const ids = await Promise.all(contents.map(upload))
    const found = await Promise.all(ids.map(id => download(id)))
    found.forEach((content, at) => expect(content.equals(contents[at]!)).toBe(true))
  })
})
