import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './index.scss'

/** What the page is for, always within reach of the thumb. */
export function BottomBar({ children }: { children: ReactNode }) {
  return (
    <View className='bottom-bar'>
      <View className='bottom-bar__inner'>{children}</View>
    </View>
  )
}
