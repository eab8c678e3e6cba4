import * as z from 'zod'
import { instantSchema, LIMITS } from './fields'
import { operation } from './operation'

const MANAGERS = ['districtManager', 'cityManager'] as const

/** Interfaces that messages go through, each with words in i18n. */
export const EXCHANGE_INTERFACES = ['phase3.issue', 'phase3.pickup', 'phase3.correction', 'phase3.identity', 'courier.order', 'wechatPay.settle', 'wechat.notice', 'sms.send'] as const
export type ExchangeInterface = (typeof EXCHANGE_INTERFACES)[number]

/** Why a message was parked, as far as there are words for it; anything else is `other`. */
export const SENDING_PROBLEMS = ['upstream.unavailable', 'upstream.timeout', 'upstream.unexpected', 'internal', 'other'] as const
export type SendingProblem = (typeof SENDING_PROBLEMS)[number]

const interfaceName = z.enum(EXCHANGE_INTERFACES)
const outboxName = z.string().regex(/^[A-Za-z]{1,40}$/)

/** One interface of an outside system, as messages go through it. */
export const exchangeInterfaceSchema = z
  .object({
    name: interfaceName,
    /** Null: messages are sent. */
    stopped: z.object({ by: z.string(), at: instantSchema, note: z.string() }).nullable(),
    /** Of the process that answers. */
    circuit: z.enum(['closed', 'open', 'halfOpen']),
    asked: z.number().int(),
    parked: z.number().int(),
    /** Being sent at this moment: after a stop it falls to 0, and then nothing is sent any more. */
    underWay: z.number().int(),
    /** When the oldest message without an answer was asked for. */
    oldest: instantSchema.nullable(),
  })
  .meta({ id: 'ExchangeInterface' })
export type ExchangeInterfaceView = z.infer<typeof exchangeInterfaceSchema>

export const parkedMessageSchema = z
  .object({
    outbox: outboxName,
    recordId: z.string(),
    messageId: z.string(),
    interface: interfaceName,
    askedAt: instantSchema,
    attempts: z.number().int(),
    problem: z.enum(SENDING_PROBLEMS),
  })
  .meta({ id: 'ParkedMessage' })
export type ParkedMessageView = z.infer<typeof parkedMessageSchema>

export const listInterfaces = operation({
  id: 'listInterfaces',
  method: 'GET',
  path: '/staff/exchange/interfaces',
  summary: 'What waits at each interface, and whether it is stopped',
  access: MANAGERS,
  response: z.object({ interfaces: z.array(exchangeInterfaceSchema) }),
  errors: [],
})

export const stopInterface = operation({
  id: 'stopInterface',
  method: 'POST',
  path: '/staff/exchange/interfaces/{name}/stop',
  summary: 'Send nothing more through an interface; messages wait',
  access: ['cityManager'],
  params: z.strictObject({ name: interfaceName }),
  body: z.strictObject({ note: z.string().trim().min(1).max(LIMITS.note) }),
  response: exchangeInterfaceSchema,
  errors: ['resource.not_found'],
})

export const resumeInterface = operation({
  id: 'resumeInterface',
  method: 'POST',
  path: '/staff/exchange/interfaces/{name}/resume',
  summary: 'Use an interface again that was stopped',
  access: ['cityManager'],
  params: z.strictObject({ name: interfaceName }),
  body: z.strictObject({}),
  response: exchangeInterfaceSchema,
  errors: ['resource.not_found'],
})

export const listParkedMessages = operation({
  id: 'listParkedMessages',
  method: 'GET',
  path: '/staff/exchange/parked',
  summary: 'Messages that were tried too often and wait for a person; at most 200, the longest waiting first',
  access: MANAGERS,
  response: z.object({ messages: z.array(parkedMessageSchema) }),
  errors: [],
})

export const resendMessages = operation({
  id: 'resendMessages',
  method: 'POST',
  path: '/staff/exchange/resend',
  summary: 'Send parked messages again: those of the records named, under the ids they had',
  access: MANAGERS,
  body: z.strictObject({ records: z.array(z.strictObject({ outbox: outboxName, recordId: z.string().regex(/^[0-9a-f]{24}$/) })).min(1).max(200) }),
  /** How many messages; those of another district and those that are not parked any more are passed over. */
  response: z.object({ resent: z.number().int() }),
  errors: [],
})

export const unknownNewsSchema = z
  .object({
    messageId: z.string(),
    about: z.enum(['certificate', 'newborn']),
    /** The certificate's number, or phase 3's id of the birth. */
    reference: z.string(),
    at: instantSchema,
    receivedAt: instantSchema,
  })
  .meta({ id: 'UnknownNews' })
export type UnknownNewsView = z.infer<typeof unknownNewsSchema>

export const listUnknownNews = operation({
  id: 'listUnknownNews',
  method: 'GET',
  path: '/staff/exchange/unknown-news',
  summary: 'What phase 3 has told of certificates and newborns that nobody here knows; at most 200, the newest first',
  access: ['cityManager'],
  response: z.object({ news: z.array(unknownNewsSchema) }),
  errors: [],
})
