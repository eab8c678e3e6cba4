import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useText } from '@/services/text'
import { Pressable } from '../primitives'
import './index.scss'

/** A list of rows that open something. */
export function FactRows({ children }: { children: ReactNode }) {
  return <View className='fact-rows'>{children}</View>
}

type FactRowProps = {
  id: string
  title: string
  /** At the end of the title's line. */
  tags?: ReactNode
  /** Null is not known. */
  facts?: readonly { label: string; value: string | null }[]
  /** A sentence, where that says it better than facts. */
  children?: ReactNode
  onPress(): void
}

/** One of them: its name, and what tells it from the others. */
export function FactRow({ id, title, tags, facts = [], children, onPress }: FactRowProps) {
  const { t } = useText()
  return (
    <Pressable id={id} className='fact-row' pressedClassName='fact-row--pressed' onPress={onPress}>
      <View className='fact-row__head'>
        <Text className='strong'>{title}</Text>
        {tags && <View className='tags'>{tags}</View>}
      </View>
      {children && <View className='fact-row__text'>{children}</View>}
      <View className='fact-row__facts'>
        {facts.map(({ label, value }) => (
          <View key={label} className='fact-row__fact'>
            <Text className='fact-row__label'>{label}</Text>
            <View className='fact-row__value'>{value ?? t('common.unknown')}</View>
          </View>
        ))}
      </View>
    </Pressable>
  )
}
