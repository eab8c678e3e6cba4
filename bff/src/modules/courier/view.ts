import type { CounterParcel } from '@mcb/shared/contract'
import { documentOf, fullName, parcelStep } from '@mcb/shared/domain'
import type { ApplicationRecord } from '../application/ports'
import { motherName, newbornNames } from '../application/view'

/** The parcels of these applications, each once; those that have nothing to do with the courier are left out. */
export function toCounterParcels(records: readonly ApplicationRecord[]): CounterParcel[] {
  const each = new Map(records.map(record => [record.application.id, record]))
  return [...each.values()].map(toCounterParcel).filter(parcel => parcel !== null)
}

function toCounterParcel({ application }: ApplicationRecord): CounterParcel | null {
  const { id, version, kind, answers, certificates, parcel } = application
  const step = parcelStep(application)
  if (!step) return null
  return {
    id,
    version,
    kind,
    newbornNames: newbornNames(answers),
    motherName: motherName(answers),
    certificateNumbers: certificates.map(({ number }) => number),
    step,
    orderNumber: parcel?.orderNumber ?? null,
    trackingNumber: parcel?.trackingNumber ?? null,
    refused: (parcel?.refusal ?? null) !== null,
    sentAt: parcel?.at ?? null,
    receiver: receiverOf(application),
  }
}

/** Whose name is on the label, and where it goes. */
function receiverOf({ answers }: ApplicationRecord['application']): CounterParcel['receiver'] {
  const { collection } = answers
  if (collection?.method !== 'courier') return null
  const { recipient, phone, address, payment } = collection
  const document = documentOf(answers, recipient)
  return { person: recipient, name: document ? fullName(document) : '', phone, address, payment }
}
