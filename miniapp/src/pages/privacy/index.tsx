import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { Button } from '@/components/button'
import { AgreeToPrivacy, Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { platform } from '@/services'
import { goBack } from '@/services/navigation'
import { useText } from '@/services/text'

const POINTS = ['what', 'why', 'who', 'how', 'rights'] as const
const AGREE = 'privacy-agree'

/** What we use personal data for, before the place we run in gives us the first of it. Whoever leaves has not agreed. */
export default function Privacy() {
  const { t } = useText()
  useEffect(() => () => platform.privacy?.answer(false, AGREE), [])
  const agree = () => {
    platform.privacy?.answer(true, AGREE)
    goBack()
  }
  return (
    <Screen title={t('session.privacy.title')} audience='anyone'>
      <View className='stack'>
        <Heading id='heading' level={1}>
          {t('apply.consent.heading')}
        </Heading>
        <View className='muted'>{t('session.privacy.hint')}</View>
        <View className='card stack'>
          {POINTS.map(point => (
            <View key={point}>
              <Heading level={2}>{t(`apply.consent.${point}.title`)}</Heading>
              <View>{t(`apply.consent.${point}.text`)}</View>
            </View>
          ))}
        </View>
        {platform.privacy && (
          <>
            <Button id='privacy-guide' kind='link' onPress={platform.privacy.openGuide}>
              {t('session.privacy.guide')}
            </Button>
            <AgreeToPrivacy id={AGREE} onAgree={agree}>
              {t('session.privacy.agree')}
            </AgreeToPrivacy>
          </>
        )}
        <Button id='privacy-disagree' kind='secondary' onPress={goBack}>
          {t('session.privacy.disagree')}
        </Button>
      </View>
    </Screen>
  )
}
