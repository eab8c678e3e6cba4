import { View } from '@tarojs/components'
import { Heading } from '@/components/primitives'
import { useText } from '@/services/text'

/** Whose certificate lies on the counter, and its number. */
export function WhoseCertificate({ of: { newbornNames, certificateNumbers } }: { of: { newbornNames: readonly string[]; certificateNumbers: readonly string[] } }) {
  const { t } = useText()
  return (
    <View>
      <Heading level={2}>{newbornNames.join(' · ') || t('staff.queue.unnamed')}</Heading>
      {certificateNumbers.map(number => (
        <View key={number} className='muted'>
          {t('common.labelled', { label: t('staff.counter.certificate'), text: number })}
        </View>
      ))}
    </View>
  )
}
