import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Long, deserialize, serialize } from 'bson'
import type { Document } from './bson/values'
import { startStore } from './server'
import type { RunningStore } from './server'
import { MAX_MESSAGE_BYTES, MessageSplitter, writeCommand } from './wire'

const documentOf = (message: Buffer): Document => deserialize(message.subarray(21))

describe('the store on the wire', () => {
  let folder: string
  let store: RunningStore
  let socket: Socket
  let requests = 0

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'store-wire-'))
    store = await startStore({ port: 0, dataDirectory: folder, flush: 'by-system' })
  })
  afterAll(async () => {
    await store.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => { socket = connect(store.port, '127.0.0.1') })
  afterEach(() => { socket.destroy() })

  /** The next `count` replies on the connection; fewer when it closes. */
  function replies(count: number): Promise<Document[]> {
    const splitter = new MessageSplitter()
    const found: Document[] = []
    return new Promise(resolve => {
      socket.on('data', chunk => {
        for (const bytes of splitter.push(chunk)) found.push(documentOf(bytes))
        if (found.length >= count) resolve(found)
      })
      socket.on('close', () => resolve(found))
    })
  }

  async function ask(body: Document): Promise<Document> {
    const answer = replies(1)
    socket.write(writeCommand(++requests, { ...body, $db: body.$db ?? 'test' }))
    return (await answer)[0]!
  }

  test.each<[string, Document, number]>([
    ['an unknown command', { fabricate: 1 }, 59],
    ['a transaction', { insert: 'a', documents: [{}], txnNumber: Long.ONE, startTransaction: true, autocommit: false, lsid: { id: 1 } }, 20],
    ['an option it would have to ignore', { find: 'a', tailable: true }, 40415],
    ['a collation', { find: 'a', collation: { locale: 'zh' } }, 238],
    ['variables', { find: 'a', let: { x: 1 } }, 40415],
    ['a view or a capped collection', { create: 'a', capped: true, size: 1 }, 40415],
    ['a text index', { createIndexes: 'a', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67],
    ['an index option it does not keep', { createIndexes: 'a', indexes: [{ key: { a: 1 }, name: 'a', collation: { locale: 'zh' } }] }, 197],
    ['a name with a zero', { create: 'a\0b' }, 73],
    ['a database name with a dot', { create: 'a', $db: 'a.b' }, 73],
    ['more copies than there are', { insert: 'a', documents: [{}], writeConcern: { w: 2 } }, 2],
    ['a hint to no index', { find: 'a', hint: 'nothing' }, 2],
    ['a pipeline as an update', { findAndModify: 'a', query: {}, update: [{ $set: { a: 1 } }] }, 238],
    ['an aggregation without a collection', { aggregate: 1, pipeline: [], cursor: {} }, 73],
  ])('%s is refused by code', async (_name, command, code) => {
    await ask({ create: 'a' })
    expect(await ask(command)).toMatchObject({ ok: 0, code, errmsg: expect.any(String) })
  })

  test('a driver\'s first hello may come as OP_QUERY', async () => {
    const body = serialize({ ismaster: 1, helloOk: true })
    const message = Buffer.concat([Buffer.alloc(20), Buffer.from('admin.$cmd\0'), Buffer.alloc(8), body])
    message.writeInt32LE(message.length, 0)
    message.writeInt32LE(2004, 12)
    const splitter = new MessageSplitter()
    const answer = new Promise<Buffer>(resolve => {
      socket.on('data', chunk => { for (const bytes of splitter.push(chunk)) resolve(bytes) })
    })
    socket.write(message)
    const reply = await answer
    expect(reply.readInt32LE(12)).toBe(1)
    expect(deserialize(reply.subarray(36))).toMatchObject({ ismaster: true, helloOk: true })
  })

  test('a message that asks for no answer gets none, and the next one its own', async () => {
    const silent = writeCommand(++requests, { insert: 'quiet', documents: [{}], $db: 'test' })
    silent.writeUInt32LE(2, 16)
    const answer = replies(1)
    socket.write(Buffer.concat([silent, writeCommand(++requests, { count: 'quiet', $db: 'test' })]))
    expect(await answer).toMatchObject([{ n: 1 }])
  })

  test('messages may come in any pieces', async () => {
    const answer = replies(2)
    const bytes = Buffer.concat([writeCommand(++requests, { ping: 1, $db: 'test' }), writeCommand(++requests, { ping: 1, $db: 'test' })])
    for (const byte of bytes) socket.write(Buffer.from([byte]))
    expect(await answer).toHaveLength(2)
  })

  test.each<[string, (message: Buffer) => void]>([
    ['is too long', message => message.writeInt32LE(MAX_MESSAGE_BYTES + 1, 0)],
    ['is shorter than its head', message => message.writeInt32LE(3, 0)],
    ['has an unknown operation', message => message.writeInt32LE(1234, 12)],
    ['has unknown flags', message => message.writeUInt32LE(4, 16)],
    ['has a section that does not end', message => message.writeInt32LE(10_000, 21)],
  ])('a message that %s ends the connection, not the store', async (_name, spoil) => {
    const complain = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const message = writeCommand(++requests, { ping: 1, $db: 'test' })
    spoil(message)
    const answer = replies(1)
    socket.write(message)
    expect(await answer).toEqual([])
    expect(complain).toHaveBeenCalledWith('a connection was closed:', expect.any(String))
    complain.mockRestore()
    socket = connect(store.port, '127.0.0.1')
    expect(await ask({ ping: 1 })).toMatchObject({ ok: 1 })
  })

  test('a port that is taken is told in a sentence', async () => {
    const elsewhere = join(folder, 'elsewhere')
    await expect(startStore({ port: store.port, dataDirectory: elsewhere })).rejects.toThrow(`Port ${store.port} on 127.0.0.1 is in use by another program.`)
  })
})
