import type { Application } from '../application/application'
import { isPostageSettled } from '../payment/postage'

/**
 * What a counter does next with a parcel: waits for the postage, asks for a label, waits for its number, gives it to the courier, takes one back
 * that came back, or nothing more today.
 */
export const PARCEL_STEPS = ['postage', 'label', 'labelAsked', 'handOver', 'takeBack', 'sent'] as const
export type ParcelStep = (typeof PARCEL_STEPS)[number]

/** The counter's next step with an application's parcel; null where there is none to send, and none has left. */
export function parcelStep(application: Pick<Application, 'answers' | 'status' | 'payment' | 'parcel'>): ParcelStep | null {
  const { status, parcel, answers } = application
  if (status === 'returnedToSender') return 'takeBack'
  // one that came back and is collected now is no parcel any more
  if (status !== 'readyForCourier') return parcel?.at && answers.collection?.method === 'courier' ? 'sent' : null
  if (!isPostageSettled(application)) return 'postage'
  if (!parcel || parcel.refusal !== null) return 'label'
  return parcel.trackingNumber === null ? 'labelAsked' : 'handOver'
}
