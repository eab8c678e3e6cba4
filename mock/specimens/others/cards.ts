import type { Page } from '../cards/render-card'
import { CARD, chooseStyle, Sheet } from '../cards/sheet'
import { drawPortrait } from '../cards/portrait'
import type { Chance } from '../chance'
import { dotted } from '../holders/dates'
import { inventHolder } from '../holders/invent-holder'
import { renderPaper, write } from './paper'
import { drawCode } from './papers'
import { BANKS, FORM_LABELS, LICENCE, MEMBER_CARDS, PASSES, UNITS } from './words'

const COLOURS = ['#1f4e8c', '#8c1f2b', '#b58a2a', '#2a2d34', '#1f7a5a', '#5b3a86', '#e9e5dc', '#d9e4ee'] as const
const ID1 = { width: CARD.width, height: CARD.height, rounded: 3.18, pixelsPerMm: 16 }
const inkOn = (fill: string) => (fill > '#c' ? '#222' : '#f2f2f2')
const swoosh = (chance: Chance) => Array.from({ length: 3 }, () => `<circle cx="${chance.between(0, 86)}" cy="${chance.between(0, 54)}" r="${chance.between(12, 40)}" fill="${chance.pick(['#fff', '#000'])}" fill-opacity="0.07"/>`).join('')
const group = (digits: string) => digits.replace(/(.{4})(?=.)/g, '$1 ')
const digits = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.integer(0, 9)).join('')

/** A bank card with a chip. */
export async function drawBankCard(chance: Chance): Promise<Page> {
  const fill = chance.pick(COLOURS)
  const ink = inkOn(fill)
  const [chinese, english] = chance.pick(BANKS)
  const body = swoosh(chance) + write(chinese, 6, 10, { font: 'heiNoto', size: 5, fill: ink }) + write(english, 6, 14, { font: 'arimo', size: 2.2, fill: ink })
    + '<rect x="8" y="19" width="12" height="9.500" rx="1.500" fill="#d8b45a"/><path d="M8 24h12M12 19v9.500M16 19v9.500" stroke="#8a6d2c" stroke-width="0.3"/>'
    + write(group(`62${digits(chance, 14)}`), 7, 36.5, { font: 'ocr', size: 5, fill: ink }) + write(`VALID THRU 0${chance.integer(1, 9)}/3${chance.integer(0, 4)}`, 30, 43, { font: 'arimo', size: 2.4, fill: ink })
    + write('UnionPay', 64, 48, { font: 'arimoBold', size: 4, fill: ink })
  return renderPaper(body, { ...ID1, fill })
}

/** A bus, library or member's card. */
export async function drawMemberCard(chance: Chance): Promise<Page> {
  const fill = chance.pick(COLOURS)
  const ink = inkOn(fill)
  const [chinese, english] = chance.pick(MEMBER_CARDS)
  const code = chance.next() < 0.4 ? drawCode(chance, 62, 28, 17) : ''
  const body = swoosh(chance) + write(chinese, 8, 16, { font: chance.pick(['heiNoto', 'songNoto']), size: 7, fill: ink }) + write(english, 8, 22, { font: 'arimoBold', size: 3, fill: ink })
    + write(`No. ${digits(chance, chance.integer(8, 18))}`, 8, 48, { font: 'arimo', size: 3.4, fill: ink }) + code
  return renderPaper(body, { ...ID1, fill })
}

/** A pass with a portrait, a name and a number that is none of an identity document. */
export async function drawPass(chance: Chance): Promise<Page> {
  const sheet = new Sheet(chance, chooseStyle(chance))
  const { nameZh, sex } = inventHolder('residentIdentityCard', chance)
  const parts = [write(chance.pick(UNITS), 8, 9, { font: 'heiNoto', size: 4.2, fill: '#fff' }), write(chance.pick(PASSES), 36, 18, { font: 'songNoto', size: 5.5 })]
  drawPortrait(sheet, 6, 16, { width: 22, long: sex === 'female' })
  for (const [row, [label, value]] of ([['姓名', nameZh!], [chance.pick(FORM_LABELS), digits(chance, 6)], ['编号', digits(chance, 8)]] as const).entries()) {
    parts.push(write(label, 32, 27 + row * 8, { font: sheet.style.han, size: 2.8, fill: '#445' }), write(value, 50, 27 + row * 8, { font: sheet.style.han, size: 3.2 }))
  }
  const portrait = sheet.finish('residentIdentityCard', 'front', 'identityFront').lettering
  return renderPaper(`<rect width="86" height="13" fill="${chance.pick(COLOURS.slice(0, 6))}"/>${parts.join('')}${portrait}`, { ...ID1, fill: chance.pick(['#fdfdfd', '#eef3f7', '#f6f1ea']) })
}

/** A driving licence: an identity number, a portrait, and labels like those of a card that can be read, and yet none of them. */
export async function drawDrivingLicence(chance: Chance): Promise<Page> {
  const holder = inventHolder('residentIdentityCard', chance)
  const sheet = new Sheet(chance, chooseStyle(chance))
  const { labels } = LICENCE
  const font = sheet.style.han
  const row = (label: string, value: string, x: number, y: number, gap = 12) => write(label, x, y, { font, size: 2.1, fill: '#333' }) + write(value, x + gap, y, { font, size: 2.9 })
  drawPortrait(sheet, 64, 25, { width: 19, long: holder.sex === 'female' })
  const body = write(LICENCE.title, 10, 9, { font, size: 4.6 }) + write('Driving License of the People’s Republic of China', 16, 13, { font: 'arimo', size: 2 })
    + row(labels.number, holder.number, 20, 19) + row(labels.name, holder.nameZh!, 6, 26) + row(labels.sex, holder.sex === 'female' ? '女' : '男', 34, 26, 7) + row(labels.nationality, LICENCE.china, 48, 26, 7)
    + row(labels.address, holder.address!.slice(0, 15), 6, 32) + row(labels.birth, holder.birthDate, 6, 40, 15) + row(labels.first, holder.issueDate, 6, 45, 18) + row(labels.class, chance.pick(['C1', 'C2', 'B2']), 6, 50, 15)
    + row(labels.valid, `${dotted(holder.issueDate)} - ${dotted(holder.expiryDate ?? '2040-01-01')}`, 6, 56, 15) + sheet.finish('residentIdentityCard', 'front', 'identityFront').lettering
  return renderPaper(body, { width: 88, height: 60, fill: chance.pick(['#e8efe6', '#eef2ee']), rounded: 2, pixelsPerMm: 16 })
}
