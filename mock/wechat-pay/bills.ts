import { createHash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { APP_ID, MERCHANT_ID } from './keys'
import type { Ledger, Order, Refund } from './ledger'

export const billMischief = z.strictObject({
  /** `alteredFile`: the file is not the one the hash is of. */
  mischief: z.enum(['missingLine', 'extraLine', 'oneFenMore', 'otherTotals', 'alteredFile', 'elsewhere', 'otherMerchant', 'none']),
  /** Which line; absent: the first. */
  orderNumber: z.string().optional(),
})
type BillMischief = z.infer<typeof billMischief>

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const TOTALS_HEADER = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

/** Made from nine, fetched from ten; kept for three months. */
const READY_AT_HOUR = 10
const KEPT_DAYS = 92
const LINK_FOR_MS = 5 * 60_000
const HOUR_MS = 3_600_000

type Line = { at: string; app: string; order: Order; totalFen: number; refund: (Pick<Refund, 'refundId' | 'refundNumber'> & { amountFen: number; state: string }) | null }

const aFenMore = (line: Line): Line => (line.refund ? { ...line, refund: { ...line.refund, amountFen: line.refund.amountFen + 1 } } : { ...line, totalFen: line.totalFen + 1 })
const yuan = (fen: number) => (fen / 100).toFixed(2)
const dayOf = (at: string) => at.slice(0, 10)
const cells = (values: readonly string[]) => values.map(value => `\`${value}`).join(',')

/** The bills of days past, as files behind links that do not last. */
export function createBills(ledger: Ledger, clock: () => Date) {
  const links = new Map<string, { file: string; until: number }>()
  let mischief: BillMischief = { mischief: 'none' }

  function linesOf(day: string): Line[] {
    const payments = ledger.orders().filter(({ paidAt }) => paidAt && dayOf(paidAt) === day)
    const refunds = ledger.refunds().filter(({ createdAt }) => dayOf(createdAt) === day)
    const lines: Line[] = [
      ...payments.map(order => ({ at: order.paidAt!, app: APP_ID, order, totalFen: order.totalFen, refund: null })),
      ...refunds.map(refund => ({ at: refund.createdAt, app: APP_ID, order: ledger.order(refund.orderNumber)!, totalFen: 0, refund: { ...refund, state: stateAtTheEndOf(day, refund) } })),
    ]
    return misbehave(lines.sort((a, b) => (a.at < b.at ? -1 : 1)))
  }

  /** The bill is not brought up to date later. */
  const stateAtTheEndOf = (day: string, { state, settledAt }: Refund) => (settledAt && dayOf(settledAt) <= day ? (state === 'ABNORMAL' ? 'CHANGE' : state) : 'PROCESSING')

  function misbehave(lines: Line[]): Line[] {
    const index = Math.max(0, lines.findIndex(({ order }) => order.orderNumber === mischief.orderNumber))
    const line = lines[index]
    if (!line) return lines
    switch (mischief.mischief) {
      case 'missingLine':
        return lines.filter((_, i) => i !== index)
      case 'extraLine':
        return [...lines, { ...line, order: { ...line.order, orderNumber: 'NOBODYS-ORDER', transactionId: '42000000' } }]
      case 'oneFenMore':
        return lines.map((each, i) => (i === index ? aFenMore(each) : each))
      default:
        return lines
    }
  }

  function toFile(lines: Line[]): string {
    const sum = (of: (line: Line) => number) => yuan(lines.reduce((total, line) => total + of(line), 0))
    const refunded = sum(({ refund }) => refund?.amountFen ?? 0)
    const total = mischief.mischief === 'otherTotals' ? '0.01' : sum(({ totalFen }) => totalFen)
    const totals = [String(lines.length), total, refunded, '0.00', '0.00', total, refunded]
    return `\uFEFF${[HEADER, ...lines.map(toCells), TOTALS_HEADER, cells(totals)].join('\r\n')}\r\n`
  }

  function toCells({ at, app, order, totalFen, refund }: Line): string {
    return cells([
      at.slice(0, 19).replace('T', ' '), app, mischief.mischief === 'otherMerchant' ? '1900000002' : MERCHANT_ID, '0', '', order.transactionId!, order.orderNumber, order.payer, 'JSAPI',
      refund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', yuan(totalFen), '0.00', refund?.refundId ?? '0', refund?.refundNumber ?? '0', yuan(refund?.amountFen ?? 0), '0.00',
      refund ? 'ORIGINAL' : '', refund?.state ?? '', order.description, '', '0.00000', '0.60%', yuan(totalFen), yuan(refund?.amountFen ?? 0), '',
    ])
  }

  return {
    /** Where the bill of a day is, and its hash; or why there is none. @param origin of the address */
    ask(day: string, type: 'ALL' | 'SUCCESS' | 'REFUND', origin: string) {
      const [now, end] = [clock().getTime(), Date.parse(`${day}T00:00:00+08:00`) + 24 * HOUR_MS]
      if (now < end || now - end > KEPT_DAYS * 24 * HOUR_MS) return 'INVALID_REQUEST'
      if (now < end + READY_AT_HOUR * HOUR_MS) return 'STATEMENT_CREATING'
      const lines = linesOf(day).filter(({ refund }) => type === 'ALL' || (type === 'REFUND') === (refund !== null))
      if (lines.length === 0) return 'NO_STATEMENT_EXIST'
      const file = toFile(lines)
      const token = randomBytes(24).toString('base64url')
      links.set(token, { file: mischief.mischief === 'alteredFile' ? file.replace('JSAPI', 'NATIVE') : file, until: now + LINK_FOR_MS })
      const path = mischief.mischief === 'elsewhere' ? '/v3/certificates' : '/v3/billdownload/file'
      return { download_url: `${origin}${path}?token=${token}`, hash_type: 'SHA1', hash_value: createHash('sha1').update(file).digest('hex') }
    },
    file(token: string): string | null {
      const link = links.get(token)
      return link && clock().getTime() <= link.until ? link.file : null
    },
    misbehave: (order: BillMischief) => void (mischief = order),
    reset(): void {
      links.clear()
      mischief = { mischief: 'none' }
    },
  }
}
