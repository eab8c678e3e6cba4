import type { Chance } from '../chance'
import type { FontName } from '../lettering'
import { inWords, pickDatePrint, type DatePrint, type MonthLanguage } from './date-prints'
import type { LabelLanguage, PageField } from './labels'

/** How one state's data page is set; lengths in millimetres. Two fields of a row stand beside each other. */
export type PageStyle = {
  languages: readonly LabelLanguage[]
  otherEnglish: boolean
  numbering: 'behind' | 'before' | 'none'
  capitalLabels: boolean
  labelBeside: boolean
  faces: readonly FontName[]
  labelSize: number
  valueSize: number
  portraitOnTheRight: boolean
  rows: readonly (readonly PageField[])[]
  printDate: DatePrint
}

/** Which fields stand where: in order down the page, some beside each other. */
const ROWS: readonly PageStyle['rows'][] = [
  [['surname'], ['givenNames'], ['nationality'], ['birthDate', 'sex'], ['birthPlace'], ['issueDate', 'authority'], ['expiryDate']],
  [['surname'], ['givenNames'], ['nationality', 'personalNumber'], ['birthDate', 'birthPlace'], ['sex', 'height'], ['issueDate', 'expiryDate'], ['authority']],
  [['surname'], ['givenNames'], ['nationality'], ['birthDate'], ['sex', 'birthPlace'], ['issueDate', 'authority'], ['expiryDate']],
  [['surname'], ['givenNames'], ['birthDate', 'sex'], ['nationality', 'birthPlace'], ['issueDate', 'expiryDate'], ['authority']],
  [['surname'], ['givenNames'], ['nationality', 'sex'], ['birthDate', 'birthPlace'], ['issuePlace'], ['issueDate', 'expiryDate']],
  [['surname'], ['givenNames'], ['nationality'], ['birthDate', 'personalNumber'], ['sex', 'birthPlace'], ['expiryDate', 'issueDate'], ['authority']],
  [['surname'], ['givenNames'], ['sex', 'birthDate'], ['birthPlace'], ['authority'], ['issueDate', 'expiryDate']],
]

/** Rows without what this state does not print. */
const leaveOut = (rows: PageStyle['rows'], absent: readonly PageField[]) =>
  rows.map(row => row.filter(field => !absent.includes(field))).filter(row => row.length > 0)

/** The page of the demonstration's parents. */
export const USUAL_STYLE: PageStyle = {
  languages: ['EN', 'FR'], otherEnglish: false, numbering: 'behind', capitalLabels: false, labelBeside: false, faces: ['regular', 'semibold'],
  labelSize: 1.75, valueSize: 3.1, portraitOnTheRight: false, rows: ROWS[0]!, printDate: inWords,
}

/** Some state's way of setting the page: other places, faces, wordings and dates for every state, now and then without one of the lines. */
export function inventStyle(chance: Chance, state: { labels: readonly LabelLanguage[]; months: readonly MonthLanguage[] }): PageStyle {
  const absent: PageField[] = [...chance.next() < 0.08 ? ['issueDate' as const] : [], ...chance.next() < 0.1 ? ['authority' as const] : []]
  return {
    languages: chance.next() < 0.15 ? ['EN'] : state.labels, otherEnglish: chance.next() < 0.3, numbering: chance.pick(['behind', 'before', 'none', 'none'] as const),
    capitalLabels: chance.next() < 0.2, labelBeside: chance.next() < 0.12,
    faces: chance.pick([['regular', 'semibold'], ['regular', 'regular'], ['arimo', 'arimoBold', 'semibold'], ['arimo', 'arimo', 'regular'], ['arimo', 'songNoto', 'regular'], ['arimo', 'ocrSharp', 'semibold']] as const),
    labelSize: chance.between(1.45, 1.9), valueSize: chance.between(2.6, 3.3), portraitOnTheRight: chance.next() < 0.12,
    rows: leaveOut(chance.pick(ROWS), absent), printDate: pickDatePrint(chance, state.months),
  }
}
