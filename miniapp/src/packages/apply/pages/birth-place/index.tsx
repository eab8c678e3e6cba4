import type { PlaceOfBirth } from '@mcb/shared/domain'
import { Choice } from '@/components/choice'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

const EMPTY: { place: PlaceOfBirth | null } = { place: null }

export default function BirthPlaceQuestion() {
  const { t } = useText()
  const page = useStep('birthPlace')
  const [form, change] = useAnswer('birthPlace', EMPTY, page.application?.answers.birthPlace)
  const handleContinue = () =>
    form.place ? page.save({ place: form.place }) : page.show([{ path: 'place', code: 'required', words: 'apply.birthPlace.required' }])

  return (
    <StepScreen page={page} heading={t('apply.birthPlace.heading')} onContinue={handleContinue}>
      <Choice<PlaceOfBirth>
        name='place'
        legend={t('apply.birthPlace.heading')}
        legendHidden
        options={[
          { value: 'institution', label: t('apply.birthPlace.institution'), hint: t('apply.birthPlace.institutionHint') },
          { value: 'outsideInstitution', label: t('apply.birthPlace.outsideInstitution'), hint: t('apply.birthPlace.outsideInstitutionHint') },
        ]}
        value={form.place}
        onChange={place => change({ place })}
        error={problemOf(page.problems, 'place')}
      />
    </StepScreen>
  )
}
