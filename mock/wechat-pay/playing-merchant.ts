import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { refundNumber, stepPayment, newPayment, type Payment, type PaymentEvent } from '@mcb/shared/domain'
import type { Delivery, NotificationReading, OrderRequest, PaySheet } from '../../bff/src/modules/payment/ports'
import { createWechatPayClient, type WechatPayConfig } from '../../bff/src/upstream/wechat-pay/client'
import { startWechatPayMock, type RunningWechatPay, type WechatPayMockOptions } from './server'

export const NOW = '2026-11-20T10:00:00+08:00'

/** Nonces in memory, as the store keeps them. */
export function memoryNonces() {
  const used = new Set<string>()
  return { use: async (nonce: string) => !used.has(nonce) && Boolean(used.add(nonce)) }
}

/** A merchant's clock that moves when it is told to. */
export function handClock(start = NOW) {
  let time = Date.parse(start)
  return { now: () => new Date(time), set: (instant: string) => void (time = Date.parse(instant)), pass: (milliseconds: number) => void (time += milliseconds) }
}

/** The service's side, for tests: its real client against the mock over HTTP, and a place where WeChat Pay tells it things. */
export async function openMerchant(options: Partial<WechatPayMockOptions> = {}) {
  const clock = handClock()
  const mock = await startWechatPayMock({ port: 0, clock: clock.now, notifications: 'hold', ...options })
  const readings: NotificationReading[] = []
  const deliveries: Delivery[] = []
  let deafFor = 0
  let onReading = () => {}
  const inbox = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      if (deafFor-- > 0) return void response.writeHead(503).end()
      const delivery = { headers: request.headers, body: Buffer.concat(chunks) }
      deliveries.push(delivery)
      void client.readNotification(delivery).then(reading => {
        readings.push(reading)
        response.writeHead(reading.outcome === 'refused' ? 401 : 204).end()
        onReading()
      }, () => response.writeHead(500).end())
    })
  })
  await new Promise<void>(resolve => inbox.listen(0, '127.0.0.1', resolve))
  const notifyUrl = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}/upstream/wechat-pay/notifications`
  const configured = (overrides: Partial<WechatPayConfig> = {}): WechatPayConfig => ({ ...mock.credentials(), url: mock.url, timeoutMs: 3000, fetchCertificates: false, notifyUrl, ...overrides })
  const clientWith = (overrides: Partial<WechatPayConfig> = {}) => createWechatPayClient(configured(overrides), { nonces: memoryNonces(), clock: clock.now })
  const client = clientWith()

  return {
    mock, client, clientWith, configured, clock, readings, deliveries,
    /** Hears nothing of the next so many deliveries. @returns when the one after them has been read */
    deaf: (times: number) => {
      deafFor = times
      return new Promise<void>(resolve => (onReading = resolve))
    },
    control: (path: string, body: object = {}) => post(mock, `/control/${path}`, body),
    ledger: async () => (await (await fetch(`${mock.url}/control/ledger`)).json()) as { orders: { orderNumber: string; state: string; asked: number }[]; paidFen: number; refundedFen: number },
    /** The phone, with the sheet as it was given or altered on the way. */
    onPhone: async (sheet: PaySheet, overrides: Record<string, string> = {}) => ((await post(mock, '/phone/pay', { appId: mock.credentials().appId, ...sheet, ...overrides })) as { errMsg: string }).errMsg,
    async reset() {
      await post(mock, '/control/reset', {})
      readings.length = 0
      deliveries.length = 0
      clock.set(NOW)
    },
    async close() {
      await client.close()
      inbox.closeAllConnections()
      await new Promise(resolve => inbox.close(resolve))
      await mock.stop()
    },
  }
}
export type Merchant = Awaited<ReturnType<typeof openMerchant>>

async function post(mock: RunningWechatPay, path: string, body: object): Promise<unknown> {
  const response = await fetch(mock.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : undefined
}

export const anOrder = (orderNumber: string, overrides: Partial<OrderRequest> = {}): OrderRequest => ({
  orderNumber, amountFen: 1800, payer: 'o-mother', description: '出生医学证明快递费', expiresAt: '2026-11-20T10:30:00+08:00', ...overrides,
})

/** A payment as the service would keep it, and what WeChat Pay says put into it. */
export function keepPayment(order: OrderRequest, ...events: PaymentEvent[]): Payment {
  const fresh = newPayment({ ...order, createdAt: NOW })
  return events.reduce((payment, event) => stepPayment(payment, event).payment, fresh)
}

/** Taken and paid on the phone. @returns what a query says of it */
export async function paidOrder({ client, onPhone }: Merchant, order: OrderRequest): Promise<PaymentEvent[]> {
  const asked = await client.order(order)
  if (asked.type !== 'asked') throw new Error(asked.type)
  await onPhone(client.paySheet(asked.prepayId))
  const paid = await client.query(order.orderNumber)
  if (typeof paid === 'string') throw new Error(paid)
  return [asked, paid]
}

export const aRefund = ({ orderNumber, amountFen }: OrderRequest, attempt = 1) => ({
  orderNumber, refundNumber: refundNumber(orderNumber, attempt), amountFen, paidFen: amountFen, reason: '改为自取',
})
