import { View } from '@tarojs/components'
import { Choice } from '@/components/choice'
import { Heading } from '@/components/primitives'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

type Plan = 'inChina' | 'notInChina'
const EMPTY: { plan: Plan | null } = { plan: null }

/** Where the child will be registered: it decides in which letters the name may be. */
export default function ChildHouseholdQuestion() {
  const { t } = useText()
  const page = useStep('childHousehold')
  const [form, change] = useAnswer('childHousehold', EMPTY, page.application?.answers.childHousehold)
  const handleContinue = () =>
    form.plan ? page.save({ plan: form.plan }) : page.show([{ path: 'plan', code: 'required', words: 'apply.childHousehold.required' }])

  return (
    <StepScreen page={page} heading={t('apply.childHousehold.heading')} hint={t('apply.childHousehold.hint')} onContinue={handleContinue}>
      <Choice<Plan>
        name='plan'
        legend={t('apply.childHousehold.heading')}
        legendHidden
        options={(['inChina', 'notInChina'] as const).map(value => ({ value, label: t(`apply.childHousehold.${value}.label`), hint: t(`apply.childHousehold.${value}.hint`) }))}
        value={form.plan}
        onChange={plan => change({ plan })}
        error={problemOf(page.problems, 'plan')}
      />
      <View className='card stack--tight'>
        <Heading level={2}>{t('apply.childHousehold.why.heading')}</Heading>
        <View>{t('apply.childHousehold.why.text')}</View>
      </View>
    </StepScreen>
  )
}
