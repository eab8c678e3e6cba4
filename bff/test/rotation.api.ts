import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { mongo, Types, type Connection } from 'mongoose'
import { seal } from '../src/crypto/sealing'
import type { PersonRecord } from '../src/modules/identity/ports'
import { rotateKeys } from '../src/rotation'
import { createAccountRepository } from '../src/storage/accounts'
import { createApplicationRepository } from '../src/storage/applications'
import { connectStore } from '../src/storage/connect'
import { createDocumentRepository } from '../src/storage/documents'
import { createPersonRepository } from '../src/storage/persons'
import { createRegistryNewsRepository } from '../src/storage/registry-news'
import { openVault } from '../src/vault'
import { anApplication, NOW } from '@mcb/shared/testing'
import { aRecord } from './fakes'
import { SOME_SETTINGS } from './support/some-settings'
import { startTestStore } from './support/test-store'

const MASTER = randomBytes(32)
const VAULT = { algorithm: 'sm4-ctr-hmac-sm3' as const, masterKeys: [{ id: 'm1', secret: MASTER }], kms: null }
const numberOf = (i: number) => `YA${String(1000000 + i)}`

let store: Awaited<ReturnType<typeof startTestStore>>
let connection: Connection
beforeAll(async () => {
  store = await startTestStore()
  connection = await connectStore(store.uri)
}, 60_000)
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  await store.stop()
})

/** Somebody phase 3 has told us of. */
function aPerson(id: string, number: string): PersonRecord {
  const document = { kind: 'foreignPassport', number } as PersonRecord['person']['documents'][number]
  return { person: { id, accountId: null, messages: [], documents: [document] }, registryId: `registry-${number}`, updatedAt: NOW, revision: 0, outbox: [], received: [], appliedWrites: [] }
}

const labels = async (collection: string) => [...new Set(await connection.db!.collection(collection).distinct('sealedWith'))].sort()
const settled = async () => undefined

describe('keys change while the service goes on', () => {
  it('though the job is killed in the middle: everything is found and read before, between and after', async () => {
    const service = openVault(VAULT, connection, { refreshMs: 0 })
    const persons = createPersonRepository(connection, service.vault)
    await persons.syncIndexes()
    const ids = Array.from({ length: 120 }, () => persons.newId())
    for (const [i, id] of ids.entries()) await persons.insert(aPerson(id, numberOf(i)))

    await killedAfter(3, ['--new', 'data', '--new', 'index', '--batch', '10', '--settle', '0'])
    const between = await labels('persons')
    expect(between).toEqual(['data-1 index-1', 'data-2 index-1 index-2'])

    // somebody saves while the job goes on
    let isOver = false
    const saving = (async () => {
      for (let i = 0; !isOver; i = (i + 1) % ids.length) {
        const record = (await persons.get(ids[i]!))!
        expect(await persons.save({ ...record, received: [...record.received, 'more'] })).toBe('saved')
        expect((await persons.findUnclaimed('foreignPassport', numberOf(i)))?.person.id).toBe(ids[i])
      }
    })()
    const outcome = await rotateKeys({ ring: openVault(VAULT, connection).ring, stores: [persons.resealing], settled, batch: 10, report: () => undefined }, [])
    isOver = true
    await saving

    expect(outcome.failed).toBe(0)
    expect(await labels('persons')).toEqual(['data-2 index-2'])
    for (const [i, id] of ids.entries()) {
      expect((await persons.get(id))?.person.documents[0]?.number).toBe(numberOf(i))
      expect((await persons.findUnclaimed('foreignPassport', numberOf(i)))?.person.id).toBe(id)
    }
  }, 60_000)

  it('to another algorithm by sealing the rest anew', async () => {
    const aes = openVault({ ...VAULT, algorithm: 'aes-256-gcm' }, connection)
    const persons = createPersonRepository(connection.useDb(connection.name, { useCache: false }), aes.vault)
    const id = (await connection.db!.collection('persons').findOne({}))!._id.toHexString()
    const before = await persons.get(id)
    await rotateKeys({ ring: aes.ring, stores: [persons.resealing], settled, batch: 50, report: () => undefined }, ['data'])
    expect(await persons.get(id)).toEqual(before)
    const { person } = (await connection.db!.collection('persons').findOne({ _id: new Types.ObjectId(id) }))! as unknown as { person: mongo.Binary }
    expect(person.buffer[1]).toBe(1)
  }, 60_000)
})

