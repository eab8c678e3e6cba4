import { View } from '@tarojs/components'
import { CONSENT_VERSION } from '@mcb/shared/domain'
import { useState } from 'react'
import { Check } from '@/components/choice'
import { Heading } from '@/components/primitives'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useStep } from '../../use-step'

const POINTS = ['what', 'why', 'who', 'how', 'rights'] as const

export default function Consent() {
  const { t } = useText()
  const page = useStep('consent')
  const [ticked, setTicked] = useState<boolean | null>(null)
  const agreed = ticked ?? page.application?.answers.consent?.version === CONSENT_VERSION

  const handleContinue = () =>
    agreed ? page.save({ version: CONSENT_VERSION }) : page.show([{ path: 'agree', code: 'required', words: 'apply.consent.agreeRequired', target: 'choice-agree' }])

  return (
    <StepScreen page={page} heading={t('apply.consent.heading')} hint={t('apply.consent.hint')} onContinue={handleContinue}>
      <View className='card stack'>
        {POINTS.map(point => (
          <View key={point}>
            <Heading level={2}>{t(`apply.consent.${point}.title`)}</Heading>
            <View>{t(`apply.consent.${point}.text`)}</View>
          </View>
        ))}
      </View>
      <Check id='choice-agree' label={t('apply.consent.agree')} checked={agreed} onChange={setTicked} error={problemOf(page.problems, 'agree')} />
    </StepScreen>
  )
}
