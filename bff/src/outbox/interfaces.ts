import type { ExchangeInterface } from '@mcb/shared/contract'
import type { NoticeEntry } from '../modules/notice/ports'
import type { OutboxEntry } from '../modules/application/ports'

/** Which interface a message of an application goes through. */
export const APPLICATION_INTERFACES = {
  issue: 'phase3.issue',
  pickupReport: 'phase3.pickup',
  birthCorrection: 'phase3.correction',
  courierOrder: 'courier.order',
} as const satisfies Record<OutboxEntry['type'], ExchangeInterface>

/** Which interface a notice goes through, by its channel. */
export const NOTICE_INTERFACES = { wechat: 'wechat.notice', sms: 'sms.send' } as const satisfies Record<NoticeEntry['type'], ExchangeInterface>

/** Closing orders and sending money back. */
export const PAYMENT_INTERFACE = 'wechatPay.settle' satisfies ExchangeInterface
export const IDENTITY_INTERFACE = 'phase3.identity' satisfies ExchangeInterface
export const BIRTH_CHECK_INTERFACE = 'phase3.correction' satisfies ExchangeInterface
