import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useText } from '@/services/text'
import { aria } from '../primitives'
import './index.scss'

type NoticeProps = {
  id?: string
  tone: 'info' | 'success' | 'warning' | 'problem'
  title?: string
  children?: ReactNode
  /** Read out when it appears. */
  announced?: boolean
}

/** A message set apart. The tone is said in words as well as in colour. */
export function Notice({ id, tone, title, children, announced }: NoticeProps) {
  const { t } = useText()
  return (
    <View {...(id && { id })} className={`notice notice--${tone} ${children ? '' : 'notice--brief'}`} {...aria({ role: announced ? 'alert' : undefined, live: announced ? 'assertive' : undefined })}>
      <View className='notice__body'>
        <Text className='notice__title'>{title ?? t(`common.notice.${tone}`)}</Text>
        {children && <View className='notice__text'>{children}</View>}
      </View>
    </View>
  )
}
