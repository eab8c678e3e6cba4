import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import { type Answers, daysSinceBirth, lateMaterials } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { Bullets } from '@/components/bullets'
import { TextField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

const EMPTY = { explanation: '' }

/** Why the family applies only now; and what else a late first issue needs. */
export default function LateApplicationQuestion() {
  const { t } = useText()
  const labels = useMemo(() => ({ explanation: t('apply.lateApplication.label') }), [t])
  const page = useStep('lateApplication', labels)
  const answers = (page.application?.answers ?? {}) as Answers
  const [form, change] = useAnswer('lateApplication', EMPTY, page.application?.answers.lateApplication)
  const days = daysSinceBirth(answers, page.facts.today)
  const alsoNeeded = lateMaterials(answers, page.facts).filter(code => code !== 'M10')

  return (
    <StepScreen
      page={page}
      heading={t('apply.lateApplication.heading')}
      hint={days === null ? undefined : t('apply.lateApplication.hint', { count: days })}
      onContinue={() => page.save(form)}
    >
      <TextField
        name='explanation'
        label={t('apply.lateApplication.label')}
        hint={t('apply.lateApplication.example')}
        multiline
        maxLength={LIMITS.explanation}
        value={form.explanation}
        onChange={explanation => change({ explanation })}
        error={problemOf(page.problems, 'explanation')}
      />
      {alsoNeeded.length > 0 && (
        <View className='card stack--tight'>
          <Heading level={2}>{t('apply.lateApplication.also')}</Heading>
          <Bullets items={alsoNeeded.map(code => t(`material.${code}.name`))} />
        </View>
      )}
    </StepScreen>
  )
}
