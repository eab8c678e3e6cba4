// Prints letters to learn from: tsx mock/specimens/letters/print-letters.ts FOLDER [LINES] [SEED]
// Writes samples.bin, labels.bin and faces.bin, one entry a letter, and faces.json; the same every time.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Box } from '@mcb/bff/src/recognition/han/box'
import type { Grey } from '@mcb/bff/src/recognition/picture/grey'
import { PRINTED, sampleLetter } from '@mcb/bff/src/recognition/letters/printed-letter'
import { Chance } from '../chance'
import { compress } from '../han/compress'
import { drawFace } from '../han/masks'
import { chooseHeight } from '../han/print-shop'
import { LATIN_FACES } from './faces'
import { cutRow, DRAWN, printRow, type Row } from './print-row'
import { SCALE } from './samples'

const HEIGHTS = [13, 54] as const
const TOGETHER = 48
/** Boxes of paper and of printed lines, a few of each sheet. */
const BLANK_BOXES = 6

/** Bare paper in a box of a letter's size, in what is left and right of a row. */
function cutBlank({ grey, line }: Row, chance: Chance): Box {
  const height = Math.min(line.bottom - line.top, grey.height - 2) * chance.between(0.1, 0.9)
  const [left, top] = [0, chance.between(0, grey.height - height)].map(Math.floor) as [number, number]
  return { left, top, right: Math.max(3, Math.floor(Math.min(line.left, height * chance.between(0.2, 1)))), bottom: Math.ceil(top + height) }
}

async function main(): Promise<void> {
  const [folder, count = '38448', seed = '7'] = process.argv.slice(2)
  if (!folder) throw new Error('say which folder to write into')
  sharp.concurrency(1)
  mkdirSync(folder, { recursive: true })
  const chance = new Chance(Number(seed))
  const all = LATIN_FACES.map(face => drawFace(face, DRAWN))
  writeFileSync(join(folder, 'faces.json'), JSON.stringify(LATIN_FACES.map(({ name }) => name)))
  const [samples, labels, faces] = ['samples.bin', 'labels.bin', 'faces.bin'].map(name => openSync(join(folder, name), 'w')) as [number, number, number]
  const keep = (grey: Grey, box: Box, label: number, face: number) => {
    const seen = sampleLetter(grey, box)
    if (!seen) return
    writeSync(samples, Uint8Array.from(seen, value => Math.min(255, Math.round(value * SCALE))))
    writeSync(labels, Uint8Array.of(label))
    writeSync(faces, Uint8Array.of(face))
  }
  for (let done = 0; done < Number(count); done += TOGETHER) {
    const rows = Array.from({ length: TOGETHER }, () => {
      const face = chance.integer(0, all.length - 1)
      return { face, row: printRow(all[face]!, chooseHeight(...HEIGHTS, chance), chance) }
    })
    const seen = await compress(rows.map(({ row }) => row.grey), chance)
    for (const [index, { face, row }] of rows.entries()) {
      const grey = seen[index]!
      for (const { box, label } of cutRow(row, grey, chance)) keep(grey, box, label, face)
      if (index < BLANK_BOXES) keep(grey, cutBlank(row, chance), PRINTED.length, face)
    }
    if (done % (TOGETHER * 100) === 0) console.log(`${done} lines`)
  }
  for (const file of [samples, labels, faces]) closeSync(file)
}

void main()
