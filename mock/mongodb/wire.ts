import { RawDocument, decodeKeeping, encode } from './bson/bytes'
import type { Document } from './bson/values'
import { decode } from './bson/values'
import type { Command } from './commands/command'

/** The most bytes of one message, as told to drivers. */
export const MAX_MESSAGE_BYTES = 48_000_000

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER_BYTES = 16
const FLAG = { checksumPresent: 1, moreToCome: 2 }
const KNOWN_REQUIRED_FLAGS = FLAG.checksumPresent | FLAG.moreToCome

/** A request taken off the wire: the command, whether an answer is wanted, and how to write it. */
export interface Request { command: Command, wantsReply: boolean, writeReply: (reply: Document) => Buffer }

/** A message that breaks the protocol: the connection cannot go on after it. */
export class ProtocolError extends Error {}

function message(responseTo: number, opCode: number, parts: Buffer[]): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeInt32LE(HEADER_BYTES + parts.reduce((sum, part) => sum + part.length, 0), 0)
  header.writeInt32LE(responseTo, 8)
  header.writeInt32LE(opCode, 12)
  return Buffer.concat([header, ...parts])
}

const opMsgReply = (requestId: number) => (reply: Document): Buffer => message(requestId, OP_MSG, [Buffer.alloc(5), encode(reply)])

function opReply(requestId: number): (reply: Document) => Buffer {
  return reply => {
    const head = Buffer.alloc(20)
    head.writeInt32LE(8, 0) // AwaitCapable
    head.writeInt32LE(1, 16) // one document
    return message(requestId, OP_REPLY, [head, encode(reply)])
  }
}

const decodeBody = (bytes: Buffer): Document => (bytes.subarray(5, 12).toString('latin1') === 'insert\0' ? decodeKeeping(bytes, 'documents') : decode(bytes))

/** A document sequence: a name and the documents that belong in the body's array of that name. */
function readSequence(section: Buffer): [string, unknown[]] {
  const nameEnd = section.indexOf(0)
  const name = section.toString('utf8', 0, nameEnd)
  const documents: unknown[] = []
  for (let at = nameEnd + 1; at < section.length;) {
    const size = section.readInt32LE(at)
    const bytes = section.subarray(at, at + size)
    if (size < 5 || bytes.length < size) throw new ProtocolError('a document sequence is cut short')
    documents.push(name === 'documents' ? new RawDocument(bytes) : decode(bytes))
    at += size
  }
  return [name, documents]
}

function readOpMsg(bytes: Buffer, requestId: number): Request {
  const flags = bytes.readUInt32LE(HEADER_BYTES)
  if (flags & 0xffff & ~KNOWN_REQUIRED_FLAGS) throw new ProtocolError(`unknown required flags in OP_MSG: ${flags}`)
  const end = flags & FLAG.checksumPresent ? bytes.length - 4 : bytes.length
  let body: Document | undefined
  const sequences: [string, unknown[]][] = []
  for (let at = HEADER_BYTES + 4; at < end;) {
    const kind = bytes[at]
    const size = bytes.readInt32LE(at + 1)
    if (size < 5 || at + 1 + size > end) throw new ProtocolError('a section of OP_MSG is cut short')
    if (kind === 0) body = decodeBody(bytes.subarray(at + 1, at + 1 + size))
    else if (kind === 1) sequences.push(readSequence(bytes.subarray(at + 5, at + 1 + size)))
    else throw new ProtocolError(`unknown section kind ${kind} in OP_MSG`)
    at += 1 + size
  }
  if (body === undefined) throw new ProtocolError('OP_MSG without a body')
  return {
    command: { body: { ...body, ...Object.fromEntries(sequences) }, database: String(body.$db) },
    wantsReply: !(flags & FLAG.moreToCome),
    writeReply: opMsgReply(requestId),
  }
}

/** OP_QUERY is left only for a driver's very first hello. */
function readOpQuery(bytes: Buffer, requestId: number): Request {
  const nameEnd = bytes.indexOf(0, HEADER_BYTES + 4)
  const namespace = bytes.toString('utf8', HEADER_BYTES + 4, nameEnd)
  if (!namespace.endsWith('.$cmd')) throw new ProtocolError('OP_QUERY is only understood for commands')
  return {
    command: { body: decode(bytes.subarray(nameEnd + 9)), database: namespace.slice(0, -'.$cmd'.length) },
    wantsReply: true,
    writeReply: opReply(requestId),
  }
}

/** Reads one whole message. */
export function readMessage(bytes: Buffer): Request {
  const requestId = bytes.readInt32LE(4)
  const opCode = bytes.readInt32LE(12)
  if (opCode === OP_MSG) return readOpMsg(bytes, requestId)
  if (opCode === OP_QUERY) return readOpQuery(bytes, requestId)
  throw new ProtocolError(`unknown operation code ${opCode}`)
}

/** Writes a command as OP_MSG, as a client does. */
export const writeCommand = (requestId: number, body: Document): Buffer => {
  const bytes = message(0, OP_MSG, [Buffer.alloc(5), encode(body)])
  bytes.writeInt32LE(requestId, 4)
  return bytes
}

/** The document of an OP_MSG reply. */
export const readReply = (bytes: Buffer): Document => decode(bytes.subarray(HEADER_BYTES + 5))

/** Cuts a stream of bytes into messages. */
export class MessageSplitter {
  private chunks: Buffer[] = []
  private size = 0

  private messageSize(): number | undefined {
    if (this.size < HEADER_BYTES) return undefined
    if (this.chunks[0]!.length < 4) this.chunks = [Buffer.concat(this.chunks)]
    const wanted = this.chunks[0]!.readInt32LE(0)
    if (wanted < HEADER_BYTES || wanted > MAX_MESSAGE_BYTES) throw new ProtocolError(`a message of ${wanted} bytes is not between ${HEADER_BYTES} and ${MAX_MESSAGE_BYTES}`)
    return wanted
  }

  /** The messages that are complete with this chunk. */
  * push(chunk: Buffer): Generator<Buffer> {
    this.chunks.push(chunk)
    this.size += chunk.length
    for (;;) {
      const wanted = this.messageSize()
      if (wanted === undefined || this.size < wanted) return
      const all = Buffer.concat(this.chunks)
      this.chunks = all.length > wanted ? [all.subarray(wanted)] : []
      this.size -= wanted
      yield all.subarray(0, wanted)
    }
  }
}
