// Teaches the reader of printed letters what print-letters.ts printed, some minutes on one core, the same numbers every time:
//   tsx mock/specimens/letters/print-letters.ts .cache/letters
//   tsx mock/specimens/letters/train-letters.ts .cache/letters bff/src/recognition/letters [CELLS] [unknown]
// With "unknown" the faces of KEPT_BACK take no part, so that measure-letters.ts can measure on them.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROWS, SAMPLES, VIEWS } from '@mcb/bff/src/recognition/letters/printed-letter'
import { Chance } from '../chance'
import { BATCH, StudiedNetwork, teach } from '../network'
import { KEPT_BACK } from './faces'
import { openLetters } from './samples'

const RATE = 0.0015

function main(): void {
  const [from, folder, cells = '512000', unknown] = process.argv.slice(2)
  if (!from || !folder) throw new Error('say where the samples are and which folder to write into')
  const letters = openLetters(from)
  const taking = Array.from({ length: letters.count }, (_, at) => at).filter(at => !unknown || !KEPT_BACK.includes(letters.face(at)))
  const chance = new Chance(1905)
  const network = new StudiedNetwork(SAMPLES, ROWS, VIEWS, chance)
  teach(network, Math.floor(Number(cells) / BATCH), RATE, () => {
    const at = chance.pick(taking)
    return { samples: letters.show(at), label: letters.label(at) }
  })
  writeFileSync(join(folder, 'printed-letters.bin'), network.serialize())
}

main()
