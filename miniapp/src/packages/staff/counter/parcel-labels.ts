import type { CounterParcel } from '@mcb/shared/contract'
import { normalizeCode } from '@mcb/shared/domain'

/** A label, a number or a code as scanners type it and people copy it: capitals, nothing between, look-alikes folded. */
const folded = (text: string | null) => normalizeCode(text ?? '')

/** Whether a scanned text is this number; an empty one is none. */
export function isNumber(scanned: string, number: string | null): boolean {
  return folded(scanned) !== '' && folded(scanned) === folded(number)
}

/** What of a parcel was scanned: the courier's label, our number of the order, or a certificate that goes into it. Null: nothing of it. */
export function scannedOf(scanned: string, { id, orderNumber, trackingNumber, certificateNumbers }: CounterParcel): 'label' | 'order' | 'certificate' | null {
  if (isNumber(scanned, trackingNumber)) return 'label'
  if (isNumber(scanned, orderNumber) || isNumber(scanned, id)) return 'order'
  return certificateNumbers.some(number => isNumber(scanned, number)) ? 'certificate' : null
}

/** What a text scanned beside an open parcel says of it. `other`: it belongs to that one. */
export type LabelCheck = { is: 'own' } | { is: 'other'; parcel: CounterParcel } | { is: 'unknown' }

/** Whether the label in the clerk's hand is the one made for this parcel, before anything is given away on it. */
export function checkLabel(scanned: string, parcel: CounterParcel, all: readonly CounterParcel[]): LabelCheck {
  if (isNumber(scanned, parcel.trackingNumber)) return { is: 'own' }
  const other = all.find(each => each.id !== parcel.id && scannedOf(scanned, each) !== null)
  return other ? { is: 'other', parcel: other } : { is: 'unknown' }
}
