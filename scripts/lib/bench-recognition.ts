import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createDocumentReader } from '@mcb/bff/src/recognition/document-reader'
import type { Recognition } from '@mcb/bff/src/recognition/ports'
import type { RecognizedFieldName, RecognizedKind } from '@mcb/shared/contract'
import { ROOT, run, tsx } from './child'
import { startNaiveReader, type NaiveReading } from './naive-reader'
import { percentile, timesOf } from './percentiles'

const HELP = `./scripts/bench recognition [--per N] [--seed S] [--megapixels M] [--naive N] [--today YYYY-MM-DD]

Takes photos of N invented documents of each kind, side and level (by default 15, which is more than 600 photos, with
pictures that show no document), reads each on one warm thread, and prints by kind and level: photos, read whole, read
whole and without a doubt, refused, wrong accepts (a wrong value that was not called doubtful). Every tenth photo, or as
many as --naive says, is also read the naive way, in the same run.`

/** One line of truth.jsonl; `kind` is null where nothing is to be read, `level` where there is none. */
type Truth = { file: string; kind: RecognizedKind | null; side?: string; level?: number; fields?: Partial<Record<RecognizedFieldName, string>>; expect?: string }

type Tally = { photos: number; kindRight: number; whole: number; sure: number; refused: number; wrongAccepts: number }
const emptyTally = (): Tally => ({ photos: 0, kindRight: 0, whole: 0, sure: 0, refused: 0, wrongAccepts: 0 })

/** The fields that were read as something else than they say; what is printed on the other side does not count. */
function wrongFields(truth: Truth, { fields }: Extract<Recognition, { outcome: 'read' }>): RecognizedFieldName[] {
  const expected = truth.fields ?? {}
  const names = new Set([...Object.keys(expected), ...Object.keys(fields)] as RecognizedFieldName[])
  return [...names].filter(name => expected[name] !== fields[name]?.value)
}

/** Counts one reading. @returns what a person should look at, if anything */
function count(tally: Tally, truth: Truth, reading: Recognition): string | null {
  tally.photos += 1
  if (reading.outcome === 'refused') {
    tally.refused += 1
    return truth.kind && reading.reason !== truth.expect ? `refused ${reading.reason}${truth.expect ? ` instead of ${truth.expect}` : ''}` : null
  }
  if (!truth.kind) {
    const sure = Object.keys(reading.fields).filter(field => !reading.doubtful.includes(field as RecognizedFieldName))
    if (sure.length) tally.wrongAccepts += 1
    return `read as ${reading.kind}: ${Object.keys(reading.fields)}`
  }
  if (reading.kind === truth.kind && reading.side === truth.side) tally.kindRight += 1
  const wrong = wrongFields(truth, reading)
  const accepted = wrong.filter(field => reading.fields[field] && !reading.doubtful.includes(field))
  if (!wrong.length) tally.whole += 1
  if (!wrong.length && !reading.doubtful.length) tally.sure += 1
  if (accepted.length) tally.wrongAccepts += 1
  return accepted.length ? `WRONG ACCEPT ${accepted.map(field => `${field} ${reading.fields[field]?.value} for ${truth.fields?.[field]}`)}` : wrong.length ? `not whole: ${wrong}` : null
}

/** Whether the naive way found all that it looks for on this document. */
function isNaivelyWhole({ kind, side, fields = {} }: Truth, reading: NaiveReading): boolean {
  if (kind === 'foreignPassport') return reading.mrz !== undefined && reading.mrz[1].startsWith(fields.number ?? '?')
  const names = side === 'back' ? (['expiryDate'] as const) : (['number', 'nameZh', 'birthDate', 'expiryDate'] as const)
  return names.every(name => fields[name] === undefined || fields[name] === reading[name])
}

