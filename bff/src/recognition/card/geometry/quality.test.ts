import { drawFlatCard, FRONT_LINES } from '../../../../test/support/drawn-card'
import { BLURRED_MM, coveredPart, findGlare, measureBlur, measureCutOff } from './quality'
import { findTextLines } from './text-lines'

const MM = 12

it('the further out of focus, the more blur is measured; a little of it in its true size', async () => {
  const blurs = await Promise.all([1, 2, 3, 4].map(async blur => {
    const card = await drawFlatCard(MM, {}, blur)
    return measureBlur(card, findTextLines(card)) * MM
  }))
  expect(blurs).toEqual([...blurs].sort((one, other) => one - other))
  expect(Math.abs(blurs[0]! - 1)).toBeLessThan(0.4)
  expect(Math.abs(blurs[1]! - 2)).toBeLessThan(0.6)
})

it('a card out of focus is too blurred to read, a soft one is not', async () => {
  const blurOf = async (blur: number) => measureBlur(await drawFlatCard(MM, {}, blur), [])
  expect(await blurOf(1)).toBeLessThan(BLURRED_MM)
  expect(await blurOf(5)).toBeGreaterThan(BLURRED_MM)
})

it('a reflection is found where it is', async () => {
  const card = await drawFlatCard(MM, {})
  for (let y = 155; y < 245; y += 1) for (let x = 210; x < 390; x += 1) if (Math.hypot(x - 300, (y - 200) * 2) < 90) card.data[y * card.width + x] = 255
  const [glare, ...others] = findGlare(card)
  expect(others).toEqual([])
  expect(Math.abs((glare!.left + glare!.right) / 2 - 300)).toBeLessThan(8)
  expect(Math.abs((glare!.top + glare!.bottom) / 2 - 200)).toBeLessThan(8)
  expect(glare!.right - glare!.left).toBeGreaterThan(150)
})

it('a reflection of a tinted light is as bright as the card gets, and no more', async () => {
  const card = await drawFlatCard(MM, { paper: 190 })
  for (let y = 155; y < 245; y += 1) for (let x = 210; x < 390; x += 1) if (Math.hypot(x - 300, (y - 200) * 2) < 90) card.data[y * card.width + x] = 228 + (x + y) % 4
  expect(findGlare(card)).toEqual([])
  const [glare] = findGlare(card, true).filter(({ left, right }) => right - left > 150)
  expect(Math.abs((glare!.left + glare!.right) / 2 - 300)).toBeLessThan(8)
})

it('a card without a reflection has none', async () => {
  expect(findGlare(await drawFlatCard(MM, { lines: FRONT_LINES }))).toEqual([])
})

it('a card that is all light is all glare', async () => {
  const card = await drawFlatCard(MM, { paper: 255, lines: [] })
  card.data.fill(255)
  expect(findGlare(card)).toEqual([{ left: 0, top: 0, right: card.width, bottom: card.height }])
})

it.each([
  ['inside', 100, 100, 0, []],
  ['half over the left edge', -250, 100, 0.5, ['left']],
  ['a fifth over the lower edge', 100, 1000 - 0.8 * 315, 0.2, ['bottom']],
])('a card that lies %s is missing that much', (_, left, top, part, sides) => {
  const corners = [{ x: left, y: top }, { x: left + 500, y: top }, { x: left + 500, y: top + 315 }, { x: left, y: top + 315 }] as const
  const cutOff = measureCutOff(corners, { width: 1400, height: 1000 })
  expect(cutOff.part).toBeCloseTo(part, 1)
  expect(cutOff.sides).toEqual(sides)
})

it('a field half under a reflection is half covered', () => {
  expect(coveredPart({ left: 0, top: 0, right: 20, bottom: 10 }, [{ left: 10, top: -5, right: 40, bottom: 30 }, { left: 50, top: 0, right: 60, bottom: 9 }])).toBe(0.5)
})
