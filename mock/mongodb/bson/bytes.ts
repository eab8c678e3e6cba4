import { ObjectId, onDemand, serialize } from 'bson'
import { StoreError } from '../errors'
import type { Document, Value } from './values'
import { decode, isArray, isDocument } from './values'

/** The most bytes a stored document may have. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** A document's bytes as they came and as they leave, inside a reply that is built around them. */
export class RawDocument {
  constructor(readonly bytes: Uint8Array) {}
}

/** Bytes of one element: its type, its name, its value. */
interface Element { type: number, name: string, value: Uint8Array }

const TYPE = { document: 3, array: 4 }

/** The elements of a document's bytes, in their order. */
function elementsOf(bytes: Uint8Array): Element[] {
  const elements: Element[] = []
  for (const [type, nameOffset, nameLength, offset, length] of onDemand.parseToElements(bytes)) {
    elements.push({
      type,
      name: Buffer.from(bytes.buffer, bytes.byteOffset + nameOffset, nameLength).toString(),
      value: bytes.subarray(offset, offset + length),
    })
  }
  return elements
}

function assemble(elements: Element[]): Buffer {
  const parts: Uint8Array[] = [Buffer.alloc(4)]
  for (const { type, name, value } of elements) parts.push(Buffer.from([type]), Buffer.from(`${name}\0`), value)
  parts.push(Buffer.from([0]))
  const document = Buffer.concat(parts)
  document.writeInt32LE(document.length)
  return document
}

const containsRaw = (value: Value): boolean => value instanceof RawDocument
  || (isArray(value) && value.some(item => item instanceof RawDocument))
  || (isDocument(value) && Object.values(value).some(containsRaw))

/** Reads a document but leaves the documents in one of its arrays as bytes. */
export function decodeKeeping(bytes: Uint8Array, field: string): Document {
  const elements = elementsOf(bytes)
  const kept = elements.find(({ name, type }) => name === field && type === TYPE.array)
  const document = decode(assemble(elements.filter(element => element !== kept)))
  if (kept) document[field] = elementsOf(kept.value).map(({ type, value }) => (type === TYPE.document ? new RawDocument(value) : value))
  return document
}

function encodeElement(name: string, value: Value): Element | undefined {
  if (value === undefined) return undefined
  if (value instanceof RawDocument) return { type: TYPE.document, name, value: value.bytes }
  if (containsRaw(value)) {
    return isArray(value) ? { type: TYPE.array, name, value: assemble(encodeElements(Object.entries(value))) }
      : { type: TYPE.document, name, value: encode(value as Document) }
  }
  const bytes = serialize({ v: value }, { ignoreUndefined: true })
  return { type: bytes[4]!, name, value: bytes.subarray(7, -1) }
}

const encodeElements = (entries: [string, Value][]): Element[] => entries.flatMap(([name, value]) => encodeElement(name, value) ?? [])

/** Writes a document; documents that are bytes already are put in as they are. */
export function encode(document: Document): Buffer {
  return containsRaw(document) ? assemble(encodeElements(Object.entries(document))) : Buffer.from(serialize(document, { ignoreUndefined: true }))
}

/** True when BSON would write the two values with the same bytes: stricter than equal, 1 and 1.0 differ. */
export function areSameBytes(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  return Buffer.compare(serialize({ v: a }), serialize({ v: b })) === 0
}

function patchArray(bytes: Uint8Array, before: Value[], next: Value[]): Buffer {
  const old = elementsOf(bytes)
  const whereItWas = new Map(before.flatMap((value, index): [Value, number][] => (typeof value === 'object' ? [[value, index]] : [])))
  return assemble(next.flatMap((value, index) => {
    const name = String(index)
    const source = old[whereItWas.get(value) ?? index]
    return patchElement(source, before[whereItWas.get(value) ?? index], name, value) ?? []
  }))
}

function patchElement(source: Element | undefined, before: Value, name: string, next: Value): Element | undefined {
  if (source !== undefined && before === next) return { ...source, name }
  if (source !== undefined && isDocument(before) && isDocument(next)) return { ...source, name, value: patch(source.value, before, next) }
  if (source !== undefined && isArray(before) && isArray(next)) return { ...source, name, value: patchArray(source.value, before, next) }
  return encodeElement(name, next)
}

/**
 * Writes `next` by changing the bytes of `before`: a field that is the same object keeps its very bytes and its place, a
 * new one goes to the end. (JavaScript would move names like "7" to the front.)
 */
export function patch(bytes: Uint8Array, before: Document, next: Document): Buffer {
  const added = new Set(Object.keys(next))
  const kept = elementsOf(bytes).flatMap(element => (
    added.delete(element.name) ? patchElement(element, before[element.name], element.name, next[element.name]) ?? [] : []))
  return assemble([...kept, ...encodeElements([...added].map(name => [name, next[name]]))])
}

/** The document with `_id` in the first place, as MongoDB stores it; one is made when there is none. */
export function withIdFirst(bytes: Uint8Array): Buffer {
  const elements = elementsOf(bytes)
  const at = elements.findIndex(({ name }) => name === '_id')
  if (at === 0) return Buffer.from(bytes)
  const id = at < 0 ? encodeElement('_id', new ObjectId())! : elements.splice(at, 1)[0]!
  return assemble([id, ...elements])
}

/** Refuses a document that is too large to store. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length <= MAX_DOCUMENT_BYTES) return
  throw new StoreError(10334, `BSONObj size: ${bytes.length} (0x${bytes.length.toString(16)}) is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`)
}
