import { drawFlatCard, FRONT_LINES, type DrawnLine } from '../../../../test/support/drawn-card'
import { turnGrey } from '../../picture/turn'
import { findLayout } from './text-lines'
import { judgeWay } from './upright'

const BACK: readonly DrawnLine[] = [
  { x: 28, y: 8, height: 5, letters: 7 }, { x: 28, y: 18, height: 7, letters: 6 },
  { x: 20, y: 38, height: 2.6, letters: 4, ink: 100 }, { x: 36, y: 38, height: 3, letters: 8 },
  { x: 20, y: 45, height: 2.6, letters: 4, ink: 100 }, { x: 36, y: 45, height: 3, letters: 11 },
]

it.each([['a front', FRONT_LINES, true], ['a back', BACK, false]])('%s knows whether it stands on its head', async (_, lines, portrait) => {
  const card = await drawFlatCard(12, { lines, portrait })
  expect(judgeWay(card, findLayout(card)).turn).toBe(0)
  const turned = turnGrey(card, 180)
  const { turn, confidence } = judgeWay(turned, findLayout(turned))
  expect(turn).toBe(180)
  expect(confidence).toBeGreaterThan(0.5)
})

it('an empty card says nothing', async () => {
  const card = await drawFlatCard(12, { lines: [], portrait: false })
  expect(judgeWay(card, findLayout(card)).confidence).toBe(0)
})
