// Reads the photos it is given and prints one line of JSON for each, in their order.
import { readFile, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createDocumentReader } from '@mcb/bff/src/recognition/document-reader'
import { refuse, type DocumentReader, type Recognition } from '@mcb/bff/src/recognition/ports'
import { RECOGNIZED_FIELDS, RECOGNIZED_KINDS, type RecognizedFieldName, type RecognizedKind } from '@mcb/shared/contract'
import { beijingDate, isPlainDate } from '@mcb/shared/domain'

const HELP = `./scripts/recognize [--kind K] [--today YYYY-MM-DD] [--workers N] FILE…

Prints one line of JSON for each photo, in the order they are given:
  {file, kind, side, fields, doubtful, rejected, remarks, turn, printedNames, details, ms}
  fields    documentNumber, surname, givenNames, nameZh, sex, birthDate, expiryDate, nationality, issueDate, issuer;
            null where the photo does not say it; dates ISO, sex male or female, states alpha-3 (Germany as printed, D)
  doubtful  fields to be looked at: read and not proven, or not made out
  rejected  {code} of why the photo, or the document, is not taken; null otherwise. An expired document is read and rejected
  details   of each field read: how certain (0 to 1), and where on the upright photo (parts of its width and height)
  ms        milliseconds of reading, without waiting

--kind    what the photos should show: ${RECOGNIZED_KINDS.join(', ')}; another kind is rejected as wrong_kind
--today   the day that decides what has expired (now, in Beijing)
--workers threads that read (1)`

/** Names of fields as they are printed: only the number is called otherwise. */
const printedName = (field: RecognizedFieldName) => (field === 'number' ? 'documentNumber' : field)
const PRINTED_FIELDS = RECOGNIZED_FIELDS.map(printedName)

/** One photo's line, as an object. */
export function toLine(file: string, recognition: Recognition) {
  const { milliseconds: ms } = recognition
  const nothing = { fields: Object.fromEntries(PRINTED_FIELDS.map(field => [field, null])), doubtful: [], remarks: [], turn: 0, printedNames: null, details: {} }
  if (recognition.outcome === 'refused') return { file, kind: recognition.kind, side: null, ...nothing, rejected: { code: recognition.reason, place: recognition.place }, ms }
  const { kind, side, fields, doubtful, remarks, turn, printedNames } = recognition
  return {
    file,
    kind,
    side,
    fields: Object.fromEntries(RECOGNIZED_FIELDS.map(field => [printedName(field), fields[field]?.value ?? null])),
    doubtful: doubtful.map(printedName),
    rejected: remarks.includes('expired') ? { code: 'expired', place: fields.expiryDate?.place ?? null } : null,
    remarks,
    turn,
    printedNames,
    details: Object.fromEntries(Object.entries(fields).map(([field, { confidence, place }]) => [printedName(field as RecognizedFieldName), { confidence, place }])),
    ms,
  }
}

/** In bytes; no photo of a phone is larger. */
const LARGEST_FILE = 64 * 2 ** 20

type Wishes = { today: string; kind: RecognizedKind | null; folder: string }

async function readPhoto(reader: DocumentReader, file: string, { today, kind, folder }: Wishes) {
  const place = path.resolve(folder, file)
  const unread = (code: string) => ({ ...toLine(file, { ...refuse('unreadable'), milliseconds: 0 }), rejected: { code, place: null } })
  try {
    if ((await stat(place)).size > LARGEST_FILE) return unread('too_large')
    return toLine(file, await reader.read(await readFile(place), { today, expected: kind && { kind, side: null } }))
  } catch (error) {
    return unread((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no_such_file' : 'failed')
  }
}

async function main(): Promise<void> {
  const { values, positionals: files } = parseArgs({
    allowPositionals: true,
    options: { kind: { type: 'string' }, today: { type: 'string' }, workers: { type: 'string', default: '1' }, help: { type: 'boolean', short: 'h' } },
  })
  const stop = (message: string): never => { process.stderr.write(`${message}\n`); process.exit(2) }
  if (values.help) { process.stdout.write(`${HELP}\n`); return }
  const kind = RECOGNIZED_KINDS.find(known => known === values.kind) ?? null
  if (values.kind !== undefined && !kind) stop(`recognize: no kind "${values.kind}"; there are ${RECOGNIZED_KINDS.join(', ')}`)
  const today = values.today ?? beijingDate(new Date())
  if (!isPlainDate(today)) stop(`recognize: "${today}" is no date; write it as 2026-06-01`)
  const workers = Math.min(Math.max(1, Math.trunc(Number(values.workers)) || 1), availableParallelism())
  if (!files.length) stop('recognize: name at least one photo, or --help')

  const reader = createDocumentReader({ workers, queueLimit: files.length, timeoutMs: 60_000 })
  await reader.warm()
  const folder = process.env.CALLED_FROM ?? process.cwd()
  // a line is printed when its photo and all before it have been read
  const reading = (function* () { for (const file of files) yield readPhoto(reader, file, { today, kind, folder }) })()
  const ahead = Array.from({ length: workers }, () => reading.next().value).filter(line => line !== undefined)
  for (let line = ahead.shift(); line; line = ahead.shift()) {
    process.stdout.write(`${JSON.stringify(await line)}\n`)
    const next = reading.next().value
    if (next) ahead.push(next)
  }
  await reader.close()
}

if (require.main === module) void main()
