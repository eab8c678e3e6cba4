import { View } from '@tarojs/components'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { TextSizeSwitch } from '@/components/text-size-switch'
import { useText } from '@/services/text'
import { Controls } from '../../sections/controls'
import { Messages } from '../../sections/messages'
import { Tokens } from '../../sections/tokens'

/** Everything pages are made of, with its states; for those who build them, reached by its address alone. */
export default function DesignSystem() {
  const { t } = useText()
  return (
    <Screen title={t('design.title')} audience='anyone'>
      <View className='specimens stack--wide'>
        <View className='stack--tight'>
          <Heading id='heading' level={1}>
            {t('design.title')}
          </Heading>
          <View className='muted'>{t('design.lead')}</View>
          <TextSizeSwitch />
        </View>
        <Tokens />
        <Controls />
        <Messages />
      </View>
    </Screen>
  )
}
