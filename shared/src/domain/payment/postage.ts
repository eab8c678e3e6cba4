import { isChineseAddress } from '../address/address'
import type { Application, Collection } from '../application/application'
import type { Settings } from '../settings/settings'
import { courierFee } from './courier-fee'
import type { PaymentStatus } from './payment'

/**
 * What an application says of the payment for its parcel. That it is wanted is decided here, in the application, and saved with
 * what it depends on; what became of the money is known by the payment.
 */
export type PaymentNote = { orderNumber: string; amountFen: number; /** Where it is sent to: the price is that of the province. */ provinceCode: string; status: PaymentStatus }

/** Nobody pays any more, or the money is on its way back. */
const OVER: readonly PaymentStatus[] = ['closed', 'refused', 'refunding', 'refunded']
/** Statuses in which there is nothing to send. */
const NOTHING_TO_SEND: readonly Application['status'][] = ['draft', 'rejected', 'withdrawn']

type Part = Pick<Application, 'answers' | 'status' | 'payment' | 'parcel'>

/** What sending it costs, in fen; null when it is fetched, or no courier goes there. */
export function postageOf(collection: Collection | undefined, { courier }: Settings): number | null {
  return collection?.method === 'courier' && isChineseAddress(collection.address) ? courierFee(courier.fees, collection.address) : null
}

/** Where it is to be sent, when that is paid on line; null otherwise. */
function paidOnlineTo({ answers: { collection }, status }: Part): string | null {
  if (collection?.method !== 'courier' || collection.payment !== 'online' || NOTHING_TO_SEND.includes(status)) return null
  return isChineseAddress(collection.address) ? collection.address.provinceCode : null
}

/** Whether the payment that was begun is still for what the application wants. */
export function isPaymentWanted(application: Part): boolean {
  const { payment, parcel } = application
  if (!payment || OVER.includes(payment.status)) return false
  // once it has left the counter the postage is used up
  return (parcel?.at ?? null) !== null || payment.provinceCode === paidOnlineTo(application)
}

/** Whether the postage stands in nobody's way: it is paid, or not to be paid on line. */
export function isPostageSettled(application: Part): boolean {
  if (application.answers.collection?.method !== 'courier' || application.answers.collection.payment === 'onDelivery') return true
  return application.payment?.status === 'paid' && isPaymentWanted(application)
}

/** What a parent is to pay on line now, in fen; null when there is nothing. */
export function postageDue(application: Part, settings: Settings): number | null {
  if (paidOnlineTo(application) === null || isPostageSettled(application)) return null
  return isPaymentWanted(application) ? application.payment!.amountFen : postageOf(application.answers.collection, settings)
}

/** The note as it is to be saved with the rest: a payment the application has no use for any more is given up for good. */
export function paymentToKeep(application: Part): PaymentNote | null {
  const { payment } = application
  if (!payment || OVER.includes(payment.status) || isPaymentWanted(application)) return payment
  return { ...payment, status: payment.status === 'paid' ? 'refunding' : 'closed' }
}

/** The note of a payment that begins now: the one that is open, or another with the next number. @param amountFen see `postageDue` */
export function paymentToBegin(application: Part & Pick<Application, 'id'>, amountFen: number): PaymentNote {
  const { payment } = application
  if (payment && isPaymentWanted(application)) return payment
  const before = Number(payment?.orderNumber.split('P')[1] ?? 0)
  return { orderNumber: `${application.id}P${before + 1}`, amountFen, provinceCode: paidOnlineTo(application) ?? '', status: 'created' }
}

/** The way of a payment; what is told late does not lead back. */
const FORWARD: readonly PaymentStatus[] = ['created', 'asked', 'paid', 'refused', 'closed', 'refunding', 'refunded']

/** The note after news of the payment; the same note when it says nothing new. What was given up is not wanted again. */
export function noteAfter(note: PaymentNote, { orderNumber, status }: { orderNumber: string; status: PaymentStatus }): PaymentNote {
  const isNews = note.orderNumber === orderNumber && FORWARD.indexOf(status) > FORWARD.indexOf(note.status)
  return isNews ? { ...note, status } : note
}
