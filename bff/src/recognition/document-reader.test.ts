import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { createDocumentReader } from './document-reader'
import { ReaderBusyError, ReadingTimedOutError, type DocumentReader, type Recognition } from './ports'

// On this thread nothing may count pixels; the reading threads load their code without jest.
jest.mock('./read-document', () => { throw new Error('pictures are read on threads of their own') })

// The specimens lie beside the programme that takes them; only the pictures are used here, not its code.
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
const [, elena] = PEOPLE[0]!

function readOf(recognition: Recognition) {
  if (recognition.outcome !== 'read') throw new Error(`refused: ${recognition.reason}`)
  return { ...recognition, values: Object.fromEntries(Object.entries(recognition.fields).map(([field, { value }]) => [field, value])) }
}

describe('reading passports', () => {
  let reader: DocumentReader
  const read = (image: Buffer) => reader.read(image, { today })

  beforeAll(() => { reader = createDocumentReader({ workers: 1, queueLimit: 4, timeoutMs: 30_000 }) })
  afterAll(() => reader.close())

  it.each(PEOPLE)('%s is read whole', async (name, fields) => {
    const { values, fields: { number, surname }, doubtful } = readOf(await read(photo(name)))
    expect(values).toEqual(fields)
    // the authority alone may stay a question: dots, marks and small print have one reader only
    expect(doubtful.filter(field => field !== 'issuer')).toEqual([])
    // both stand in the lower half, the surname's line above the number's
    expect(surname!.place!.top).toBeGreaterThan(0.5)
    expect(number!.place!.top).toBeGreaterThan(surname!.place!.top)
    expect(number!.confidence).toBeGreaterThan(0.5)
  }, 30_000)

  it('names are shown as the page prints them, with the marks that the machine-readable lines drop', async () => {
    const printed = [readOf(await read(photo('3-mother-passport'))), readOf(await read(photo('5-mother-passport')))].map(({ printedNames }) => printedNames)
    expect(printed).toEqual([{ surname: 'SØRENSEN', givenNames: 'INGRID' }, { surname: 'KÖHLER', givenNames: 'HANNAH' }])
  }, 30_000)

  it('two passports in one picture are said to be two', async () => {
    const [one, other] = await Promise.all(['2-father-passport', '4-father-passport'].map(name => sharp(photo(name)).resize(1600).toBuffer()))
    const both = sharp({ create: { width: 1600, height: 2400, channels: 3, background: '#777' } }).composite([{ input: one, left: 0, top: 0 }, { input: other, left: 0, top: 1200 }])
    expect(await read(await both.jpeg().toBuffer())).toMatchObject({ outcome: 'refused', reason: 'several_documents', place: expect.any(Object) })
  }, 30_000)

  it.each([90, 180, 270])('a photo turned by %i degrees is read and turned back', async degrees => {
    const turned = await sharp(photo('1-mother-passport')).rotate(degrees).jpeg({ quality: 90 }).toBuffer()
    const { values, fields, doubtful, turn, remarks } = readOf(await read(turned))
    expect(values).toEqual(elena)
    expect(doubtful.filter(field => field !== 'issuer')).toEqual([])
    expect(turn).toBe(360 - degrees)
    expect(remarks).toEqual(degrees === 180 ? ['upside_down'] : [])
    const [top, left] = [fields.number!.place!.top, fields.number!.place!.left]
    expect({ 90: left < 0.5, 180: top < 0.5, 270: left > 0.5 }[degrees]).toBe(true)
  }, 30_000)

  it('a photo that a camera marked as lying on its side is taken upright', async () => {
    const marked = await sharp(await sharp(photo('1-mother-passport')).rotate(270).toBuffer()).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const { values, turn } = readOf(await read(marked))
    expect(values).toEqual(elena)
    expect(turn).toBe(0)
  }, 30_000)

  it('a photo of twelve megapixels is read', async () => {
    const large = await sharp(photo('4-father-passport')).resize(4032, 3024).jpeg({ quality: 90 }).toBuffer()
    expect(readOf(await read(large)).values).toEqual(PEOPLE[3]![1])
  }, 30_000)

  it.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['a letter', 'wrong_kind', () => photo('not-a-passport')],
    ['a letter on its head', 'wrong_kind', () => sharp(photo('not-a-passport')).rotate(180).toBuffer()],
    ['a passport whose lower edge is outside', 'cut_off', () => photo('passport-without-its-lower-edge')],
    ['a passport whose second line is outside', 'cut_off', () => crop('1-mother-passport', { top: 0, height: 1438 })],
    ['a passport whose right edge is outside', 'cut_off', () => crop('1-mother-passport', { width: 1900 })],
    ['a passport with every check digit wrong', 'check_digits_wrong', () => photo('passport-with-every-check-digit-wrong')],
    ['a passport with a reflection on its lines', 'glare', () => shineOn('1-mother-passport')],
    ['an empty desk', 'no_document', () => sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#8d7354' } }).jpeg().toBuffer()],
    ['a passport out of focus', 'too_blurred', () => sharp(photo('1-mother-passport')).blur(14).jpeg().toBuffer()],
    ['a thumbnail', 'too_small', () => sharp(photo('1-mother-passport')).resize(200).jpeg().toBuffer()],
    ['a strip two pixels wide', 'too_small', () => sharp({ create: { width: 2, height: 4000, channels: 3, background: '#eee' } }).jpeg().toBuffer()],
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

  function shineOn(name: string): Promise<Buffer> {
    const reflection = '<svg width="1200" height="240"><ellipse cx="600" cy="120" rx="600" ry="120" fill="#fff"/></svg>'
    return sharp(photo(name)).composite([{ input: Buffer.from(reflection), left: 400, top: 1320 }]).jpeg().toBuffer()
  }

  function crop(name: string, region: Partial<{ left: number; top: number; width: number; height: number }>): Promise<Buffer> {
    return sharp(photo(name)).extract({ left: 0, top: 0, width: 2400, height: 1800, ...region }).jpeg().toBuffer()
  }
})

describe('the reading threads', () => {
  const image = photo('2-father-passport')
  const shared = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 30_000 })
  afterAll(() => shared.close())

  it('turn a picture away when too many wait, and read those that wait', async () => {
    const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 30_000 })
    try {
      const accepted = [reader.read(image, { today }), reader.read(image, { today })]
      await expect(reader.read(image, { today })).rejects.toBeInstanceOf(ReaderBusyError)
      for (const reading of accepted) expect((await reading).outcome).toBe('read')
    } finally {
      await reader.close()
    }
  }, 30_000)

  it('are replaced after a reading that takes too long or is no longer wanted', async () => {
    const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 30_000 })
    const hurried = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 1 })
    try {
      await Promise.all([reader.warm(), hurried.warm()])
      await expect(hurried.read(image, { today })).rejects.toBeInstanceOf(ReadingTimedOutError)
      const leaving = new AbortController()
      const reading = reader.read(image, { today, signal: leaving.signal })
      leaving.abort()
      await expect(reading).rejects.toBe(leaving.signal.reason)
      expect((await reader.read(image, { today })).outcome).toBe('read')
    } finally {
      await Promise.all([reader.close(), hurried.close()])
    }
  }, 30_000)

  it('leave the calling thread free: it cannot even load what counts pixels', async () => {
    await expect(import('./read-document')).rejects.toThrow('threads of their own')
    expect((await shared.read(image, { today })).outcome).toBe('read')
  }, 30_000)

  it('fail what they read when the reader closes', async () => {
    const reader = createDocumentReader({ workers: 1, queueLimit: 1, timeoutMs: 30_000 })
    await reader.warm()
    const readings = [reader.read(image, { today }), reader.read(image, { today })]
    const settled = Promise.allSettled(readings)
    await reader.close()
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  }, 30_000)
})
