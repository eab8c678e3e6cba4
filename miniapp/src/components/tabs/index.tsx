import { View } from '@tarojs/components'
import { aria, Pressable } from '../primitives'
import './index.scss'

type TabsProps<Value extends string> = {
  /** What is chosen between, said to a screen reader. */
  label: string
  tabs: readonly { value: Value; id: string; text: string }[]
  value: Value
  onChange(value: Value): void
}

/** A few lists of which one is in front. On a phone they share the width, and long words take two lines. */
export function Tabs<Value extends string>({ label, tabs, value, onChange }: TabsProps<Value>) {
  return (
    <View className='tabs' {...aria({ role: 'group', label })}>
      {tabs.map(tab => (
        <Pressable key={tab.value} id={tab.id} className={`tab ${tab.value === value ? 'tab--on' : ''}`} pressed={tab.value === value} onPress={() => onChange(tab.value)}>
          {tab.text}
        </Pressable>
      ))}
    </View>
  )
}
