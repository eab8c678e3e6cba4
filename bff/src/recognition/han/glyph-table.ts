import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

/** `rows` outputs from `columns` inputs; each row's weights are whole numbers times its scale. */
export type Layer = { rows: number; columns: number; weights: Int8Array; scales: Float32Array; biases: Float32Array }

/**
 * What mock/specimens/han learned: how features become a point (`straight` plus `bent` over the hidden layer), and where
 * the point of each character is, in whole steps. The characters are the standard ones, then the other Han characters,
 * then digits, capitals and signs; `standard` and `han` say where the first two end.
 */
export type GlyphTable = {
  straight: Layer; hidden: Layer; bent: Layer
  dimensions: number; step: number; points: Int8Array
  /** Of all points the first dimensions, close together because they are looked at first. */
  first: Int8Array
  /** Weights of what tells whether the nearest is right: 1, the margin as a part of the distance, its logarithm, the distance's. */
  likelihood: Float32Array
  characters: string[]; standard: number; han: number
}

/** The first dimensions tell most. */
export const FIRST = 32

/** Takes the parts of glyphs.bin one after the other, each padded to four bytes. */
class Reader {
  private at = 0
  private readonly buffer: ArrayBuffer

  constructor(bytes: Buffer) {
    this.buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  }

  private take(bytes: number): number {
    const from = this.at
    this.at += Math.ceil(bytes / 4) * 4
    return from
  }

  whole(count: number): Uint32Array { return new Uint32Array(this.buffer, this.take(count * 4), count) }
  real(count: number): Float32Array { return new Float32Array(this.buffer, this.take(count * 4), count) }
  small(count: number): Int8Array { return new Int8Array(this.buffer, this.take(count), count) }
  text(bytes: number): string { return Buffer.from(this.buffer, this.take(bytes), bytes).toString('utf8') }

  layer(): Layer {
    const [rows, columns] = this.whole(2) as unknown as [number, number]
    return { rows, columns, scales: this.real(rows), biases: this.real(rows), weights: this.small(rows * columns) }
  }
}

function readTable(): GlyphTable {
  const reader = new Reader(inflateSync(readFileSync(join(__dirname, 'glyphs.bin'))))
  const [bytes, classes, standard, han, dimensions] = reader.whole(5) as unknown as [number, number, number, number, number]
  const [step] = reader.real(1) as unknown as [number]
  const likelihood = reader.real(4)
  const [straight, hidden, bent] = [reader.layer(), reader.layer(), reader.layer()]
  const points = reader.small(classes * dimensions)
  const first = new Int8Array(classes * FIRST)
  for (let index = 0; index < classes; index += 1) first.set(points.subarray(index * dimensions, index * dimensions + FIRST), index * FIRST)
  return { straight, hidden, bent, dimensions, step, points, first, likelihood, characters: [...reader.text(bytes)], standard, han }
}

let loaded: GlyphTable | undefined

/** The table, read from its file when a glyph is first read. */
export function glyphTable(): GlyphTable {
  return (loaded ??= readTable())
}
