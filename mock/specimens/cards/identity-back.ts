import type { Holder } from '../holders/holder'
import { drawEmblem } from './emblem'
import { printValidity } from './identity-front'
import type { Sheet } from './sheet'

/** The state's name and the card's, with the emblem: the upper half of the side without a portrait. */
export function printTitle(sheet: Sheet, title: string): void {
  const { title: font } = sheet.style
  const long = [...title].length > 6
  drawEmblem(sheet, 14.3, 13.8, 7.6)
  sheet.print('中华人民共和国', 51.5, 13.4, { size: 5, font, ink: '#1c1b1f', spacing: 1.15, middle: true, bold: 0.12 })
  sheet.print(title, 51.5, 24.2, { size: long ? 6.4 : 7.6, font, ink: '#1c1b1f', spacing: long ? 1 : 2.4, middle: true, bold: 0.16 })
}

/** Who issued the card and how long it is valid, beginning at a baseline; returns where the next line would be. */
export function printIssue(sheet: Sheet, holder: Holder, x: number, y: number, gap: number): number {
  const value = x + 14.2
  sheet.print('签发机关', x, y, { size: 2.55, ink: '#26262a' })
  sheet.field({ issuer: holder.issuer }, holder.issuer, value, y, { size: 2.95 })
  sheet.print('有效期限', x, y + gap, { size: 2.55, ink: '#26262a' })
  printValidity(sheet, holder, value, y + gap, 2.95)
  return y + 2 * gap
}
