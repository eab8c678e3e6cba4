import { printedParts } from '@mcb/shared/domain'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

const EMPTY: { registered: boolean | null } = { registered: null }

/** Whether the household office holds its part already: it decides what is printed. */
export default function HouseholdRegistrationQuestion() {
  const { t } = useText()
  const page = useStep('householdRegistration')
  const [{ registered }, change] = useAnswer('householdRegistration', EMPTY, page.application?.answers.householdRegistration)
  const handleContinue = () =>
    registered === null ? page.show([{ path: 'registered', code: 'required', words: 'apply.householdRegistration.required' }]) : page.save({ registered })
  const kind = page.application?.kind ?? 'replacement'

  return (
    <StepScreen page={page} heading={t('apply.householdRegistration.heading')} hint={t('apply.householdRegistration.hint')} onContinue={handleContinue}>
      <Choice<'yes' | 'no'>
        name='registered'
        legend={t('apply.householdRegistration.heading')}
        legendHidden
        options={(['yes', 'no'] as const).map(value => ({ value, label: t(`apply.householdRegistration.${value}`) }))}
        value={registered === null ? null : registered ? 'yes' : 'no'}
        onChange={answer => change({ registered: answer === 'yes' })}
        error={problemOf(page.problems, 'registered')}
      />
      {registered !== null && <Notice tone='info' title={t(`apply.householdRegistration.printed.${printedParts(kind, { householdRegistration: { registered } })}`)} />}
    </StepScreen>
  )
}
