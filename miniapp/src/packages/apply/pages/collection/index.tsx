import type { Answers } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { CollectionFields, collectionLabels } from '@/components/collection-fields'
import { type CollectionForm, collectionFormOf, collectionOf, EMPTY_COLLECTION, inParts, openChoices } from '@/components/collection-fields/collection-form'
import { keepAddress } from '@/components/collection-fields/saved-addresses'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

/** How the certificate reaches the family. */
export default function Collection() {
  const { t } = useText()
  const labels = useMemo(() => collectionLabels(t), [t])
  const page = useStep('collection', labels)
  const answers = (page.application?.answers ?? {}) as Answers
  const { collection } = answers
  const saved = useMemo(() => collection && collectionFormOf(collection), [collection])
  const [form, change] = useAnswer<CollectionForm>('collection', EMPTY_COLLECTION, saved)

  const handleContinue = () => {
    const answer = collectionOf(form, answers)
    if (answer && form.keep) void keepAddress(answer)
    return answer ? page.save(answer, problems => inParts(problems, form, answers)) : page.show(openChoices(form, answers))
  }

  return (
    <StepScreen page={page} heading={t('apply.collection.heading')} hint={t('apply.collection.hint')} onContinue={handleContinue}>
      <CollectionFields form={form} onChange={change} answers={answers} institutionCode={page.application?.institutionCode ?? null} problems={page.problems} />
    </StepScreen>
  )
}
