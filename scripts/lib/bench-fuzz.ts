import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { createDocumentReader } from '@mcb/bff/src/recognition/document-reader'
import { Chance } from '../../mock/specimens/chance'
import { ROOT } from './child'
import { timesOf } from './percentiles'

const HELP = `./scripts/bench fuzz [--files N] [--seed S]

Gives the reader N files (200) that are no photos or broken ones: cut short, bytes changed, random, of two kinds at once,
with sizes that lie, tiny, long and thin, all of one colour, noise. Prints what became of them, how long they took, and the
memory at the beginning and the end. Fails when the reader fails or hangs.`

type Mischief = (chance: Chance, photo: Buffer) => Promise<Buffer> | Buffer
const bytes = (chance: Chance, count: number) => Buffer.from(Array.from({ length: count }, () => chance.integer(0, 255)))
const plain = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } })

const MISCHIEFS: Record<string, Mischief> = {
  'cut short': (chance, photo) => photo.subarray(0, chance.integer(0, photo.length - 1)),
  'bytes changed': (chance, photo) => {
    const broken = Buffer.from(photo)
    for (let i = chance.integer(1, 400); i > 0; i -= 1) broken[chance.integer(2, broken.length - 1)] = chance.integer(0, 255)
    return broken
  },
  'a piece missing': (chance, photo) => {
    const from = chance.integer(100, photo.length >> 1)
    return Buffer.concat([photo.subarray(0, from), photo.subarray(from + chance.integer(1, 5000))])
  },
  'random bytes': chance => bytes(chance, chance.integer(0, 20_000)),
  'random bytes behind a JPEG’s first': chance => Buffer.concat([Buffer.from('ffd8ffe000104a46494600', 'hex'), bytes(chance, 5000)]),
  'a page behind a picture': (_, photo) => Buffer.concat([photo.subarray(0, 2000), Buffer.from('<html><script>alert(1)</script></html>'), photo.subarray(2000)]),
  'a picture behind a page': (_, photo) => Buffer.concat([Buffer.from('%PDF-1.7\n'), photo]),
  'a PNG whose size lies': async chance => {
    const png = await plain(64, 64, '#888').png().toBuffer()
    png.writeUInt32BE(chance.integer(60_000, 2_000_000_000), 16)
    png.writeUInt32BE(chance.integer(60_000, 2_000_000_000), 20)
    return png
  },
  'more pixels than there may be': () => plain(12_000, 9000, '#fff').png({ compressionLevel: 9 }).toBuffer(),
  'a vector drawing': () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="40000" height="40000"><rect width="100%" height="100%"/></svg>'),
  'one pixel': () => plain(1, 1, '#123456').png().toBuffer(),
  'long and thin': chance => plain(chance.integer(1, 3), 4000, '#eee').jpeg().toBuffer(),
  'of one colour': chance => plain(1600, 1200, chance.pick(['#000', '#fff', '#8d7354'])).jpeg().toBuffer(),
  'noise': chance => sharp(bytes(chance, 400 * 300), { raw: { width: 400, height: 300, channels: 1 } }).resize(2400, 1800, { kernel: 'nearest' }).jpeg().toBuffer(),
  'an animation': () => sharp(Buffer.alloc(300 * 900 * 3, 90), { raw: { width: 300, height: 900, channels: 3, pageHeight: 300 } }).gif().toBuffer(),
}

/** `./scripts/bench fuzz`: see HELP. */
export async function benchFuzz(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { files: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, help: { type: 'boolean' } } })
  if (values.help) { console.log(HELP); return }
  const folder = path.join(ROOT, 'mock/specimens/photos')
  const photos = await Promise.all((await readdir(folder)).filter(name => name.endsWith('.jpg')).map(name => readFile(path.join(folder, name))))
  const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 20_000 })
  await reader.warm()
  const chance = new Chance(Number(values.seed))
  const count = Number(values.files)
  const outcomes = new Map<string, number>()
  const times: number[] = []
  const failures: string[] = []
  const memory: number[] = []
  const kinds = Object.entries(MISCHIEFS)
  for (let i = 0; i < count; i += 1) {
    const [name, make] = kinds[i % kinds.length]!
    const file = await make(chance, chance.pick(photos))
    const before = performance.now()
    const outcome = await reader.read(file, { today: '2026-06-01' }).then(
      reading => {
        if (reading.outcome === 'refused') return reading.reason
        // most of a photo may have been left
        return 'read'
      },
      (error: Error) => {
        failures.push(`${name}: ${error.name}`)
        return error.name
      },
    )
    times.push(performance.now() - before)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    if (i === Math.floor(count / 4) || i === count - 1) memory.push(Math.round(process.memoryUsage().rss / 2 ** 20))
  }
  await reader.close()
  console.log([...outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(', '))
  console.log(`${count} files: ${timesOf(times)}, longest ${Math.round(Math.max(...times))} ms; memory after a quarter ${memory[0]} MB, at the end ${memory.at(-1)} MB`)
  for (const failure of failures) console.log(`FAILED ${failure}`)
  if (failures.length) process.exitCode = 1
}
