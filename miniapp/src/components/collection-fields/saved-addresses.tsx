import { type AddressEntry, listAddresses, saveAddress } from '@mcb/shared/contract'
import type { Collection } from '@mcb/shared/domain'
import { addressLine } from '@/services/addresses'
import { api } from '@/services'
import { platform } from '@/services/platform'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { DropdownField } from '../field'

/** The reader's address book, where there is something in it; choosing fills the form. */
export function SavedAddresses({ onChoose }: { onChoose(entry: AddressEntry): void }) {
  const { t, language } = useText()
  const isParent = useSession()?.account.role === 'parent'
  const { value } = useResource(() => api.call(listAddresses, {}), { wanted: isParent })
  const entries = (value?.entries ?? []).filter(({ address }) => 'names' in address)
  if (entries.length === 0) return null
  return (
    <DropdownField
      name='savedAddress'
      label={t('apply.collection.saved')}
      optional
      options={entries.map(({ id, label, address, phone }) => ({ value: id, label: [label, addressLine(address, language), phone].filter(Boolean).join(' · ') }))}
      value={null}
      onChange={id => {
        const entry = entries.find(each => each.id === id)
        if (entry) onChoose(entry)
      }}
    />
  )
}

/** Puts an address into the reader's address book; that it did not work is nobody's business now. */
export async function keepAddress(collection: Collection): Promise<void> {
  if (collection.method !== 'courier') return
  const { phone, address } = collection
  await api.call(saveAddress, { params: { entry: platform.newId() }, body: { label: '', phone, address } }).catch(() => undefined)
}
