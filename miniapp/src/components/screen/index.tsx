import { Text, View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { addressOf } from '@/routes'
import { platform } from '@/services'
import { continueAt, goBack, useAddress } from '@/services/navigation'
import { shareOf } from '@/services/sharing'
import { useText } from '@/services/text'
import { ownTextSize, useLargeText } from '@/services/text-size'
import { useSession } from '@/services/use-session'
import { LanguageSwitch } from '../language-switch'
import { aria, Pressable } from '../primitives'
import { TextSizeSwitch } from '../text-size-switch'
import './index.scss'

type ScreenProps = {
  title: string
  /** Who may be here; others are asked to sign in and come back. */
  audience: 'anyone' | 'parent' | 'staff'
  /** Broad enough for a clerk's table. */
  wide?: boolean
  /** The start page has nowhere to go back to. */
  root?: boolean
  children: ReactNode
}

const isWeb = process.env.TARO_ENV !== 'weapp'
const hasBar = platform.titleBar === 'own'

/** The frame of every page: title, way back, language, and the sign-in it asks for. */
export function Screen({ title, audience, wide, root, children }: ScreenProps) {
  const { t } = useText()
  const visible = useVisible()
  const address = useAddress()
  const allowed = useAllowed(audience, visible, address)
  const large = useLargeText()

  useLayoutEffect(platform.takeOver, [])
  useEffect(() => {
    if (!visible) return
    platform.setPageTitle(title)
    platform.offerShare?.(shareOf(address, title, t('home.title')))
  }, [title, visible, address, t])

  // Pages beneath stay in a browser's document; drawn, their ids would be there twice.
  if (isWeb && !visible) return null
  return (
    <View className={`screen ${large ? 'screen--large' : ''}`} style={ownTextSize()}>
      {hasBar && (
        <View className='screen__bar' {...aria({ role: 'banner' })}>
          <Pressable className='screen__skip' onPress={() => platform.readFrom('heading')}>
            {t('common.skipToContent')}
          </Pressable>
          <View className={`screen__bar-inner ${wide ? 'screen__bar-inner--wide' : ''}`}>
            {root ? (
              <View className='screen__mark' />
            ) : (
              <Pressable id='back' className='screen__back' onPress={goBack}>
                <View className='screen__chevron' />
                <Text>{t('common.action.back')}</Text>
              </Pressable>
            )}
            <Text className='screen__title'>{title}</Text>
            <LanguageSwitch />
          </View>
        </View>
      )}
      <View className={`screen__content ${wide ? 'screen__content--wide' : ''}`} {...aria({ role: 'main' })}>
        {!hasBar && (
          <View className='screen__language'>
            <TextSizeSwitch />
            <LanguageSwitch />
          </View>
        )}
        {allowed && children}
      </View>
    </View>
  )
}

/** Whether this page is the one in front. */
export function useVisible(): boolean {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  return visible
}

/** Whether the reader may see this page; if not, the sign-in takes its place and knows the way back. */
function useAllowed(audience: ScreenProps['audience'], visible: boolean, address: string): boolean {
  const role = useSession()?.account.role
  const isStaff = role !== undefined && role !== 'parent'
  const allowed = audience === 'anyone' || (audience === 'parent' ? role === 'parent' : isStaff)
  useEffect(() => {
    if (!allowed && visible) continueAt(addressOf(audience === 'staff' ? 'staffSignIn' : 'signIn', { then: address }))
  }, [allowed, visible, audience, address])
  return allowed
}
