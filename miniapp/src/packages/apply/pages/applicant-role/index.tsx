import { APPLICANT_ROLES, type ApplicantRole } from '@mcb/shared/domain'
import { Choice } from '@/components/choice'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

const EMPTY: { role: ApplicantRole | null } = { role: null }

export default function ApplicantRoleQuestion() {
  const { t } = useText()
  const page = useStep('applicantRole')
  const [form, change] = useAnswer('applicantRole', EMPTY, page.application?.answers.applicantRole)

  const handleContinue = () =>
    form.role ? page.save({ role: form.role }) : page.show([{ path: 'role', code: 'required', words: 'apply.applicantRole.required' }])

  return (
    <StepScreen page={page} heading={t('apply.applicantRole.heading')} hint={t('apply.applicantRole.hint')} onContinue={handleContinue}>
      <Choice
        name='role'
        legend={t('apply.applicantRole.heading')}
        legendHidden
        options={APPLICANT_ROLES.map(value => ({
          value,
          label: t(`apply.applicantRole.${value}`),
          hint: value === 'mother' || value === 'father' ? undefined : t(`apply.applicantRole.${value}Hint`),
        }))}
        value={form.role}
        onChange={role => change({ role })}
        error={problemOf(page.problems, 'role')}
      />
    </StepScreen>
  )
}
