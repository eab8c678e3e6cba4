import sharp from 'sharp'
import { HARDSHIPS, specimenSet, takeSpecimen, type SpecimenDescription } from './specimen-set'

// Reading the lettering takes a while before the first picture.
const patience = 30_000
const all = [...specimenSet({ seed: 4, perKindAndLevel: 1, longSide: 640 })]
const find = (wanted: (description: SpecimenDescription) => boolean) => all.find(wanted)!
const usual = find(description => description.other === null && description.kind === 'residencePermit' && description.level === 1)

it('a set has every side at three levels and with every hardship, and things that are no document', () => {
  const documents = all.flatMap(description => (description.other === null ? [description] : []))
  const plain = new Set(documents.filter(({ hardship }) => !hardship).map(({ kind, side, level }) => `${kind} ${side} ${level}`))
  expect(plain.size).toBe(8 * 3)
  expect(new Set(documents.flatMap(({ hardship }) => hardship ?? []))).toEqual(new Set(HARDSHIPS))
  expect(all.filter(({ other }) => other !== null)).toHaveLength(13)
  expect(new Set(all.map(({ seed }) => seed)).size).toBe(all.length)
})

it('the same description gives the same picture', async () => {
  const [once, again] = [await takeSpecimen(usual), await takeSpecimen(usual)]
  expect(again.jpeg.equals(once.jpeg)).toBe(true)
  expect(again.truth).toEqual(once.truth)
}, patience)

it('what is written of a photo is true of its pixels: there is ink where the number stands', async () => {
  const { jpeg, truth } = await takeSpecimen({ ...usual, longSide: 1200 })
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true })
  const { left, top, width, height } = truth!.places.number!
  const values: number[] = []
  for (let y = Math.ceil(top * info.height); y < (top + height) * info.height; y += 1) {
    for (let x = Math.ceil(left * info.width); x < (left + width) * info.width; x += 1) values.push(data[y * info.width + x]!)
  }
  const paper = Math.max(...values)
  const ink = values.filter(value => value < paper * 0.55).length / values.length
  expect(ink).toBeGreaterThan(0.05)
  expect(ink).toBeLessThan(0.5)
}, patience)

it('a photo turned by its EXIF lies in the file as the phone held it', async () => {
  const turned = find(description => description.other === null && description.hardship === 'turnedByExif')
  const { jpeg, width, height } = await takeSpecimen(turned)
  const upright = await sharp(await sharp(jpeg).rotate().toBuffer()).metadata()
  expect((await sharp(jpeg).metadata()).orientation).toBeGreaterThan(1)
  expect([upright.width, upright.height]).toEqual([width, height])
}, patience)

it('a letter has no truth and is to be refused', async () => {
  const { truth, expectedRefusal } = await takeSpecimen(find(({ other }) => other === 'letter'))
  expect([truth, expectedRefusal]).toEqual([null, 'no_document'])
}, patience)
