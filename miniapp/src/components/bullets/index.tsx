import { View } from '@tarojs/components'
import { aria } from '../primitives'

/** A short list of points. */
export function Bullets({ items }: { items: readonly string[] }) {
  return (
    <View className='bullets' {...aria({ role: 'list' })}>
      {items.map(item => (
        <View key={item} className='bullets__item' {...aria({ role: 'listitem' })}>
          {item}
        </View>
      ))}
    </View>
  )
}
