// Photographs a whole set of invented documents: tsx mock/specimens/make-set.ts --out DIR [--seed 1] [--per 5] [--megapixels 12] [--kinds a,b]
// Writes JPEGs and truth.jsonl, a line each: {file, level, kind, side, fields, corners, places}, with `expect` where a refusal is
// as good; or {file, kind: null, expect} for what is no document.
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { RecognizedKind } from '@mcb/shared/contract'
import { specimenSet, takeSpecimen } from './specimen-set'

const { values } = parseArgs({
  options: { out: { type: 'string' }, seed: { type: 'string', default: '1' }, per: { type: 'string', default: '5' }, megapixels: { type: 'string' }, kinds: { type: 'string' } },
})

/** The longer side of a photo of 4:3 with so many million pixels. */
const longSideOf = (megapixels: number) => Math.ceil(Math.sqrt(megapixels * 1e6 * 4 / 3) / 64) * 64

async function main(): Promise<void> {
  if (!values.out) throw new Error('say where the pictures go: --out DIR')
  mkdirSync(values.out, { recursive: true })
  const list = createWriteStream(join(values.out, 'truth.jsonl'))
  const started = Date.now()
  let count = 0
  const longSide = values.megapixels ? longSideOf(Number(values.megapixels)) : undefined
  for (const description of specimenSet({ seed: Number(values.seed), perKindAndLevel: Number(values.per), longSide, kinds: values.kinds?.split(',') as RecognizedKind[] | undefined })) {
    const { name, jpeg, truth, expectedRefusal } = await takeSpecimen(description)
    const file = `${name}.jpg`
    writeFileSync(join(values.out, file), jpeg)
    list.write(`${JSON.stringify(truth ? { file, level: description.level, ...truth, expect: expectedRefusal } : { file, kind: null, expect: expectedRefusal })}\n`)
    count += 1
  }
  list.end()
  console.log(`${count} pictures in ${values.out}, ${Math.round((Date.now() - started) / Math.max(1, count))} ms each`)
}

void main()
