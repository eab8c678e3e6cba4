import * as z from 'zod'

// The courier, as it speaks. Which company carries certificates in Beijing, and over which interface, has not been said: names are
// in the manner of China Post's EMS, everything [assumed] until the contract is there. Nothing of this leaves this folder.

export const ORDER_PATH = '/openapi/orders'
export const TRACK_PATH = '/openapi/tracks'
/** Where the courier calls us. */
export const COURIER_INBOX_PATH = '/upstream/courier/events'

const text = (max: number) => z.string().min(1).max(max)
const party = { name: text(100), mobile: text(20), address: text(300) }

/** 下单取号; the same order number again is the same order. */
export const wireOrder = z.object({
  logisticsOrderNo: text(50),
  sender: z.object(party),
  receiver: z.object({ ...party, prov: text(50), city: text(50), county: text(50) }),
  /** 付款方式: 1 寄付月结, 2 到付 */
  payMode: z.enum(['1', '2']),
  /** Where to tell us of it. */
  pushUrl: z.url(),
})
export type WireOrder = z.infer<typeof wireOrder>

/** `0` taken, with the number of the label; anything else is a refusal. */
export const wireOrderAnswer = z.object({ code: z.string().max(20), waybillNo: z.string().regex(/^[A-Z0-9]{6,30}$/).nullable() })

/** 轨迹节点 */
export const wireEvent = z.object({
  eventId: text(64),
  waybillNo: text(30),
  /** 10 揽收 20 运输 30 派送 40 签收 50 未妥投 60 退回中 70 已退回 80 遗失 */
  opCode: z.string().regex(/^\d{2}$/),
  /** Beijing, YYYYMMDDHHMMSS */
  opTime: z.string().regex(/^\d{14}$/),
  /** The office, or empty. */
  opOrg: z.string().max(100),
})
export type WireEvent = z.infer<typeof wireEvent>

export const wirePush = z.object({ events: z.array(wireEvent).min(1).max(50) })
export const wireTracks = z.object({ code: z.string().max(20), events: z.array(wireEvent).max(500) })
