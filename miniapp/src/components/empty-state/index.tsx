import { Text, View } from '@tarojs/components'
import './index.scss'

/** Nothing here, and why that is all right. */
export function EmptyState({ title, hint }: { title: string; hint?: string }) {
  return (
    <View className='empty-state'>
      <Text className='empty-state__title'>{title}</Text>
      {hint && <Text className='muted'>{hint}</Text>}
    </View>
  )
}
