import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { createDocumentReader } from './document-reader'
import { ReaderBusyError, type Recognition } from './ports'

// On this thread nothing may count pixels; the reading threads load their code without jest.
jest.mock('./read-document', () => { throw new Error('pictures are read on threads of their own') })

// The specimens lie beside the programme that takes them; only the pictures are used here, not its code. How well many more are
// read, of every kind, ./scripts/bench recognition measures.
const photos = join(__dirname, '../../../mock/specimens/photos')
const photo = (name: string) => readFileSync(join(photos, `${name}.jpg`))
const today = '2026-06-01'

const PEOPLE: [string, Record<string, string>][] = [
  ['1-mother-passport', { number: 'YB1234567', surname: 'MARCHETTI ROSSI', givenNames: 'ELENA', sex: 'female', birthDate: '1992-03-14', expiryDate: '2031-05-20', nationality: 'ITA', issueDate: '2021-05-21', issuer: 'MINISTRO AFFARI ESTERI' }],
  ['2-father-passport', { number: '533917846', surname: 'WHITFIELD', givenNames: 'JAMES OLIVER', sex: 'male', birthDate: '1989-11-02', expiryDate: '2030-08-11', nationality: 'GBR', issueDate: '2020-08-11', issuer: 'HMPO' }],
  ['3-mother-passport', { number: 'FHB482913', surname: 'SOERENSEN', givenNames: 'INGRID', sex: 'female', birthDate: '1994-07-30', expiryDate: '2032-02-01', nationality: 'NOR', issueDate: '2022-02-01', issuer: 'POLITIET' }],
  ['4-father-passport', { number: 'G4471206', surname: 'MENSAH', givenNames: 'KWAME KOFI', sex: 'male', birthDate: '1990-01-25', expiryDate: '2029-09-17', nationality: 'GHA', issueDate: '2019-09-18', issuer: 'ACCRA' }],
  ['5-mother-passport', { number: 'C8XK2P7L4', surname: 'KOEHLER', givenNames: 'HANNAH', sex: 'female', birthDate: '1991-12-08', expiryDate: '2033-04-04', nationality: 'D', issueDate: '2023-04-05', issuer: 'STADT GÖTTINGEN' }],
  ['6-father-passport', { number: 'PAB739162', surname: 'GARCIA LOPEZ', givenNames: 'MATEO', sex: 'male', birthDate: '1988-06-19', expiryDate: '2030-12-30', nationality: 'ESP', issueDate: '2020-12-31', issuer: 'DIRECCIÓN GENERAL DE LA POLICÍA' }],
]
/** Names as two of the pages print them, with the marks that the machine-readable lines drop. */
const PRINTED: Record<string, { surname: string; givenNames: string }> = {
  '3-mother-passport': { surname: 'SØRENSEN', givenNames: 'INGRID' }, '5-mother-passport': { surname: 'KÖHLER', givenNames: 'HANNAH' },
}

/** The six photos, three of them as phones hold them: turned, on their head, and lying on its side but marked so. */
const TURNED: Record<string, { take: (image: Buffer) => Promise<Buffer>; turn: number }> = {
  '2-father-passport': { take: image => sharp(image).rotate(90).jpeg({ quality: 90 }).toBuffer(), turn: 270 },
  '4-father-passport': { take: async image => sharp(await sharp(image).rotate(270).toBuffer()).withMetadata({ orientation: 6 }).jpeg().toBuffer(), turn: 0 },
  '6-father-passport': { take: image => sharp(image).rotate(180).jpeg({ quality: 90 }).toBuffer(), turn: 180 },
}

function readOf(recognition: Recognition) {
  if (recognition.outcome !== 'read') throw new Error(`refused: ${recognition.reason}`)
  return { ...recognition, values: Object.fromEntries(Object.entries(recognition.fields).map(([field, { value }]) => [field, value])) }
}

const plain = (width: number, height: number, background: string) => sharp({ create: { width, height, channels: 3, background } }).jpeg().toBuffer()

/** One thread reads for all tests: starting it costs more than a picture. */
const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 30_000 })
const read = (image: Buffer) => reader.read(image, { today })
afterAll(() => reader.close())