describe('what was written before there was a vault', () => {
  it('is read, found and kept apart as before, and sealed by the same job', async () => {
    const { vault, photos, ring } = openVault(VAULT, connection, { refreshMs: 0 })
    const [applications, accounts, news] = [createApplicationRepository(connection, vault), createAccountRepository(connection, vault), createRegistryNewsRepository(connection, vault)]
    const key = randomBytes(32)
    const documents = createDocumentRepository(connection, { vault, photos, before: key })
    for (const repository of [applications, accounts, news, documents]) await repository.syncIndexes()
    const raw = (name: string) => connection.db!.collection(name)

    const record = aRecord(anApplication({ id: applications.newId(), status: 'submitted', queuedAt: NOW.toISOString(), certificates: [{ newborn: 0, number: 'Z110000007', issuedOn: '2026-11-20' as never, populationCode: null }] }))
    const { application: { id, ...application }, ...rest } = record
    const birth = `birth ${application.answers.birth!.records[0]!.id}`
    await raw('applications').insertOne({ _id: new Types.ObjectId(id), application, ...rest, queue: 'open', queuedAt: NOW, occupies: [birth] })
    await raw('accounts').insertOne({ role: 'parent', displayName: '欧阳静', institutionCode: null, districtCode: null, verifiedIdentity: null, identity: 'jingtong:subject-1' })
    await raw('registryNews').insertOne({ _id: 'certificate Z110000007' as never, latest: { messageId: 'm', at: NOW.toISOString(), about: { kind: 'certificate', number: 'Z110000007', state: 'void', successor: null } }, received: ['m'], unknown: true, updatedAt: NOW, revision: 0 })
    const fileId = new Types.ObjectId()
    await pipeline(Readable.from([seal(key, `document-photo|${fileId.toHexString()}`, Buffer.from('a picture'))]), new mongo.GridFSBucket(connection.db!, { bucketName: 'photos' }).openUploadStreamWithId(fileId, 'photo'))
    const photo = { _id: new Types.ObjectId(), ownerId: 'o', applicationId: null, kind: 'foreignPassport', side: 'front', uploadedAt: NOW, width: 1, height: 1, recognition: { outcome: 'read', fields: { givenNames: { value: 'ELENA' } } }, creation: { key: 'k', digest: 'd' }, fileId, keyId: 'documents-1' }
    await raw('documents').insertOne(photo)

    const asBefore = async () => {
      expect(await applications.get(id)).toEqual(record)
      expect(await applications.findAbout({ kind: 'certificate', number: 'Z110000007', state: 'void', successor: null })).toEqual([id])
      const twin = aRecord(anApplication({ id: applications.newId(), status: 'submitted', queuedAt: NOW.toISOString() }), { creation: { key: applications.newId(), digest: '' } })
      expect(await applications.insert(twin)).toBe(false)
      expect((await accounts.signInParent('jingtong', 'subject-1', { displayName: '欧阳静', verifiedIdentity: null })).displayName).toBe('欧阳静')
      expect(await raw('accounts').countDocuments({})).toBe(1)
      expect((await news.get('certificate Z110000007'))?.received).toEqual(['m'])
      expect((await documents.readPicture(photo._id.toHexString())).toString()).toBe('a picture')
      expect(await documents.get(photo._id.toHexString())).toMatchObject({ recognition: { fields: { givenNames: { value: 'ELENA' } } } })
    }
    await asBefore()
    const stores = [applications, accounts, news, documents].map(({ resealing }) => resealing)
    expect(await Promise.all(stores.map(each => each.hasPlain()))).toEqual([true, true, true, true])
    expect(await rotateKeys({ ring, stores, settled, batch: 10, report: () => undefined }, [])).toEqual({ done: 4, failed: 0 })
    expect(await Promise.all(stores.map(each => each.hasPlain()))).toEqual([false, false, false, false])
    await asBefore()
    const bytes = Buffer.from(mongo.BSON.serialize({ all: await Promise.all(['applications', 'accounts', 'registryNews', 'documents'].map(name => raw(name).find({}).toArray())) }))
    expect(['Z110000007', birth, '欧阳静', 'subject-1', 'ELENA'].filter(word => bytes.includes(word))).toEqual([])
    expect(await raw('photos.files').countDocuments({})).toBe(1)
  }, 60_000)

  it('that cannot be opened stays as it is and does not keep the others waiting', async () => {
    const { vault, ring } = openVault(VAULT, connection, { refreshMs: 0 })
    const persons = createPersonRepository(connection, vault)
    const [one, other] = [persons.newId(), persons.newId()]
    await persons.insert(aPerson(one, 'YB0000001'))
    await persons.insert(aPerson(other, 'YB0000002'))
    const raw = connection.db!.collection('persons')
    const { person } = (await raw.findOne({ _id: new Types.ObjectId(other) }))!
    await raw.updateOne({ _id: new Types.ObjectId(one) }, { $set: { person } })
    const { failed } = await rotateKeys({ ring, stores: [persons.resealing], settled, batch: 10, report: () => undefined }, ['data'])
    expect(failed).toBe(1)
    expect((await persons.get(other))?.person.documents[0]?.number).toBe('YB0000002')
    await expect(persons.get(one)).rejects.toThrow('altered')
  }, 60_000)
})

/** The job as a process of its own, killed when it has said so many lines. */
async function killedAfter(lines: number, args: string[]): Promise<void> {
  const environment = { ...process.env, ...SOME_SETTINGS, MONGODB_URI: store.uri, VAULT_MASTER_KEYS: `m1:${MASTER.toString('base64')}` }
  const job = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, '../src/rotate-keys.ts'), ...args], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(job, 'exit')
  let said = 0
  createInterface({ input: job.stdout }).on('line', line => {
    if (JSON.parse(line).collection === 'persons' && ++said === lines) job.kill('SIGKILL')
  })
  expect((await ended)[1]).toBe('SIGKILL')
}
