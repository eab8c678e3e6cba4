import { beijingDate, fenOfYuan, type BillLine, type PlainDate } from '@mcb/shared/domain'
import { troubleOf } from './transport'

/**
 * WeChat's trade bill is no CSV: a header, rows in which every cell begins with a back-tick, a second header and the totals.
 * Nothing is quoted, so a comma inside a cell is just a comma; cells part at a comma before a back-tick.
 */
type Row = (column: string) => string

const TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/

/**
 * Our lines of the bill of a day.
 * @param merchant lines of its other apps are counted, not read
 * @throws payment.unexpected when a line is of another merchant, day or currency, or the totals are not those of the lines
 */
export function readBill(file: string, { appId, merchantId }: { appId: string; merchantId: string }, day: PlainDate): { lines: BillLine[]; ofOthers: number } {
  const [header = '', ...rest] = file.replace(/^\uFEFF/, '').split(/\r?\n/).filter(line => line !== '')
  const end = rest.findIndex(line => line.startsWith('总'))
  const [totalsHeader, totals, ...more] = end < 0 ? [] : rest.slice(end)
  if (!totalsHeader || !totals || more.length > 0) throw unreadable('totals')
  const rows = rest.slice(0, end).map(line => toRow(header, line))
  for (const row of rows) {
    if (row('商户号') !== merchantId) throw unreadable('merchant')
    if (!row('交易时间').startsWith(`${day} `)) throw unreadable('day')
  }
  checkTotals(toRow(totalsHeader, totals), rows)
  const ours = rows.filter(row => row('公众账号ID') === appId)
  return { lines: ours.map(toLine), ofOthers: rows.length - ours.length }
}

function unreadable(what: string): Error {
  return troubleOf('unexpected', { bill: what })
}

function toRow(header: string, line: string): Row {
  const names = header.split(',').map(name => name.replace(/^`/, ''))
  const cells = line.startsWith('`') ? line.slice(1).split(',`') : []
  if (cells.length !== names.length) throw unreadable('columns')
  return column => {
    const at = names.indexOf(column)
    if (at < 0) throw unreadable(column)
    return cells[at]!.trim()
  }
}

function fen(row: Row, column: string): number {
  const amount = fenOfYuan(row(column))
  if (amount === null) throw unreadable(column)
  return amount
}

function checkTotals(totals: Row, rows: readonly Row[]): void {
  const sum = (column: string) => rows.reduce((total, row) => total + fen(row, column), 0)
  if (Number(totals('总交易单数')) !== rows.length) throw unreadable('总交易单数')
  if (fen(totals, '订单总金额') !== sum('订单金额')) throw unreadable('订单总金额')
  if (fen(totals, '申请退款总金额') !== sum('申请退款金额')) throw unreadable('申请退款总金额')
}

/** Of a refund, as the bill knows it: what is neither is given up or stuck. */
const REFUND_STATES: Record<string, BillLine['state']> = { SUCCESS: 'done', PROCESSING: 'accepted' }

function toLine(row: Row): BillLine {
  if (row('货币种类') !== 'CNY') throw unreadable('货币种类')
  const facts = { orderNumber: row('商户订单号'), transactionId: row('微信订单号'), at: toInstant(row('交易时间')) }
  switch (row('交易状态')) {
    case 'SUCCESS':
      return { kind: 'payment', ...facts, refundNumber: null, amountFen: fen(row, '订单金额'), state: 'done' }
    case 'REFUND':
      return { kind: 'refund', ...facts, refundNumber: row('商户退款单号'), amountFen: fen(row, '申请退款金额'), state: REFUND_STATES[row('退款状态')] ?? 'failed' }
    default:
      throw unreadable('交易状态')
  }
}

function toInstant(text: string): string {
  const [, day, time] = TIME.exec(text) ?? []
  const instant = `${day}T${time}+08:00`
  if (Number.isNaN(Date.parse(instant)) || beijingDate(new Date(instant)) !== day) throw unreadable('交易时间')
  return instant
}
