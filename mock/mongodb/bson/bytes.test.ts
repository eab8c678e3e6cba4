import { Double, ObjectId, serialize } from 'bson'
import { RawDocument, decodeKeeping, encode, patch, withIdFirst } from './bytes'
import { decode } from './values'

/** A document whose field names stand in this order on the wire, whatever JavaScript thinks of names like "7". */
const ordered = (...fields: [string, number][]): Buffer => {
  const body = Buffer.concat(fields.flatMap(([name, value]) => {
    const number = Buffer.alloc(4)
    number.writeInt32LE(value)
    return [Buffer.from([0x10]), Buffer.from(`${name}\0`), number]
  }))
  const bytes = Buffer.concat([Buffer.alloc(4), body, Buffer.from([0])])
  bytes.writeInt32LE(bytes.length)
  return bytes
}

describe('document bytes', () => {
  test('a patch leaves what is untouched where it was, byte for byte', () => {
    const bytes = ordered(['z', 1], ['7', 2], ['a', 3], ['1', 4])
    const before = decode(bytes)
    expect(patch(bytes, before, { ...before }).equals(bytes)).toBe(true)
    const { z: _, ...withoutZ } = before
    expect(patch(bytes, before, withoutZ).equals(ordered(['7', 2], ['a', 3], ['1', 4]))).toBe(true)
    expect(patch(bytes, before, { ...before, b: before.a }).equals(ordered(['z', 1], ['7', 2], ['a', 3], ['1', 4], ['b', 3]))).toBe(true)
  })

  test('a patch inside documents and arrays keeps the types around it', () => {
    const bytes = Buffer.from(serialize({ a: { b: new Double(1), c: 'x' }, list: [{ n: new Double(2) }, { n: new Double(3) }] }))
    const before = decode(bytes)
    const [first, second] = before.list as [object, object]
    const next = { ...before, a: { ...(before.a as object), c: 'y' }, list: [{ new: 1 }, second, first] }
    const expected = serialize({ a: { b: new Double(1), c: 'y' }, list: [{ new: 1 }, { n: new Double(3) }, { n: new Double(2) }] })
    expect(patch(bytes, before, next).equals(expected)).toBe(true)
  })

  test('the id comes first, and is made where there is none', () => {
    expect(withIdFirst(ordered(['b', 1], ['_id', 2])).equals(ordered(['_id', 2], ['b', 1]))).toBe(true)
    expect(decode(withIdFirst(ordered(['b', 1])))._id).toBeInstanceOf(ObjectId)
  })

  test('documents pass through a reply as the bytes they are', () => {
    const bytes = ordered(['b', 1], ['1', 2])
    const reply = encode({ cursor: { firstBatch: [new RawDocument(bytes)], ns: 'a.b' }, ok: 1 })
    expect(reply.includes(bytes)).toBe(true)
    const [kept] = decodeKeeping(encode({ insert: 'a', documents: [new RawDocument(bytes)] }), 'documents').documents as RawDocument[]
    expect(Buffer.from(kept!.bytes).equals(bytes)).toBe(true)
  })
})
