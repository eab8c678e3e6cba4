import { View } from '@tarojs/components'
import { useText } from '@/services/text'
import { Heading } from '../primitives'

const POINTS = ['what', 'why', 'who', 'how', 'rights'] as const

/** What personal data is used for, by whom and how long, before anybody agrees to it. */
export function PersonalDataPoints() {
  const { t } = useText()
  return (
    <View className='card stack'>
      {POINTS.map(point => (
        <View key={point}>
          <Heading level={2}>{t(`apply.consent.${point}.title`)}</Heading>
          <View>{t(`apply.consent.${point}.text`)}</View>
        </View>
      ))}
    </View>
  )
}
