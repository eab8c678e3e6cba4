import type { Chance } from '../chance'
import type { Sheet } from './sheet'

const HAIR = ['#1d1a19', '#26211f', '#3a2d25', '#55402e', '#6f6a66'] as const
const SKIN = ['#e2bd9b', '#d6a983', '#edcdb0', '#b98a63', '#8d6244'] as const
const CLOTHES = ['#2f3947', '#6a2f36', '#e8e8ea', '#34503f', '#7a7f8c', '#20242b'] as const

/** A head with shoulders in a field of 26 × 32. */
export function drawFace(chance: Chance, long: boolean): string {
  const [hair, skin, clothes] = [chance.pick(HAIR), chance.pick(SKIN), chance.pick(CLOTHES)]
  const jaw = chance.between(4.9, 5.8)
  const fringe = chance.between(7.2, 9.2)
  const locks = long ? `<path d="M6.6 11.500 q-1.600 9 0.200 12.500 h12.400 q1.800 -3.500 0.200 -12.500z" fill="${hair}"/>` : ''
  const glasses = chance.next() < 0.25
    ? '<g fill="none" stroke="#222" stroke-width="0.250"><rect x="9" y="12.200" width="3.300" height="2.300" rx="0.800"/><rect x="13.700" y="12.200" width="3.300" height="2.300" rx="0.800"/><path d="M12.300 13 h1.400"/></g>' : ''
  return `${locks}<path d="M2.500 32 q0.500 -6.500 6.500 -7.500 l4 -1 l4 1 q6 1 6.500 7.500z" fill="${clothes}"/>
    <path d="M10.600 19 h4.800 v4.500 q-2.400 2.600 -4.800 0z" fill="${skin}"/><path d="M10.600 20 q2.400 2.200 4.800 0 v1.300 q-2.400 1.800 -4.800 0z" fill="#000" fill-opacity="0.14"/>
    <ellipse cx="13" cy="13.800" rx="${jaw}" ry="7.300" fill="${skin}"/><ellipse cx="15" cy="14.500" rx="2.800" ry="6" fill="#000" fill-opacity="0.05"/>
    <path d="M7 13.500 q-0.800 -8.700 6 -8.700 q6.800 0 6 8.700 q-1 -${(13 - fringe).toFixed(2)} -3 -4.600 q-3.800 1 -6.400 0.300 q-1.900 1 -2.600 4.300z" fill="${hair}"/>
    <g fill="#241d1b"><ellipse cx="10.700" cy="13.300" rx="0.750" ry="0.420"/><ellipse cx="15.300" cy="13.300" rx="0.750" ry="0.420"/></g>
    <g fill="none" stroke="#3b2f2a" stroke-width="0.350"><path d="M9.500 12 q1.200 -0.600 2.400 0"/><path d="M14.100 12 q1.200 -0.600 2.400 0"/></g>
    <path d="M12.800 14 q-0.600 1.900 0.400 2.100" fill="none" stroke="#000" stroke-width="0.250" stroke-opacity="0.35"/>
    <path d="M11.500 17.800 q1.500 0.700 3 0" fill="none" stroke="#93493f" stroke-width="0.550"/>${glasses}`
}

/**
 * Head and shoulders of nobody, 26 × 32 mm, its top left at the place given: shapes, no likeness, and the word for specimen across.
 */
export function drawPortrait(sheet: Sheet, x: number, y: number, { width = 26, long }: { width?: number; long: boolean }): void {
  const { chance } = sheet
  const scale = width / 26
  const wall = chance.pick(['none', '#f7f8f9', '#e9eef2', '#dfe7ee'])
  sheet.draw(`<svg x="${x}" y="${y}" width="${width}" height="${32 * scale}" viewBox="0 0 26 32"><rect width="26" height="32" fill="${wall}"/>${drawFace(chance, long)}</svg>`)
  sheet.print('样本', x + width / 2, y + 27.5 * scale, { size: 3.4 * scale, ink: '#b3423a', spacing: 1, middle: true })
}
