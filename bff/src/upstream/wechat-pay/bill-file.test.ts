import { plainDate } from '@mcb/shared/domain'
import { readBill } from './bill-file'

const DAY = plainDate('2026-11-20')
const MERCHANT = { appId: 'wx-app', merchantId: '1900000001' }
const COLUMNS = {
  交易时间: '2026-11-20 10:00:00', 公众账号ID: 'wx-app', 商户号: '1900000001', 特约商户号: '0', 微信订单号: '4200001', 商户订单号: 'MCB-0001', 用户标识: 'o-1', 交易状态: 'SUCCESS',
  货币种类: 'CNY', 商户退款单号: '0', 退款状态: '', 商品名称: '快递费', 订单金额: '18.00', 申请退款金额: '0.00', 费率备注: '',
}
type Line = Partial<typeof COLUMNS>
const REFUND: Line = { 交易状态: 'REFUND', 商户退款单号: 'MCB-0001R1', 退款状态: 'PROCESSING', 订单金额: '0.00', 申请退款金额: '18.00' }
const cells = (values: string[]) => values.map(value => `\`${value}`).join(',')

function file(lines: Line[], { totals = undefined as string[] | undefined, names = Object.keys(COLUMNS), end = '\r\n' } = {}): string {
  const rows = lines.map(line => ({ ...COLUMNS, ...line }))
  const sum = (column: '订单金额' | '申请退款金额') => rows.reduce((total, row) => total + Math.round(Number(row[column]) * 100), 0) / 100
  return [
    names.join(','),
    ...rows.map(row => cells(names.map(name => row[name as keyof typeof COLUMNS]))),
    '总交易单数,订单总金额,申请退款总金额',
    cells(totals ?? [String(rows.length), sum('订单金额').toFixed(2), sum('申请退款金额').toFixed(2)]),
    '',
  ].join(end)
}
const read = (text: string) => readBill(text, MERCHANT, DAY)

describe('a bill', () => {
  it('has payments and refunds, in fen and with their instants', () => {
    expect(read(file([{}, REFUND]))).toEqual({
      ofOthers: 0,
      lines: [
        { kind: 'payment', orderNumber: 'MCB-0001', refundNumber: null, transactionId: '4200001', amountFen: 1800, state: 'done', at: '2026-11-20T10:00:00+08:00' },
        { kind: 'refund', orderNumber: 'MCB-0001', refundNumber: 'MCB-0001R1', transactionId: '4200001', amountFen: 1800, state: 'accepted', at: '2026-11-20T10:00:00+08:00' },
      ],
    })
  })

  test.each<[string, string]>([
    ['with a mark at its beginning', `\uFEFF${file([{}])}`],
    ['with other ends of lines', file([{}], { end: '\n' })],
    ['with its columns in another order', file([{}], { names: Object.keys(COLUMNS).reverse() })],
    ['with commas and quotes in what was bought', file([{ 商品名称: '快递费, "加急", 1 份' }])],
    ['of an amount without a fraction', file([{ 订单金额: '18' }])],
  ])('is read %s', (_what, text) => expect(read(text).lines).toMatchObject([{ orderNumber: 'MCB-0001', amountFen: 1800 }]))

  it('leaves the merchant’s other apps alone, also what they sell in ways of their own', () => {
    expect(read(file([{}, { 公众账号ID: 'wx-other', 交易状态: 'REVOKED', 货币种类: 'USD' }]))).toMatchObject({ lines: [{ orderNumber: 'MCB-0001' }], ofOthers: 1 })
  })

  test.each([['SUCCESS', 'done'], ['PROCESSING', 'accepted'], ['CHANGE', 'failed'], ['REFUNDCLOSE', 'failed'], ['CLOSED', 'failed'], ['', 'failed']])('says of a refund that is %s: %s', (state, expected) => {
    expect(read(file([{ ...REFUND, 退款状态: state }])).lines[0]!.state).toBe(expected)
  })

  it('of no line is one', () => expect(read(file([]))).toEqual({ lines: [], ofOthers: 0 }))

  test.each<[string, string]>([
    ['nothing', ''],
    ['a page', '<html>maintenance</html>'],
    ['no totals', file([{}]).split('总交易单数')[0]!],
    ['something after the totals', `${file([{}])}more`],
    ['a line too few', file([{}], { totals: ['2', '18.00', '0.00'] })],
    ['another sum', file([{}], { totals: ['1', '18.01', '0.00'] })],
    ['another sum sent back', file([REFUND], { totals: ['1', '0.00', '17.99'] })],
    ['another merchant', file([{ 商户号: '1900000002' }])],
    ['another day', file([{ 交易时间: '2026-11-19 23:59:59' }])],
    ['no time', file([{ 交易时间: '2026-11-20 25:00:00' }])],
    ['dollars', file([{ 货币种类: 'USD' }])],
    ['a state nobody knows', file([{ 交易状态: 'REVOKED' }])],
    ['a part of a fen', file([{ 订单金额: '18.001' }])],
    ['less than nothing', file([{ 订单金额: '-18.00' }])],
    ['a cell too many', file([{ 商品名称: 'a,`b' }])],
    ['a column too few', file([{}], { names: Object.keys(COLUMNS).filter(name => name !== '商户订单号') })],
  ])('with %s is refused whole', (_what, text) => expect(() => read(text)).toThrow(expect.objectContaining({ code: 'payment.unexpected' })))
})
