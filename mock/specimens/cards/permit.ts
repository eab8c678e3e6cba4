import { dotted } from '../holders/dates'
import type { Holder } from '../holders/holder'
import { drawEmblem } from './emblem'
import { drawPortrait } from './portrait'
import type { Sheet } from './sheet'

/** How a permit's data stand: labels above or to the left, portrait on one side or the other. Permits of several years differ. */
type Arrangement = { above: boolean; left: number; column: number; gap: number }
/** `rise`: how much of a row's height it takes; the Latin name stands close below the other. */
type Item = { label: string; rise?: number; write: (x: number, y: number, size: number) => void }

const riseOf = ([first]: Item[]) => first?.rise ?? 1

function arrange(sheet: Sheet, rows: Item[][], long: boolean): Arrangement {
  const above = sheet.chance.next() < 0.6
  const portraitLeft = sheet.chance.next() < 0.75
  const left = portraitLeft ? 33.2 : 5.2
  drawPortrait(sheet, portraitLeft ? 5 : 56.6, 14.6, { width: 24, long })
  const rises = rows.slice(1).reduce((sum, row) => sum + riseOf(row), 0)
  return { above, left, column: left + (above ? 27 : 31), gap: Math.min(6.8, (above ? 32 : 30.5) / rises) }
}

/** Rows of one or two items below each other. */
function printRows(sheet: Sheet, rows: Item[][], { above, left, column, gap }: Arrangement): void {
  let y = above ? 15.6 : 18
  for (const [row, items] of rows.entries()) {
    if (row > 0) y += gap * riseOf(items)
    items.forEach(({ label, write, rise }, index) => {
      const x = index ? column : left
      sheet.print(label, x, y, { size: above ? 1.75 : 2 })
      // Without a label of its own a row begins where the one above it does.
      const width = rise ? 2 : [...label].length
      write(above ? x : x + width * 2 + 1.6, above ? y + 3.2 : y + 0.1, 2.75)
    })
  }
}

/** What a permit's front has beside the name: everything in the words of the contract. */
function permitItems(sheet: Sheet, holder: Holder): Record<'han' | 'latin' | 'birth' | 'sex' | 'validity' | 'issuer' | 'number' | 'count' | 'nationality', Item> {
  const { issueDate, expiryDate, latin } = holder
  const roman = sheet.style.latin
  return {
    han: { label: '姓名', write: (x, y, size) => sheet.field({ nameZh: holder.nameZh! }, holder.nameZh!, x, y, { size: size + 0.4 }) },
    latin: { label: '', rise: 0.62, write: (x, y, size) => sheet.field({ surname: latin!.surname, givenNames: latin!.givenNames }, `${latin!.surname}, ${latin!.givenNames}`, x, y, { size: size * 0.92, font: roman }) },
    birth: { label: '出生日期', write: (x, y, size) => sheet.field({ birthDate: holder.birthDate }, dotted(holder.birthDate), x, y, { size }) },
    sex: { label: '性别', write: (x, y, size) => sheet.field({ sex: holder.sex }, holder.sex === 'female' ? '女' : '男', x, y, { size }) },
    validity: { label: '有效期限', write: (x, y, size) => sheet.field({ issueDate, expiryDate: expiryDate! }, `${dotted(issueDate)}-${dotted(expiryDate!)}`, x, y, { size }) },
    issuer: { label: '签发机关', write: (x, y, size) => sheet.field({ issuer: holder.issuer }, holder.issuer, x, y, { size: size * 0.95 }) },
    number: { label: '证件号码', write: (x, y) => sheet.number(holder.number, x, y + 0.2, { size: 3, pitch: 2.1 }) },
    count: { label: holder.kind === 'taiwanTravelPermit' ? '签发次数' : '换证次数', write: (x, y, size) => sheet.data(holder.issueCount!, x, y, { size }) },
    nationality: { label: '国籍', write: (x, y, size) => sheet.field({ nationality: holder.nationality!.code }, `${holder.nationality!.zh}/${holder.nationality!.code}`, x, y, { size: size * 0.95 }) },
  }
}

/** The front of a travel permit: title, portrait and rows of data. */
export function letterPermit(sheet: Sheet, holder: Holder, { title, english }: { title: string; english: string }): void {
  const { title: font, latin } = sheet.style
  drawEmblem(sheet, 8.6, 7.6, 4.4)
  sheet.print(title, 48, 7.4, { size: [...title].length > 11 ? 3.3 : 4.1, font, ink: '#20242e', spacing: 0.45, middle: true, bold: 0.08 })
  sheet.print(english, 47, 10.9, { size: 1.7, font: latin, ink: '#20242e', middle: true })
  const items = permitItems(sheet, holder)
  const name = holder.nameZh ? items.han : { ...items.latin, label: '姓名', rise: 1 }
  const rows: Item[][] = [
    [name], ...(holder.nameZh ? [[items.latin]] : []), [items.birth, items.sex], ...(holder.nationality ? [[items.nationality]] : []),
    [items.validity], [items.issuer], [items.number, items.count],
  ]
  printRows(sheet, rows, arrange(sheet, rows, holder.sex === 'female'))
}
