import { readFileSync } from 'node:fs'
import path from 'node:path'
import { contrastOf, PAIRS } from './contrast'

const [byDay, inTheDark] = readFileSync(path.join(__dirname, 'palette.scss'), 'utf8')
  .split('prefers-color-scheme: dark')
  .map(part => Object.fromEntries([...part.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!])))

it.each([
  ['black on white', '#000000', '#ffffff', 21],
  ['a colour on itself', '#0b5a5c', '#0b5a5c', 1],
  ['the grey that is just enough', '#767676', '#ffffff', 4.54],
])('the contrast of %s', (_, one, other, contrast) => {
  expect(contrastOf(one, other)).toBeCloseTo(contrast, 2)
  expect(contrastOf(other, one)).toBeCloseTo(contrast, 2)
})

it.each([['by day', byDay!], ['in the dark', inTheDark!]])('everything can be made out %s', (_, palette) => {
  const weak = PAIRS.map(({ front, ground, least }) => ({ front, ground, least, contrast: contrastOf(palette[front]!, palette[ground]!) })).filter(({ contrast, least }) => !(contrast >= least))
  expect(weak).toEqual([])
})

it('every colour has a value in the dark', () => {
  expect(Object.keys(inTheDark!).sort()).toEqual(Object.keys(byDay!).sort())
})
