import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Pressable } from '../primitives'
import './index.scss'

type DisclosureProps = { id: string; title: string; /** Open from the start. */ open?: boolean; children: ReactNode }

/** What most readers need not see, behind its title. */
export function Disclosure({ id, title, open = false, children }: DisclosureProps) {
  const [shown, setShown] = useState(open)
  return (
    <View className='disclosure'>
      <Pressable id={id} className='disclosure__title' expanded={shown} onPress={() => setShown(!shown)}>
        <View className={`disclosure__chevron ${shown ? 'disclosure__chevron--open' : ''}`} />
        <Text>{title}</Text>
      </Pressable>
      {shown && <View className='disclosure__body'>{children}</View>}
    </View>
  )
}
