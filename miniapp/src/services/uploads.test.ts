import type { DocumentPhotoView } from '@mcb/shared/contract'
import { LIMITS } from '@mcb/shared/contract'
import { ApiProblem } from './api-problem'
import type { ChosenPhoto, KeptTexts } from './platform/types'
import { createUploads, type PhotoSubject } from './uploads'

const PLACE = 'motherDocument 1 front'
const SUBJECT: PhotoSubject = { kind: 'foreignPassport', side: 'front' }
const chosen = (name = 'passport', bytes = 4_000_000): ChosenPhoto => ({ file: `${name}.jpg`, preview: `${name}.jpg`, bytes })
const view = (id: string): DocumentPhotoView => ({ id, kind: 'foreignPassport', side: 'front', uploadedAt: '2026-11-20T08:00:00Z', width: 10, height: 8, recognition: null })
const OFFLINE = new ApiProblem('offline')
/** Lets everything run that is ready to. */
const settle = () => new Promise(resolve => setImmediate(resolve))

/** What a tab keeps while pages in it are loaded anew. */
function aTab(): KeptTexts {
  const texts = new Map<string, string>()
  return { read: key => texts.get(key) ?? null, write: (key, value) => void texts.set(key, value), remove: key => void texts.delete(key) }
}

/** Uploads whose tries the test ends one by one. */
function aPhone({ shrunkBytes = 900_000, kept = aTab() } = {}) {
  const tries: { key: string; file: unknown; subject: PhotoSubject; progress(percent: number): void; arrive(id: string): void; fail(thrown: unknown): void }[] = []
  const freed: string[] = []
  const waiting = new Set<() => void>()
  let ids = 0
  const uploads = createUploads({
    send: (subject, file, { key, onProgress }) =>
      new Promise((resolve, reject) => void tries.push({ key, file, subject, progress: onProgress, arrive: id => resolve(view(id)), fail: reject })),
    shrink: async photo => ({ file: `small ${String(photo.file)}`, preview: `small ${photo.preview}`, bytes: shrunkBytes }),
    free: preview => void freed.push(preview),
    newId: () => `key-${++ids}`,
    connection: {
      onConnected: listener => {
        waiting.add(listener)
        return () => void waiting.delete(listener)
      },
      later: () => () => undefined,
    },
    kept,
  })
  return { uploads, tries, freed, waiting, connect: () => [...waiting].forEach(listener => listener()) }
}

describe('a photo that was on its way when the page was loaded anew', () => {
  const reload = async (arrives: boolean) => {
    const kept = aTab()
    const { uploads, tries } = aPhone({ kept })
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    if (arrives) tries[0]!.arrive('a')
    await settle()
    uploads.take(PLACE)
    return aPhone({ kept }).uploads
  }

  it('is said to be lost, until another is chosen', async () => {
    const uploads = await reload(false)
    expect([uploads.wasLost(PLACE), uploads.wasLost('elsewhere')]).toEqual([true, false])
    uploads.begin(PLACE, SUBJECT, chosen())
    expect(uploads.wasLost(PLACE)).toBe(false)
  })

  it('is not, when it had arrived', async () => {
    expect((await reload(true)).wasLost(PLACE)).toBe(false)
  })

  it('is nobody else’s to hear of', async () => {
    const uploads = await reload(false)
    uploads.forgetAll()
    expect(uploads.wasLost(PLACE)).toBe(false)
  })
})

describe('a photo on its way', () => {
  it('is shown at once, made smaller, sent, and handed over when it has arrived', async () => {
    const { uploads, tries, freed } = aPhone()
    uploads.begin(PLACE, SUBJECT, chosen())
    expect(uploads.of(PLACE)).toMatchObject({ photo: { preview: 'passport.jpg' }, percent: 0 })
    await settle()
    expect(tries).toMatchObject([{ file: 'small passport.jpg', subject: SUBJECT }])
    tries[0]!.progress(40)
    expect(uploads.of(PLACE)).toMatchObject({ photo: { preview: 'small passport.jpg' }, percent: 40, arrived: null })
    expect(freed).toEqual(['passport.jpg'])
    tries[0]!.arrive('a')
    await settle()
    expect(uploads.take(PLACE)).toMatchObject({ photo: { file: 'small passport.jpg' }, arrived: { id: 'a' } })
    expect([uploads.of(PLACE), uploads.take(PLACE)]).toEqual([null, null])
  })

  it('stays, and goes on with the same key when the network is back', async () => {
    const { uploads, tries, connect } = aPhone()
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    tries[0]!.fail(OFFLINE)
    await settle()
    expect(uploads.of(PLACE)).toMatchObject({ photo: { preview: 'small passport.jpg' }, percent: null, failure: { thrown: OFFLINE, goesOn: true } })
    connect()
    await settle()
    expect(uploads.of(PLACE)).toMatchObject({ percent: 0, failure: null })
    expect(tries.map(({ key, file }) => [key, file])).toEqual(Array(2).fill(['key-1', 'small passport.jpg']))
  })

  it('waits for a tap where the trouble is ours, and two taps are one try', async () => {
    const { uploads, tries, waiting } = aPhone()
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    tries[0]!.fail(new ApiProblem('server'))
    await settle()
    expect([waiting.size, uploads.of(PLACE)?.failure]).toEqual([0, expect.objectContaining({ goesOn: false })])
    void uploads.again(PLACE)
    void uploads.again(PLACE)
    await settle()
    expect(tries.map(({ key }) => key)).toEqual(['key-1', 'key-1'])
  })

  it('goes on after a tap, and is not sent once more by the network that comes back', async () => {
    const { uploads, tries, waiting } = aPhone()
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    tries[0]!.fail(OFFLINE)
    await settle()
    void uploads.again(PLACE)
    await settle()
    expect([tries.length, waiting.size]).toEqual([2, 0])
  })

  it('gives way to another photo: what the first one becomes is nobody’s business', async () => {
    const { uploads, tries, waiting, freed } = aPhone()
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    uploads.begin(PLACE, SUBJECT, chosen('another'))
    await settle()
    expect(freed).toEqual(['passport.jpg', 'small passport.jpg', 'another.jpg'])
    tries[0]!.fail(OFFLINE)
    await settle()
    tries[1]!.arrive('b')
    await settle()
    expect([tries[0]!.key === tries[1]!.key, waiting.size, uploads.take(PLACE)?.arrived.id]).toEqual([false, 0, 'b'])
  })

  it('is not sent when it is too large', async () => {
    const { uploads, tries } = aPhone({ shrunkBytes: LIMITS.photoBytes + 1 })
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    expect([tries.length, uploads.of(PLACE)?.failure]).toEqual([0, 'tooLarge'])
  })

  it('goes with the person who signs out', async () => {
    const { uploads, tries, waiting, freed } = aPhone()
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    tries[0]!.fail(OFFLINE)
    await settle()
    uploads.forgetAll()
    expect([uploads.of(PLACE), waiting.size, freed.at(-1)]).toEqual([null, 0, 'small passport.jpg'])
  })

  it('tells those who watch, and stays the same object while nothing changes', async () => {
    const { uploads, tries } = aPhone()
    let told = 0
    const stop = uploads.subscribe(() => told++)
    uploads.begin(PLACE, SUBJECT, chosen())
    await settle()
    expect(uploads.of(PLACE)).toBe(uploads.of(PLACE))
    const before = told
    tries[0]!.progress(10)
    expect(told).toBe(before + 1)
    stop()
    tries[0]!.progress(20)
    expect(told).toBe(before + 1)
  })
})
