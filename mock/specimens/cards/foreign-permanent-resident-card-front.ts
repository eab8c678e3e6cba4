import type { Chance } from '../chance'
import { dotted } from '../holders/dates'
import type { Holder } from '../holders/holder'
import { drawEmblem } from './emblem'
import { drawPortrait } from './portrait'
import { chooseStyle, Sheet, type FlatCard } from './sheet'

type Layout = { left: number; column: number; top: number; gap: number }

function printBilingual(sheet: Sheet, chinese: string, english: string, x: number, y: number): void {
  const box = sheet.print(chinese, x, y, { size: 1.85 })
  sheet.print(`/ ${english}`, box.right + 0.5, y, { size: 1.6, font: sheet.style.latin })
}

/** The holder's rows; returns where the next one would begin. */
function printHolder(sheet: Sheet, holder: Holder, { left, column, top, gap }: Layout): number {
  const { latin, nameZh, nationality, sex, birthDate } = holder
  const size = 2.6
  const value = (row: number) => top + row * gap + 3.3
  printBilingual(sheet, '姓名', 'Name', left, top)
  sheet.field({ surname: latin!.surname, givenNames: latin!.givenNames }, `${latin!.surname}, ${latin!.givenNames}`, left, value(0), { size, font: sheet.style.latin })
  if (nameZh) sheet.field({ nameZh }, nameZh, left, value(0) + 3.4, { size: size + 0.3 })
  const second = top + gap + (nameZh ? 3.2 : 0)
  printBilingual(sheet, '性别', 'Sex', left, second)
  sheet.field({ sex }, sex === 'female' ? '女/F' : '男/M', left, second + 3.3, { size })
  printBilingual(sheet, '出生日期', 'Date of Birth', column, second)
  sheet.field({ birthDate }, dotted(birthDate), column, second + 3.3, { size })
  const third = second + gap
  printBilingual(sheet, '国籍', 'Nationality', left, third)
  const abroad = sheet.chance.next() < 0.5 ? nationality!.en : nationality!.code
  sheet.field({ nationality: nationality!.code }, `${nationality!.zh}/${abroad}`, left, third + 3.3, { size })
  return third + gap
}

function printValidity(sheet: Sheet, { issueDate, expiryDate }: Holder, x: number, y: number): void {
  printBilingual(sheet, '有效期限', 'Period of Validity', x, y)
  sheet.field({ issueDate, expiryDate: expiryDate! }, `${dotted(issueDate)}-${dotted(expiryDate!)}`, x, y + 3.3, { size: 2.6 })
}

function printIssuer(sheet: Sheet, { issuer }: Holder, x: number, y: number): void {
  printBilingual(sheet, '签发机关', 'Issuing Authority', x, y)
  sheet.field({ issuer }, issuer, x, y + 3.2, { size: 2.45 })
  const english = issuer === '国家移民管理局' ? 'National Immigration Administration' : 'Ministry of Public Security'
  sheet.data(english, x, y + 5.3, { size: 1.6, font: sheet.style.latin })
}

/** Validity and authority: one below the other beside a portrait on the left, side by side before one on the right. */
function printIssue(sheet: Sheet, holder: Holder, y: number, portraitRight: boolean): void {
  const [left, top] = portraitRight ? [5, Math.max(y, 38.4)] : [47.5, y - 0.6]
  printValidity(sheet, holder, left, top)
  printIssuer(sheet, holder, portraitRight ? 37 : left, portraitRight ? top : top + 6.6)
}

/** 外国人永久居留身份证, 2017 edition or that of 2023 with the stars. */
export function drawForeignPermanentResidentCardFront(holder: Holder, chance: Chance): FlatCard {
  const sheet = new Sheet(chance, chooseStyle(chance))
  const { title: font, latin } = sheet.style
  const newer = holder.edition === '2023'
  const portraitRight = newer ? chance.next() < 0.3 : chance.next() < 0.7
  drawEmblem(sheet, 8.2, 7, 4)
  if (!newer) sheet.print('中华人民共和国', 48, 4.6, { size: 2.2, font, ink: '#20242e', spacing: 0.4, middle: true })
  sheet.print('外国人永久居留身份证', 48, 8.9, { size: 3.7, font, ink: '#20242e', spacing: 0.5, middle: true, bold: 0.08 })
  sheet.print('FOREIGN PERMANENT RESIDENT ID CARD', 48, 11.9, { size: 1.9, font: latin, ink: '#20242e', spacing: 0.1, middle: true })
  drawPortrait(sheet, portraitRight ? 58.8 : 5, 14, { width: 22.5, long: holder.sex === 'female' })
  const left = portraitRight ? 5 : 30.5
  const next = printHolder(sheet, holder, { left, column: left + 19.5, top: 15.6, gap: 6.6 })
  printIssue(sheet, holder, next, portraitRight)
  printBilingual(sheet, '证件号码', 'ID No.', 5, 45.9)
  sheet.number(holder.number, 5, 50.4, { size: 3.2, pitch: 2.2 })
  return sheet.finish('foreignPermanentResidentCard', 'front', newer ? 'foreign2023Front' : 'foreignFront')
}
