import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** What the engine's network needs of a language's data, by place in the file: configuration, signs, network, its signs and their code, version. */
const NEEDED = [0, 1, 17, 21, 22, 23]
const ABSENT = -1n

/**
 * A language's data without what only the old engine and the dictionaries use; the Chinese data is a twentieth then.
 * The format: how many parts (int32), where each begins (int64, -1 for none), then the parts in that order.
 */
export function keepNetwork(data: Buffer): Buffer {
  const count = data.readInt32LE(0)
  const starts = Array.from({ length: count }, (_, part) => data.readBigInt64LE(4 + part * 8))
  const endOf = (part: number) => Number(starts.slice(part + 1).find(start => start !== ABSENT) ?? data.length)
  const kept = starts.map((start, part) => (start === ABSENT || !NEEDED.includes(part) ? null : data.subarray(Number(start), endOf(part))))
  const head = Buffer.alloc(4 + count * 8)
  head.writeInt32LE(count)
  let at = head.length
  for (const [part, bytes] of kept.entries()) {
    head.writeBigInt64LE(bytes ? BigInt(at) : ABSENT, 4 + part * 8)
    at += bytes?.length ?? 0
  }
  return Buffer.concat([head, ...kept.filter(bytes => bytes !== null)])
}

/** A package's data as the engine wants it, from `folder` of its package. */
export function readLanguageData(folder: string, code: string): Buffer {
  return keepNetwork(gunzipSync(readFileSync(`${folder}/${code}.traineddata.gz`)))
}
