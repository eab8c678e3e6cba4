import sharp from 'sharp'
import { Chance } from '../chance'
import { inventHolder } from '../holders/invent-holder'
import { renderCardPng } from './render-card'
import { CARD, type FlatCard } from './sheet'
import { CARD_SIDES, drawCard } from './sides'

const drawn = CARD_SIDES.flatMap(({ kind, side }) => [1, 2, 3, 4].map(seed => drawCard(inventHolder(kind, new Chance(seed)), side, new Chance(seed + 50))))
const named = (card: FlatCard) => [`${card.kind} ${card.side}`, card] as const

it.each(drawn.map(named))('every field of a %s stands on the card, and apart from the others', (_, { fields, places }) => {
  const boxes = Object.values(places)
  expect(Object.keys(places).sort()).toEqual(Object.keys(fields).sort())
  for (const { left, top, right, bottom } of boxes) {
    expect([left > 0, top > 0, right < CARD.width, bottom < CARD.height]).toEqual([true, true, true, true])
  }
  // Dates of a period, and the parts of a Latin name, share a line.
  const lines = boxes.filter((box, index) => boxes.findIndex(other => other.top === box.top && other.left === box.left) === index)
  for (const [index, a] of lines.entries()) {
    for (const b of lines.slice(index + 1)) expect(a.left < b.right && b.left < a.right && a.top < b.bottom - 0.4 && b.top < a.bottom - 0.4).toBe(false)
  }
})

it.each([
  ['residentIdentityCard', 'front', ['birthDate', 'nameZh', 'number', 'sex']],
  ['residencePermit', 'front', ['birthDate', 'nameZh', 'number', 'sex']],
  ['taiwanTravelPermit', 'front', ['birthDate', 'expiryDate', 'givenNames', 'issueDate', 'issuer', 'nameZh', 'number', 'sex', 'surname']],
] as const)('a %s says on its %s %j', (kind, side, names) => {
  for (const card of drawn) if (card.kind === kind && card.side === side) expect(Object.keys(card.fields).sort()).toEqual(names)
})

it('a card without an end has no day on which it expires', () => {
  const holder = { ...inventHolder('residentIdentityCard', new Chance(3)), expiryDate: null }
  expect(Object.keys(drawCard(holder, 'back', new Chance(1)).fields).sort()).toEqual(['issueDate', 'issuer'])
})

it('a flat card has the proportions of ID-1 and round corners', async () => {
  const { data, info } = await sharp(await renderCardPng(drawn[0]!)).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height, info.channels]).toEqual([1370, 864, 4])
  expect([data[3], data[(432 * 1370 + 685) * 4 + 3]]).toEqual([0, 255])
})
