import { View } from '@tarojs/components'
import { type AddressEntry, listAddresses, removeAddress } from '@mcb/shared/contract'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { ListScreen } from '@/components/list-screen'
import { addressLine } from '@/services/addresses'
import { api } from '@/services'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'

/** A parent's address book: what was kept for the next parcel, and a way to forget it. */
export default function MyAddresses() {
  const { t } = useText()
  const isParent = useSession()?.account.role === 'parent'
  const resource = useResource(() => api.call(listAddresses, {}), { wanted: isParent })
  const { failure, attempt } = useAttempt()
  const remove = (id: string) => attempt(async () => resource.replace(await api.call(removeAddress, { params: { entry: id } })))
  return (
    <ListScreen title={t('records.addresses.title')} lead={t('records.addresses.lead')} audience='parent' resource={resource}>
      {({ entries }) => (
        <>
          <Failure of={failure} />
          {entries.length === 0 && <EmptyState title={t('records.addresses.empty')} hint={t('records.addresses.emptyHint')} />}
          {entries.map((entry, index) => <Entry key={entry.id} entry={entry} index={index} onRemove={() => remove(entry.id)} />)}
        </>
      )}
    </ListScreen>
  )
}

function Entry({ entry: { label, phone, address }, index, onRemove }: { entry: AddressEntry; index: number; onRemove(): unknown }) {
  const { t, language } = useText()
  const line = addressLine(address, language)
  return (
    <View id={`address-${index}`} className='card stack--tight'>
      {label && <View className='strong'>{label}</View>}
      <View>{line}</View>
      <View className='muted'>{phone}</View>
      <Button id={`remove-address-${index}`} kind='link' label={t('records.addresses.removeThis', { address: line })} onPress={onRemove}>
        {t('records.addresses.remove')}
      </Button>
    </View>
  )
}
