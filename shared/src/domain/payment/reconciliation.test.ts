import { plainDate } from '../dates/plain-date'
import { newPayment, type Payment, type PaymentEvent } from './payment'
import { stepPayment } from './payment-steps'
import { reconcile, type BillLine } from './reconciliation'

const DAY = plainDate('2026-11-20')
const MORNING = '2026-11-20T09:30:00+08:00'
const NOON = '2026-11-20T12:00:00+08:00'

const PAID = (orderNumber: string): PaymentEvent => ({ type: 'paid', amountFen: 1800, payer: 'o-mother', transactionId: `42${orderNumber}`, at: MORNING })
const ACCEPTED = (orderNumber: string): PaymentEvent => ({ type: 'refundAccepted', refundNumber: `${orderNumber}R1`, amountFen: 1800, at: NOON })
const DONE = (orderNumber: string): PaymentEvent => ({ type: 'refundDone', refundNumber: `${orderNumber}R1`, amountFen: 1800, acceptedAt: NOON, at: NOON })
const WANTED: PaymentEvent = { type: 'refundWanted', reason: 'collectionChanged', at: NOON }

function payment(orderNumber: string, ...events: PaymentEvent[]): Payment {
  const fresh = newPayment({ orderNumber, amountFen: 1800, payer: 'o-mother', createdAt: MORNING, expiresAt: NOON })
  return events.reduce((before, event) => stepPayment(before, event).payment, fresh)
}
const line = (orderNumber: string, overrides: Partial<BillLine> = {}): BillLine => ({
  kind: 'payment', orderNumber, refundNumber: null, transactionId: `42${orderNumber}`, amountFen: 1800, state: 'done', at: MORNING, ...overrides,
})
const refundLine = (orderNumber: string, overrides: Partial<BillLine> = {}) =>
  line(orderNumber, { kind: 'refund', refundNumber: `${orderNumber}R1`, state: 'accepted', at: NOON, ...overrides })
const found = (ours: Payment[], bill: BillLine[], day = DAY) => reconcile(ours, bill, day).differences.map(({ kind, of, orderNumber }) => `${kind} ${of} ${orderNumber}`)

const paid = payment('order-1', PAID('order-1'))
const refunding = payment('order-2', PAID('order-2'), WANTED, ACCEPTED('order-2'))
const givenUp: PaymentEvent = { type: 'refundClosed', refundNumber: 'order-2R1', amountFen: 1800, at: NOON }

describe('our payments and the bill of a day', () => {
  it('agree', () => {
    expect(reconcile([refunding, paid], [line('order-1'), line('order-2'), refundLine('order-2')], DAY)).toEqual({
      matched: 3, paidFen: { here: 3600, there: 3600 }, refundedFen: { here: 1800, there: 1800 }, differences: [],
    })
  })

  it('agree on a day without any', () => expect(reconcile([], [], DAY)).toMatchObject({ matched: 0, differences: [] }))

  test.each<[string, Payment[], BillLine[], string[]]>([
    ['a line nobody here knows', [], [line('order-1')], ['missingHere payment order-1']],
    ['a refund nobody here knows', [paid], [line('order-1'), refundLine('order-1')], ['missingHere refund order-1']],
    ['a line twice', [paid], [line('order-1'), line('order-1')], ['missingHere payment order-1']],
    ['no line for what was paid', [paid], [], ['missingThere payment order-1']],
    ['no line for what was sent back', [refunding], [line('order-2')], ['missingThere refund order-2']],
    ['a fen less', [paid], [line('order-1', { amountFen: 1799 })], ['amountDiffers payment order-1']],
    ['a fen more sent back', [refunding], [line('order-2'), refundLine('order-2', { amountFen: 1801 })], ['amountDiffers refund order-2']],
    ['paid there, only asked for here', [payment('order-1', { type: 'asked', prepayId: 'wx', at: MORNING })], [line('order-1')], ['stateDiffers payment order-1']],
    ['paid there, closed here', [payment('order-1', { type: 'closed', at: NOON })], [line('order-1')], ['stateDiffers payment order-1']],
    ['another transaction', [paid], [line('order-1', { transactionId: '43' })], ['stateDiffers payment order-1']],
    ['sent back there, only due here', [payment('order-2', PAID('order-2'), WANTED)], [line('order-2'), refundLine('order-2')], ['stateDiffers refund order-2']],
    ['done here, failed there', [payment('order-2', PAID('order-2'), WANTED, DONE('order-2'))], [line('order-2'), refundLine('order-2', { state: 'failed' })], ['stateDiffers refund order-2']],
    ['not yet done there, done here: the bill is a snapshot', [payment('order-2', PAID('order-2'), WANTED, DONE('order-2'))], [line('order-2'), refundLine('order-2')], []],
    ['a refund that was given up, on the bill as it was', [payment('order-2', PAID('order-2'), WANTED, ACCEPTED('order-2'), givenUp)], [line('order-2'), refundLine('order-2')], []],
    ['a refund that was given up here and done there', [payment('order-2', PAID('order-2'), WANTED, ACCEPTED('order-2'), givenUp)], [line('order-2'), refundLine('order-2', { state: 'done' })], ['stateDiffers refund order-2']],
    ['nothing: an order nobody paid is on no bill', [payment('order-1', { type: 'closed', at: NOON })], [], []],
  ])('%s', (_what, ours, bill, expected) => expect(found(ours, bill)).toEqual(expected))

  it('say what each side has', () => {
    expect(reconcile([paid], [line('order-1', { amountFen: 1 })], DAY).differences).toEqual([
      { kind: 'amountDiffers', of: 'payment', orderNumber: 'order-1', refundNumber: null, here: { amountFen: 1800, state: 'paid', at: MORNING }, there: { amountFen: 1, state: 'done', at: MORNING } },
    ])
  })

  test.each([
    ['2026-11-19T23:59:59+08:00', '2026-11-19'],
    ['2026-11-20T00:00:00+08:00', '2026-11-20'],
    ['2026-11-19T15:59:59Z', '2026-11-19'],
    ['2026-11-19T16:00:00Z', '2026-11-20'],
  ])('what was paid at %s belongs to the bill of %s: days are Beijing’s', (at, day) => {
    const ours = payment('order-1', { ...PAID('order-1'), at } as PaymentEvent)
    expect(found([ours], [line('order-1', { at })], plainDate(day))).toEqual([])
    const other = plainDate(day === '2026-11-20' ? '2026-11-19' : '2026-11-20')
    expect(found([ours], [], other)).toEqual([])
    expect(found([ours], [line('order-1', { at })], other)).toEqual(['stateDiffers payment order-1'])
  })

  it('do not depend on the order of either', () => {
    const ours = [paid, refunding, payment('order-3', PAID('order-3'))]
    const bill = [line('order-1'), refundLine('order-2', { amountFen: 1 }), line('order-4')]
    expect(reconcile([...ours].reverse(), [...bill].reverse(), DAY)).toEqual(reconcile(ours, bill, DAY))
    expect(found(ours, bill)).toEqual(['missingThere payment order-2', 'amountDiffers refund order-2', 'missingThere payment order-3', 'missingHere payment order-4'])
  })
})
