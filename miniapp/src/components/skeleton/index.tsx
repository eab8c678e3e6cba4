import { View } from '@tarojs/components'
import { useText } from '@/services/text'
import { aria } from '../primitives'
import './index.scss'

/** Holds the place of a page that is on its way. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { t } = useText()
  return (
    <View className='skeleton' {...aria({ role: 'status', label: t('common.loading'), busy: true })}>
      {Array.from({ length: lines }, (_, i) => (
        <View key={i} className='skeleton__line' />
      ))}
    </View>
  )
}
