import { Text, View } from '@tarojs/components'
import { aria } from '../primitives'
import './index.scss'

export type TimelineEntry = { key: string; title: string; detail: string; note?: string }

/** What has happened, newest first. */
export function Timeline({ id = 'timeline', entries }: { id?: string; entries: readonly TimelineEntry[] }) {
  return (
    <View id={id} className='timeline' {...aria({ role: 'list' })}>
      {entries.map(entry => (
        <View key={entry.key} className='timeline__entry' {...aria({ role: 'listitem' })}>
          <View className='timeline__dot' />
          <View className='timeline__body'>
            <Text className='timeline__title'>{entry.title}</Text>
            <Text className='timeline__detail'>{entry.detail}</Text>
            {entry.note && <Text className='timeline__note'>{entry.note}</Text>}
          </View>
        </View>
      ))}
    </View>
  )
}