/** The photos of the set, taken once and kept below .cache. @returns their folder */
async function takeSet(options: string[]): Promise<string> {
  const folder = path.join(ROOT, '.cache/specimens', options.join('').replace(/-+/g, '_') || 'default')
  if (existsSync(path.join(folder, 'truth.jsonl'))) return folder
  await rm(`${folder}.part`, { recursive: true, force: true })
  console.log('Taking the photos (once for these options) …')
  await run({ name: 'taking photos', command: tsx('mock/specimens/make-set.ts', '--out', `${folder}.part`, ...options), logFile: path.join(ROOT, '.cache/specimens/taking.log'), input: '' })
  await rename(`${folder}.part`, folder)
  return folder
}

/** `./scripts/bench recognition`: see HELP. Prints what it measured; fails when a wrong value was accepted. */
export async function benchRecognition(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      per: { type: 'string', default: '15' }, seed: { type: 'string', default: '1' }, megapixels: { type: 'string' }, naive: { type: 'string' },
      today: { type: 'string', default: '2026-06-01' }, verbose: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
    },
  })
  if (values.help) { console.log(HELP); return }
  const folder = await takeSet(['--seed', values.seed, '--per', values.per, ...(values.megapixels ? ['--megapixels', values.megapixels] : [])])
  const truths = (await readFile(path.join(folder, 'truth.jsonl'), 'utf8')).trim().split('\n').map(line => JSON.parse(line) as Truth)
  const photoOf = (truth: Truth) => readFile(path.join(folder, truth.file))

  const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 60_000 })
  await reader.warm()
  const tallies = new Map<string, Tally>()
  const times: number[] = []
  let peak = 0
  for (const truth of truths) {
    const reading = await reader.read(await photoOf(truth), { today: values.today })
    const row = !truth.kind ? 'no document' : truth.expect ? `spoilt: ${truth.expect}` : `${truth.kind} ${truth.side} ${truth.level}`
    const tally = tallies.get(row) ?? emptyTally()
    tallies.set(row, tally)
    const remark = count(tally, truth, reading)
    if (remark && (values.verbose || remark.startsWith('WRONG'))) console.log(`${truth.file}: ${remark}`)
    times.push(reading.milliseconds)
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  await reader.close()
  console.table(Object.fromEntries(tallies))
  const sum = (part: keyof Tally, rows: (row: string) => boolean) => [...tallies].filter(([row]) => rows(row)).reduce((total, [, tally]) => total + tally[part], 0)
  const isDocument = (row: string) => /\d$/.test(row)
  const percent = (part: number, whole: number) => `${(100 * part / Math.max(1, whole)).toFixed(1)} %`
  const documents = sum('photos', isDocument)
  const wrongAccepts = sum('wrongAccepts', () => true)
  console.log(`${truths.length} photos: kind right ${percent(sum('kindRight', isDocument), documents)}, whole at levels 1 and 2 `
    + `${percent(sum('whole', row => /[12]$/.test(row)), sum('photos', row => /[12]$/.test(row)))}, `
    + `nothing read where there is no document ${percent(sum('refused', row => row === 'no document'), sum('photos', row => row === 'no document'))}, wrong accepts ${wrongAccepts}`)
  console.log(`a reading: ${timesOf(times)}; peak memory ${Math.round(peak / 2 ** 20)} MB`)

  const documentsOnly = truths.filter(({ kind }) => kind)
  const every = Math.max(1, Math.floor(documentsOnly.length / (Number(values.naive) || documentsOnly.length / 10)))
  const sample = documentsOnly.filter((_, index) => index % every === 0)
  const naive = await startNaiveReader()
  const naiveTimes: number[] = []
  let naivelyWhole = 0
  for (const truth of sample) {
    const photo = await photoOf(truth)
    const before = performance.now()
    if (isNaivelyWhole(truth, await naive.read(photo))) naivelyWhole += 1
    naiveTimes.push(performance.now() - before)
  }
  await naive.close()
  const ours = sample.map(truth => times[truths.indexOf(truth)]!)
  const ratio = percentile(naiveTimes, 0.5) / percentile(ours, 0.5)
  console.log(`the naive way, ${sample.length} of these photos: whole ${percent(naivelyWhole, sample.length)}; ${timesOf(naiveTimes)}; this reader takes 1/${ratio.toFixed(1)} of that`)
  if (wrongAccepts) process.exitCode = 1
}
