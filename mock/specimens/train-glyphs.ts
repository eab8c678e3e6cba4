// Teaches the reader OCR-B: tsx mock/specimens/train-glyphs.ts bff/src/recognition/letters [CELLS]
// Writes glyph-shapes.bin and, some minutes later, glyph-network.bin into that folder; the same numbers every time.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CELL } from '@mcb/bff/src/recognition/zone/cells'
import { ALPHABET } from '@mcb/bff/src/recognition/letters/glyph-network'
import { Chance } from './chance'
import { drawCell, drawMasks, drawTypicalCells } from './glyph-cells'
import { BATCH, StudiedNetwork, teach } from './network'

const HIDDEN = 128
const RATE = 0.0015

async function main(): Promise<void> {
  const [folder, cells = '640000'] = process.argv.slice(2)
  if (!folder) throw new Error('say which folder to write into')
  const masks = await drawMasks()
  writeFileSync(join(folder, 'glyph-shapes.bin'), drawTypicalCells(masks, new Chance(4)))
  const chance = new Chance(9303)
  const network = new StudiedNetwork(CELL.width * CELL.height, [HIDDEN, ALPHABET.length], [], chance)
  teach(network, Math.floor(Number(cells) / BATCH), RATE, () => {
    const label = chance.integer(0, ALPHABET.length - 1)
    return { samples: drawCell(masks, label, chance).samples, label }
  })
  writeFileSync(join(folder, 'glyph-network.bin'), network.serialize())
}

void main()
