import { drawFlatCard, FRONT_LINES, type DrawnLine } from '../../../../test/support/drawn-card'
import type { Box } from './pieces'
import { findTextLines } from './text-lines'

const MM = 15
const boxOf = ({ x, y, height, letters }: DrawnLine): Box => ({ left: x * MM, top: y * MM, right: (x + (letters - 0.2) * height) * MM, bottom: (y + height) * MM })
const isNear = (one: Box, other: Box) => (['left', 'top', 'right', 'bottom'] as const).every(edge => Math.abs(one[edge] - other[edge]) <= 4)

it.each([['sharp', 0.5], ['soft', 2], ['rather blurred', 3]])('every line of a %s card is found, tight around its ink, and nothing else', async (_, blur) => {
  const found = findTextLines(await drawFlatCard(MM, {}, blur))
  for (const line of FRONT_LINES) expect(found.filter(box => isNear(box, boxOf(line)))).toHaveLength(1)
  expect(found).toHaveLength(FRONT_LINES.length)
})

it('the lines come from top to bottom, with their letters from left to right', async () => {
  const lines = findTextLines(await drawFlatCard(MM, {}))
  expect(lines.map(({ top }) => top)).toEqual(lines.map(({ top }) => top).sort((a, b) => a - b))
  const number = lines.find(line => isNear(line, boxOf(FRONT_LINES.at(-1)!)))!
  expect(number.pieces).toHaveLength(14)
  expect(number.pieces.map(({ left }) => left)).toEqual(number.pieces.map(({ left }) => left).sort((a, b) => a - b))
})

it('light that falls off and a reflection beside the print change nothing', async () => {
  const card = await drawFlatCard(MM, {})
  for (let y = 0, at = 0; y < card.height; y += 1) {
    for (let x = 0; x < card.width; x += 1, at += 1) {
      const shine = 120 * Math.exp(-(((x - 700) / 120) ** 2 + ((y - 640) / 50) ** 2))
      card.data[at] = Math.min(255, card.data[at]! * (0.45 + 0.55 * x / card.width) + shine)
    }
  }
  const found = findTextLines(card)
  for (const line of FRONT_LINES) expect(found.filter(box => isNear(box, boxOf(line)))).toHaveLength(1)
})

it('an empty card has no lines', async () => {
  expect(findTextLines(await drawFlatCard(MM, { lines: [], portrait: false }))).toEqual([])
})

it('a portrait is no print', async () => {
  expect(findTextLines(await drawFlatCard(MM, { lines: [], portrait: true }))).toEqual([])
})

it('the same lines are found with fewer pixels', async () => {
  expect(findTextLines(await drawFlatCard(8, {}))).toHaveLength(FRONT_LINES.length)
})
