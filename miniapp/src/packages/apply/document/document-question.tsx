import { isAcceptedOnline, type ParentRole } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { Screen } from '@/components/screen'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../components/step-screen'
import { type StepPage, useAnswer, useStep } from '../use-step'
import { CounterAdvice } from './counter-advice'
import { DocumentFields } from './document-fields'
import { answerOf, EMPTY_DOCUMENT, type DocumentForm, formOf, useDocumentLabels } from './document-form'
import { DocumentKindChoice } from './document-kind-choice'
import { PhotoField } from './photo-field'

type DocumentStep = 'motherDocument' | 'fatherDocument'

/** A parent's identity document in three small steps on one page: which one, its photo, what was read from it. */
export function DocumentQuestion({ parent }: { parent: ParentRole }) {
  const { t } = useText()
  const step: DocumentStep = `${parent}Document`
  const labels = useDocumentLabels()
  const page = useStep(step, labels)
  const saved = page.application?.answers[step]
  const savedForm = useMemo(() => saved && formOf(saved), [saved])
  const [form, change] = useAnswer<DocumentForm>(step, EMPTY_DOCUMENT, savedForm)
  const [atCounter, setAtCounter] = useState(false)

  if (atCounter) {
    return (
      <Screen title={t(`document.title.${parent}`)} audience='parent'>
        <CounterAdvice kind={form.kind} onOther={() => setAtCounter(false)} />
      </Screen>
    )
  }
  if (!form.kindChosen) {
    const chooseKind = () => {
      if (!form.kind) page.show([{ path: 'kind', code: 'required', words: t('document.kind.required') }])
      else if (!isAcceptedOnline(form.kind)) setAtCounter(true)
      else {
        page.show([])
        change({ kindChosen: true })
      }
    }
    return (
      <StepScreen page={page} heading={t(`document.kind.${parent}`)} hint={t('document.kind.hint')} onContinue={chooseKind}>
        <DocumentKindChoice heading={t(`document.kind.${parent}`)} kind={form.kind} onChange={kind => change({ kind })} problems={page.problems} />
      </StepScreen>
    )
  }
  return <PassportStage parent={parent} page={page} form={form} change={change} />
}

type StageProps = { parent: ParentRole; page: StepPage<DocumentStep>; form: DocumentForm; change(part: Partial<DocumentForm>): void }

function PassportStage({ parent, page, form, change }: StageProps) {
  const { t } = useText()
  const hasFields = form.photoId !== '' && (form.typing || form.read)

  return (
    <StepScreen
      page={page}
      heading={hasFields ? t(`document.check.${parent}`) : t(`document.photo.${parent}`)}
      hint={hasFields ? t(form.typing ? 'document.check.typed' : 'document.check.read') : t('document.photo.hint')}
      onContinue={hasFields ? () => page.save(answerOf(form)) : undefined}
    >
      <PhotoField form={form} change={change} error={problemOf(page.problems, 'photoId')} />
      {hasFields && <DocumentFields form={form} change={change} problems={page.problems} />}
    </StepScreen>
  )
}
