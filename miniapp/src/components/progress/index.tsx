import { Text, View } from '@tarojs/components'
import { useText } from '@/services/text'
import { aria } from '../primitives'
import './index.scss'

/** Where the reader is in a journey. */
export function Progress({ current, total }: { current: number; total: number }) {
  const { t } = useText()
  return (
    <View className='progress'>
      <Text className='progress__text'>{t('common.progress', { current, total })}</Text>
      <View className='progress__track' {...aria({ hidden: true })}>
        <View className='progress__done' style={{ width: `${Math.round((current / total) * 100)}%` }} />
      </View>
    </View>
  )
}
