import type { ChineseAddress, PostagePayment, TrackingEvent } from '@mcb/shared/domain'

/** Somebody a parcel goes from or to. */
export type Party = { name: string; phone: string; address: string }

/** Asked again with the same number it is the same order, and the same label. */
export type CourierOrder = {
  orderNumber: string
  sender: Party
  receiver: Party & { divisions: Pick<ChineseAddress['names'], 'province' | 'city' | 'district'> }
  payment: PostagePayment
}

export type LabelAnswer = { outcome: 'accepted'; trackingNumber: string } | { outcome: 'refused'; reason: string }

/** What a courier company does for us. Throws `upstream.*`. */
export interface Courier {
  order(order: CourierOrder): Promise<LabelAnswer>
  /** Where a parcel has been, as far as they know. */
  track(trackingNumber: string): Promise<TrackingEvent[]>
}

/** What the courier tells us of a parcel by itself. */
export type CourierNews = { trackingNumber: string; events: TrackingEvent[] }
