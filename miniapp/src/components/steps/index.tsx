import { Text, View } from '@tarojs/components'
import { aria } from '../primitives'
import './index.scss'

/** What happens, in order. */
export function Steps({ items }: { items: readonly string[] }) {
  return (
    <View className='steps' {...aria({ role: 'list' })}>
      {items.map((item, index) => (
        <View key={item} className='steps__item' {...aria({ role: 'listitem' })}>
          <Text className='steps__number'>{index + 1}</Text>
          <Text className='steps__text'>{item}</Text>
        </View>
      ))}
    </View>
  )
}