describe('reading passports', () => {
  it.each(PEOPLE)('%s is read whole, however the photo was held', async (name, fields) => {
    const { take, turn: expectedTurn } = TURNED[name] ?? { take: async (image: Buffer) => image, turn: 0 }
    const { values, fields: { number, surname }, doubtful, turn, remarks, printedNames } = readOf(await read(await take(photo(name))))
    expect(values).toEqual(fields)
    // the authority alone may stay a question: dots, marks and small print have one reader only
    expect(doubtful.filter(field => field !== 'issuer')).toEqual([])
    expect([turn, remarks]).toEqual([expectedTurn, expectedTurn === 180 ? ['upside_down'] : []])
    if (PRINTED[name]) expect(printedNames).toEqual(PRINTED[name])
    expect(number!.confidence).toBeGreaterThan(0.5)
    // both stand in the lower half of the page, the surname's line above the number's
    const [low, high] = [number!.place!, surname!.place!]
    expect({ 0: high.top > 0.5 && low.top > high.top, 180: high.top < 0.5 && low.top < high.top, 270: high.left < 0.5 && low.left < high.left }[expectedTurn]).toBe(true)
  }, 30_000)

  it('two passports in one picture are said to be two', async () => {
    const [one, other] = await Promise.all(['2-father-passport', '4-father-passport'].map(name => sharp(photo(name)).resize(1600).toBuffer()))
    const both = sharp({ create: { width: 1600, height: 2400, channels: 3, background: '#777' } }).composite([{ input: one, left: 0, top: 0 }, { input: other, left: 0, top: 1200 }])
    expect(await read(await both.jpeg().toBuffer())).toMatchObject({ outcome: 'refused', reason: 'several_documents', place: expect.any(Object) })
  }, 30_000)

  it.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['a letter', 'wrong_kind', () => half('not-a-passport')],
    ['a passport whose lower edge is outside', 'cut_off', () => half('passport-without-its-lower-edge')],
    ['a passport whose second line is outside', 'cut_off', () => crop('1-mother-passport', { top: 0, height: 1438 })],
    ['a passport whose right edge is outside', 'cut_off', () => crop('1-mother-passport', { width: 1900 })],
    ['a passport with every check digit wrong', 'check_digits_wrong', () => half('passport-with-every-check-digit-wrong')],
    ['a passport with a reflection on its lines', 'glare', () => shineOn('1-mother-passport')],
    ['an empty desk', 'no_document', () => plain(1600, 1200, '#8d7354')],
    ['a passport out of focus', 'too_blurred', async () => sharp(await half('1-mother-passport')).blur(7).jpeg().toBuffer()],
    ['a thumbnail', 'too_small', () => sharp(photo('1-mother-passport')).resize(200).jpeg().toBuffer()],
    ['a strip two pixels wide', 'too_small', () => plain(2, 4000, '#eee')],
    ['bytes that are no picture', 'unreadable', () => Buffer.from('%PDF-1.7 not a picture')],
  ])('%s is refused as %s', async (_, reason, take) => {
    expect(await read(await take())).toMatchObject({ outcome: 'refused', reason })
  }, 30_000)

  it('a number with one wrong digit is never shown as certain', async () => {
    const { values, doubtful } = readOf(await read(photo('passport-with-one-wrong-digit')))
    expect(values.surname).toBe('MARCHETTI ROSSI')
    // a date of issue is known by the others, and no surer than they are
    expect(doubtful).toEqual(expect.arrayContaining(['number', 'birthDate', 'expiryDate', 'issueDate']))
  }, 30_000)

  /** Half as wide as a phone's photo, which is enough to see why nothing can be read. */
  const half = (name: string) => sharp(photo(name)).resize(1200).jpeg({ quality: 90 }).toBuffer()

  function shineOn(name: string): Promise<Buffer> {
    const reflection = '<svg width="1200" height="240"><ellipse cx="600" cy="120" rx="600" ry="120" fill="#fff"/></svg>'
    return sharp(photo(name)).composite([{ input: Buffer.from(reflection), left: 400, top: 1320 }]).jpeg().toBuffer()
  }

  function crop(name: string, region: Partial<{ left: number; top: number; width: number; height: number }>): Promise<Buffer> {
    return sharp(photo(name)).extract({ left: 0, top: 0, width: 2400, height: 1800, ...region }).jpeg().toBuffer()
  }
})

describe('the reading threads', () => {
  const strip = () => plain(2, 400, '#eee')

  it('leave the calling thread free: it cannot even load what counts pixels', async () => {
    await expect(import('./read-document')).rejects.toThrow('threads of their own')
  })

  it('turn a picture away when too many wait, and read those that wait', async () => {
    const image = await strip()
    const accepted = [read(image), read(image)]
    await expect(read(image)).rejects.toBeInstanceOf(ReaderBusyError)
    expect((await Promise.all(accepted)).map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
  }, 30_000)

  it('fail what they read and what waits when the reader closes', async () => {
    const image = await strip()
    const readings = [read(photo('2-father-passport')), read(image)]
    const settled = Promise.allSettled(readings)
    await reader.close()
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  }, 30_000)
})
