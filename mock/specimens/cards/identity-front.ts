import { dotted } from '../holders/dates'
import type { Holder } from '../holders/holder'
import { drawPortrait } from './portrait'
import type { Sheet } from './sheet'

/** Millimetres; the data column of GA/T 461 begins here. */
const DATA = 15.6
const LINE_OF_ADDRESS = 11

/** An address in lines of eleven characters; a digit counts for half of one. */
function breakAddress(address: string, longest = LINE_OF_ADDRESS): string[] {
  const lines: string[] = []
  let line = ''
  let length = 0
  for (const character of address) {
    const width = character < '\u0080' ? 0.55 : 1
    if (length + width > longest) { lines.push(line); line = ''; length = 0 }
    line += character
    length += width
  }
  return [...lines, line]
}

function printAddress(sheet: Sheet, address: string, y: number): void {
  sheet.print('住址', 4.9, y, { size: 2.25 })
  breakAddress(address).forEach((line, row) => sheet.data(line, DATA, y + row * 4.7, { size: 2.95 }))
}

function printBirth(sheet: Sheet, birthDate: string, y: number): void {
  const [year, month, day] = birthDate.split('-').map(Number)
  sheet.print('出生', 4.9, y, { size: 2.25 })
  for (const [text, x, label, labelX] of [[year, DATA, '年', 25.4], [month, 30.2, '月', 34.8], [day, 38.8, '日', 43.4]] as const) {
    sheet.note('birthDate', birthDate, sheet.data(String(text), x, y, { size: 2.95 }))
    sheet.print(label, labelX, y, { size: 2.25 })
  }
}

/** 18 characters over 47 mm. */
function printNumber(sheet: Sheet, number: string): void {
  sheet.print('公民身份号码', 4.9, 48.4, { size: 2.25 })
  sheet.number(number, 29.8, 48.5, { size: 3.6, pitch: 2.62 })
}

/** The side with the portrait that resident identity cards and residence permits have in common; a permit names no ethnicity. */
export function letterIdentityFront(sheet: Sheet, holder: Holder): void {
  const rise = holder.ethnicity ? 0 : 0.6
  sheet.print('姓名', 4.9, 9.4 + rise, { size: 2.25 })
  sheet.field({ nameZh: holder.nameZh! }, holder.nameZh!, DATA, 9.5 + rise, { size: 3.5, spacing: 0.25 })
  sheet.print('性别', 4.9, 16.6 + rise, { size: 2.25 })
  sheet.field({ sex: holder.sex }, holder.sex === 'female' ? '女' : '男', DATA, 16.6 + rise, { size: 2.95 })
  if (holder.ethnicity) {
    sheet.print('民族', 24.6, 16.6, { size: 2.25 })
    sheet.data(holder.ethnicity, 32.4, 16.6, { size: 2.95 })
  }
  printBirth(sheet, holder.birthDate, 23.6 + rise)
  printAddress(sheet, holder.address!, 30.9 + rise)
  drawPortrait(sheet, 54.3, 7.2, { long: holder.sex === 'female' })
  printNumber(sheet, holder.number)
}

/** 2016.03.01-2036.03.01 or 2016.03.01-长期, and what it says of two fields. */
export function printValidity(sheet: Sheet, { issueDate, expiryDate }: Holder, x: number, y: number, size: number): void {
  const text = `${dotted(issueDate)}-${expiryDate ? dotted(expiryDate) : '长期'}`
  sheet.field({ issueDate, ...(expiryDate && { expiryDate }) }, text, x, y, { size })
}
