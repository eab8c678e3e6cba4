import sharp from 'sharp'
import { renderPassport } from './data-page'
import { specimenPeople } from './passport'
import { photograph } from './photograph'

const page = renderPassport(specimenPeople[0]!)
// Reading the lettering takes a while before the first picture.
const patience = 30_000

it('a data page has the proportions of a passport', async () => {
  const { width, height, format } = await sharp(await page).metadata()
  expect([width, height, format]).toEqual([2000, 1408, 'png'])
}, patience)

it('the same seed and level give the same photo, another seed another', async () => {
  const take = async (seed: number) => photograph(await page, { seed, level: 3, width: 320 })
  const photo = await take(7)
  expect((await take(7)).equals(photo)).toBe(true)
  expect((await take(8)).equals(photo)).toBe(false)
}, patience)

it('a photo is a JPEG as a phone held sideways takes it', async () => {
  const { width, height, format } = await sharp(await photograph(await page, { seed: 1, level: 1, width: 400 })).metadata()
  expect([width, height, format]).toEqual([400, 300, 'jpeg'])
}, patience)
