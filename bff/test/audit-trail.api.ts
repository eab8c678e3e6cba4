import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Connection } from 'mongoose'
import type { AuditEvent } from '../src/audit/entry'
import { createAuditTrail } from '../src/audit/trail'
import { verifyStream } from '../src/audit/verify'
import { createAuditRepository } from '../src/storage/audit-entries'
import { connectStore } from '../src/storage/connect'
import { SOME_SETTINGS } from './support/some-settings'
import { startTestStore } from './support/test-store'

let store: Awaited<ReturnType<typeof startTestStore>>
let connection: Connection
let repository: ReturnType<typeof createAuditRepository>
beforeAll(async () => {
  store = await startTestStore()
  connection = await connectStore(store.uri)
  repository = createAuditRepository(connection)
  await repository.syncIndexes()
}, 60_000)
beforeEach(async () => {
  for (const name of ['auditEntries', 'auditHeads']) await connection.db!.collection(name).deleteMany({})
})
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
  await store.stop()
})

const anEvent = (n: number): AuditEvent => ({ at: new Date(n).toISOString(), account: 'a', role: 'clerk', institutionCode: 'H1', operation: 'getCase', files: ['application:1'], purpose: null, outcome: 'done', requestId: `request-${n}` })

/** What a walk along the only chain there is finds. */
async function walk(writtenDown: Parameters<typeof verifyStream>[2] = []) {
  const [stream = ''] = await repository.streams()
  const head = await repository.headKept(stream)
  return verifyStream(stream, repository.walk(stream), [...(head ? [head] : []), ...writtenDown])
}

async function tenEntries(): Promise<void> {
  const trail = createAuditTrail(repository)
  for (let n = 1; n <= 10; n++) await trail.record(anEvent(n))
}

it('is one chain without gaps, though four processes write to it at once', async () => {
  const processes = Array.from({ length: 4 }, () => createAuditTrail(createAuditRepository(connection)))
  await Promise.all(processes.flatMap((trail, p) => Array.from({ length: 25 }, async (_, n) => {
    await new Promise(resolve => setImmediate(resolve))
    await trail.record(anEvent(p * 100 + n))
  })))
  expect(await walk()).toMatchObject({ entries: 100, broken: null })
  const requests = (await repository.about(['application:1'], 1000)).map(({ requestId }) => requestId)
  expect(new Set(requests).size).toBe(100)
})

it('loses and doubles nothing when somebody writes between two of a batch', async () => {
  const other = createAuditTrail(createAuditRepository(connection))
  const torn = { ...repository, append: async (batch: Parameters<typeof repository.append>[0]) => {
    if (batch.length === 1) return repository.append(batch)
    await repository.append(batch.slice(0, 2))
    await other.record(anEvent(999))
    return 2
  } }
  const trail = createAuditTrail(torn)
  await Promise.all([1, 2, 3, 4, 5, 6].map(n => trail.record(anEvent(n))))
  expect(await walk()).toMatchObject({ broken: null })
  const requests = (await repository.about(['application:1'], 100)).map(({ requestId }) => requestId).filter(id => id !== 'request-999')
  expect(requests.sort()).toEqual([1, 2, 3, 4, 5, 6].map(n => `request-${n}`))
})

it('is whole after an honest process has died before it could say how far it came', async () => {
  await tenEntries()
  await connection.db!.collection('auditHeads').updateOne({}, { $set: { seq: 9, digest: (await repository.about(['application:1'], 2))[1]!.digest } })
  expect(await walk()).toMatchObject({ entries: 10, broken: null })
  await createAuditTrail(createAuditRepository(connection)).record(anEvent(11))
  expect(await walk()).toMatchObject({ entries: 11, broken: null })
})

type Tampering = (entries: ReturnType<NonNullable<Connection['db']>['collection']>, stream: string) => Promise<unknown>
it.each<[string, Tampering, object]>([
  ['was changed', entries => entries.updateOne({ seq: 4 }, { $set: { account: 'b' } }), { seq: 4, what: 'changed' }],
  ['got something more', entries => entries.updateOne({ seq: 4 }, { $set: { note: 'x' } }), { seq: 4, what: 'changed' }],
  ['was taken out', entries => entries.deleteOne({ seq: 4 }), { seq: 4, what: 'removed' }],
  ['was the first and was taken out', entries => entries.deleteOne({ seq: 1 }), { seq: 1, what: 'removed' }],
  ['changed places with another', async entries => {
    await entries.updateOne({ seq: 4 }, { $set: { seq: 99 } })
    await entries.updateOne({ seq: 5 }, { $set: { seq: 4 } })
    await entries.updateOne({ seq: 99 }, { $set: { seq: 5 } })
  }, { seq: 4, what: 'changed' }],
  ['was the last and was cut off', entries => entries.deleteMany({ seq: { $gt: 7 } }), { seq: 8, what: 'cut' }],
  ['and all others are gone', entries => entries.deleteMany({}), { seq: 1, what: 'cut' }],
])('tells where it is broken when an entry %s', async (_what, tamper, broken) => {
  await tenEntries()
  expect((await walk()).broken).toBeNull()
  const [stream = ''] = await repository.streams()
  await tamper(connection.db!.collection('auditEntries') as never, stream)
  expect((await walk()).broken).toEqual({ stream, ...broken })
})

it('tells that it was made anew, ends and all, by the heads that were written down elsewhere', async () => {
  await tenEntries()
  const { head } = await walk()
  for (const name of ['auditEntries', 'auditHeads']) await connection.db!.collection(name).deleteMany({})
  const forged = createAuditTrail(createAuditRepository(connection))
  for (let n = 1; n <= 12; n++) await forged.record({ ...anEvent(n), account: 'somebody else' })
  expect((await walk()).broken).toBeNull()
  expect((await walk([head])).broken).toMatchObject({ seq: 10, what: 'rewritten' })
})

it('is walked by a command, which says where it is broken', async () => {
  await tenEntries()
  const heads = path.join(mkdtempSync(path.join(tmpdir(), 'mcb-heads-')), 'heads.json')
  const before = await command('heads')
  writeFileSync(heads, before.said)
  expect(before).toMatchObject({ code: 0, complained: '' })
  await connection.db!.collection('auditEntries').deleteOne({ seq: 6 })
  expect(await command('verify', '--since', heads)).toMatchObject({ code: 1, complained: expect.stringMatching(/^chain \d: entry 6 is missing\n$/) })
}, 60_000)

it('lets nobody be answered while it cannot be written', async () => {
  const trail = createAuditTrail({ head: repository.head, append: async () => { throw new Error('away') } })
  await expect(trail.record(anEvent(1))).rejects.toThrow('away')
})

async function command(...args: string[]): Promise<{ code: number | null; said: string; complained: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, '../src/audit-command.ts'), ...args], { env: { ...process.env, ...SOME_SETTINGS, MONGODB_URI: store.uri } })
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit') as Promise<[number | null]>])
  return { code, said, complained }
}
