import sharp from 'sharp'
import { Chance } from './chance'
import { letter, letterOcr } from './lettering'
import { USUAL_STYLE, type PageStyle } from './page/style'
import { drawFields, drawHead } from './page/visual-zone'
import type { SpecimenPassport } from './passport'
import { composeTd3 } from './td3'

/** A passport's data page (TD3): 125 × 88 mm. */
const PAGE = { width: 125, height: 88 }
const PIXELS_PER_MM = 16

type Tint = { paper: string; line: string; warm: string; ink: string }
const TINTS: readonly Tint[] = [
  { paper: '#eef1ee', line: '#8fb3ad', warm: '#d9b9a4', ink: '#32475c' },
  { paper: '#f2eef0', line: '#a79fc4', warm: '#d8b7bf', ink: '#413a63' },
  { paper: '#f3f0e6', line: '#b5a981', warm: '#a9c0b4', ink: '#54462c' },
  { paper: '#ebf1f5', line: '#8eaecb', warm: '#cfb7a9', ink: '#27496b' },
]

/** Fine waves woven over each other, different for every passport number. */
function drawGuilloche(chance: Chance, tint: Tint): string {
  const waves: string[] = []
  for (let family = 0; family < 3; family += 1) {
    const amplitude = chance.between(2.5, 6)
    const length = chance.between(18, 38)
    const drift = chance.between(-0.12, 0.12)
    for (let line = 0; line < 26; line += 1) {
      const base = -6 + line * 4
      const points: string[] = []
      for (let x = 0; x <= PAGE.width; x += 1.25) {
        const y = base + drift * x + amplitude * Math.sin(x / length * 2 * Math.PI + line * 0.35 + family * 2.1)
        points.push(`${x} ${y.toFixed(2)}`)
      }
      waves.push(`<polyline points="${points.join(' ')}" stroke="${family === 1 ? tint.warm : tint.line}" opacity="0.42"/>`)
    }
  }
  const rosette = Array.from({ length: 18 }, (_, petal) =>
    `<ellipse cx="84" cy="38" rx="26" ry="8" transform="rotate(${petal * 10} 84 38)" stroke="${tint.line}" opacity="0.4"/>`)
  return `<g fill="none" stroke-width="0.13">${waves.join('')}${rosette.join('')}</g>`
}

/** Head and shoulders of nobody: shapes, no likeness. */
function drawPortrait(chance: Chance, tint: Tint, long: boolean): string {
  const hair = chance.pick(['#2b2522', '#5b4330', '#8a6a43', '#39312e'])
  const skin = chance.pick(['#d9b08c', '#a87651', '#e3c0a0', '#7d5338'])
  const locks = long ? `<path d="M14 33 q-3 17 1 24 h18 q4 -7 1 -24z" fill="${hair}"/>` : ''
  return `<clipPath id="frame"><rect x="6" y="20" width="36" height="45" rx="0.8"/></clipPath>
    <g clip-path="url(#frame)"><rect x="6" y="20" width="36" height="45" fill="#e2e6e8"/>${locks}
    <path d="M8 66 q1 -14 12 -15 h8 q11 1 12 15z" fill="${tint.ink}"/><rect x="20.500" y="44" width="7" height="9" rx="3" fill="${skin}"/>
    <ellipse cx="24" cy="37.500" rx="8.400" ry="10.800" fill="${skin}"/>
    <path d="M15.200 36 q-0.500 -12.500 8.800 -12.500 q9.300 0 8.800 12.500 q-2 -6.500 -5 -7.500 q-6 1.800 -9.600 0.600 q-2.200 2 -3 6.900z" fill="${hair}"/>
    <g fill="#30292a"><ellipse cx="20.600" cy="37" rx="0.900" ry="0.600"/><ellipse cx="27.400" cy="37" rx="0.900" ry="0.600"/></g>
    <path d="M21.500 43 q2.500 1.300 5 0" fill="none" stroke="#7b4a40" stroke-width="0.600"/></g>
    <rect x="6" y="20" width="36" height="45" rx="0.8" fill="none" stroke="${tint.ink}" stroke-width="0.2" opacity="0.6"/>`
}

function drawPassport(person: SpecimenPassport, [upper, lower]: [string, string], style: PageStyle): string {
  const chance = new Chance([...person.documentNumber].reduce((sum, character) => sum * 131 + character.charCodeAt(0) | 0, 7))
  const tint = chance.pick(TINTS)
  // ICAO 9303-4: 44 characters of 2.54 mm centred on the page, the lines 6.35 mm apart in the 23.2 mm at the bottom.
  const left = (PAGE.width - 44 * 2.54) / 2
  const specimen = letter('SPECIMEN', 0, 0, { font: 'semibold', size: 15, fill: tint.ink, anchor: 'middle', spacing: 2 })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${PAGE.width} ${PAGE.height}"
      width="${PAGE.width * PIXELS_PER_MM}" height="${PAGE.height * PIXELS_PER_MM}">
    <rect width="100%" height="100%" fill="${tint.paper}"/>
    ${drawGuilloche(chance, tint)}
    <rect y="${PAGE.height - 20.5}" width="${PAGE.width}" height="20.5" fill="#fbfbf8" opacity="0.72"/>
    <rect x="5" y="9" width="${PAGE.width - 10}" height="0.25" fill="${tint.ink}" opacity="0.5"/>
    <g transform="translate(${style.portraitOnTheRight ? 77 : 0} 0)">${drawPortrait(chance, tint, person.sex === 'F')}</g>
    ${drawHead(person, style, tint.ink)}${drawFields(person, style, tint.ink)}
    <g transform="translate(82 42) rotate(-17)" opacity="0.17">${specimen}</g>
    ${letterOcr(upper, left, 75.1)}${letterOcr(lower, left, 81.45)}
  </svg>`
}

/**
 * The flat page as a PNG of 2000 × 1408 pixels (16 to the millimetre). `mrz` is what stands in the machine readable zone,
 * for pages on which it does not say what it should; `style` how the state sets its page.
 */
export async function renderPassport(person: SpecimenPassport, mrz = composeTd3(person), style: PageStyle = USUAL_STYLE): Promise<Buffer> {
  return sharp(Buffer.from(drawPassport(person, mrz, style))).png().toBuffer()
}
