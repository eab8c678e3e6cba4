const DIGITS = '0123456789'
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Half-open range of columns in one of the two lines. */
export type Span = { line: 0 | 1; from: number; to: number }

/** Where things are in a TD3 zone (ICAO 9303-4 §4.2.2), columns counted from 0. */
export const LAYOUT = {
  documentCode: { line: 0, from: 0, to: 2 },
  issuingState: { line: 0, from: 2, to: 5 },
  names: { line: 0, from: 5, to: 44 },
  documentNumber: { line: 1, from: 0, to: 9 },
  nationality: { line: 1, from: 10, to: 13 },
  birthDate: { line: 1, from: 13, to: 19 },
  sex: { line: 1, from: 20, to: 21 },
  expiryDate: { line: 1, from: 21, to: 27 },
  personalNumber: { line: 1, from: 28, to: 42 },
} as const satisfies Record<string, Span>

/** The fields with a check digit of their own: it stands right behind them. */
export const CHECKED = ['documentNumber', 'birthDate', 'expiryDate', 'personalNumber'] as const
export type CheckedField = typeof CHECKED[number]
export const COMPOSITE_COLUMN = 43

/** What the composite digit covers of the lower line. */
export const compositeText = (lower: string) => lower.slice(0, 10) + lower.slice(13, 20) + lower.slice(21, 43)

/** The letters that may stand in a column. The first of the zone may be anything: it tells the kind of document. */
export function allowedAt(line: 0 | 1, column: number): string {
  if (line === 0) return column === 0 ? LETTERS : `${LETTERS}<`
  if (column < 9) return `${DIGITS}${LETTERS}<`
  if (column >= 10 && column < 13) return `${LETTERS}<`
  if (column === 20) return 'FMX<'
  if (column >= 28 && column < 42) return `${DIGITS}${LETTERS}<`
  return column === 9 || column === 19 || column === 27 || column === 43 ? DIGITS : `${DIGITS}<`
}
