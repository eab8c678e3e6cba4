import { getDocumentPhoto, recognizeDocument, uploadDocumentPhoto, type SessionView } from '@mcb/shared/contract'
import sharp from 'sharp'
import { specimenPhoto } from './support/specimen-photo'
import { aParent } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'

let app: TestApp
let parent: SessionView
beforeAll(async () => {
  app = await startTestApp()
  parent = await aParent(app)
}, 60_000)
afterAll(() => app.stop())

const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })
const upload = (file: Buffer, key?: string) => app.call(uploadDocumentPhoto, { body: { kind: 'foreignPassport', side: 'front' } }, { token: parent.accessToken, file, key })

describe('a photo of a passport', () => {
  it('is read: every field of the specimen, with all check digits', async () => {
    const { id } = await upload(specimenPhoto('1-mother-passport.jpg'))
    const { recognition } = await app.call(recognizeDocument, { params: { id } }, { token: parent.accessToken })
    expect(recognition).toMatchObject({
      outcome: 'read',
      kind: 'foreignPassport',
      fields: {
        number: { value: 'YB1234567' }, nationality: { value: 'ITA' }, sex: { value: 'female' }, birthDate: { value: '1992-03-14' },
        expiryDate: { value: '2031-05-20' }, givenNames: { value: 'ELENA' },
      },
      doubtful: [],
    })
  }, 60_000)

  it('that shows no passport is refused with a reason', async () => {
    const { id } = await upload(specimenPhoto('not-a-passport.jpg'))
    const { recognition } = await app.call(recognizeDocument, { params: { id } }, { token: parent.accessToken })
    expect(recognition).toMatchObject({ outcome: 'refused' })
  }, 60_000)

  it('is kept without metadata, and only its parents see it', async () => {
    const tagged = await sharp(specimenPhoto('2-father-passport.jpg')).withExif({ IFD0: { Artist: 'somebody', ImageDescription: 'at home' } }).jpeg().toBuffer()
    const { id, width, height } = await upload(tagged)
    const kept = await app.call(getDocumentPhoto, { params: { id } }, { token: parent.accessToken })
    const metadata = await sharp(kept as unknown as Buffer).metadata()
    expect(metadata.exif).toBeUndefined()
    expect([metadata.width, metadata.height]).toEqual([width, height])
    const stranger = await aParent(app)
    await expect(app.call(getDocumentPhoto, { params: { id } }, { token: stranger.accessToken })).rejects.toEqual(problem('resource.not_found'))
    await expect(app.call(recognizeDocument, { params: { id } }, { token: stranger.accessToken })).rejects.toEqual(problem('resource.not_found'))
  }, 30_000)

  it('lies encrypted in the store', async () => {
    const { id } = await upload(specimenPhoto('3-mother-passport.jpg'))
    const kept = (await app.call(getDocumentPhoto, { params: { id } }, { token: parent.accessToken })) as unknown as Buffer
    const chunks = await app.deps.connection.db!.collection('photos.chunks').find().toArray()
    expect(chunks.length).toBeGreaterThan(0)
    // long enough that random bytes never repeat it
    const beginning = kept.subarray(0, 32)
    expect(kept.includes(beginning)).toBe(true)
    for (const { data } of chunks) expect(Buffer.from(data.buffer).includes(beginning)).toBe(false)
  }, 30_000)

  it('is taken once when the upload is repeated, and refused when the key comes with another photo', async () => {
    const key = 'an-upload-0123456789'
    const photo = specimenPhoto('4-father-passport.jpg')
    const [one, two] = await Promise.all([upload(photo, key), upload(photo, key)])
    expect(two.id).toBe(one.id)
    await expect(upload(specimenPhoto('5-mother-passport.jpg'), key)).rejects.toEqual(problem('request.idempotency_key_reused'))
  }, 30_000)

  test.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['is a text', () => Buffer.from('not a picture'), 'document.not_readable_image'],
    ['is a script in an SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'document.not_readable_image'],
    ['is cut off', () => specimenPhoto('1-mother-passport.jpg').subarray(0, 9000), 'document.not_readable_image'],
    ['is larger than fifteen megabytes', () => Buffer.alloc(15 * 1024 * 1024 + 1, 1), 'request.too_large'],
    ['is small as a file and huge as a picture', () => sharp({ create: { width: 9100, height: 9100, channels: 3, background: '#fff' } }).png({ compressionLevel: 1 }).toBuffer(), 'document.not_readable_image'],
  ])('that %s is refused', async (_what, file, code) => {
    await expect(upload(await file())).rejects.toEqual(problem(code))
  }, 30_000)

  it('may be a PNG, and is turned upright', async () => {
    const sideways = await sharp(specimenPhoto('6-father-passport.jpg')).withMetadata({ orientation: 6 }).toBuffer()
    const { width, height } = await upload(sideways)
    const { width: w = 0, height: h = 0 } = await sharp(specimenPhoto('6-father-passport.jpg')).metadata()
    expect(width > height).toBe(h > w)
    expect(await upload(await sharp(specimenPhoto('6-father-passport.jpg')).resize(400).png().toBuffer())).toMatchObject({ width: 400 })
  }, 30_000)
})
