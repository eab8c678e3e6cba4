import { type HeldDocumentsView, type RecognizedKind, saveMyDocument } from '@mcb/shared/contract'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@mcb/shared/domain'
import { useCallback, useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { QuestionPage } from '@/components/question-page'
import { DocumentFields } from '../../apply/document/document-fields'
import { type DocumentForm, mendable, withKind } from '../../apply/document/document-form'
import { useDocumentLabels } from '../../apply/document/document-labels'
import { DocumentPhotos, forgetPhotos, sendAs } from '../../apply/document/document-photos'
import { isRead } from '../../apply/document/document-reading'
import { useReadings } from '../../apply/document/use-readings'
import { api } from '@/services'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { documentOf } from './renewal'

const PLACE = 'my-document'

type Props = { initial: DocumentForm; onSaved(view: HeldDocumentsView): void; onCancel(): void }

/** Adds a document or renews one; a photo of it fills the fields in, and is no part of the answer. */
export function DocumentEditor({ initial, onSaved, onCancel }: Props) {
  const { t } = useText()
  const labels = useDocumentLabels()
  const [form, setForm] = useState(initial)
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const change = useCallback((part: Partial<DocumentForm>) => setForm(before => ({ ...before, ...part })), [])
  const readings = useReadings(form, change, 'offered')
  const problems = useMemo(() => describeProblems(raw, t, { kind: t('records.form.kind'), ...labels }), [raw, t, labels])

  const save = async () => {
    setFailure(null)
    setRaw(form.kind ? [] : [{ path: 'kind', code: 'required' }])
    if (!form.kind) return
    try {
      onSaved(await api.call(saveMyDocument, { body: { document: documentOf(form) } }))
      forgetPhotos(PLACE, form.kind)
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown).map(problem => ({ ...problem, path: problem.path.replace(/^document\./, '') }))
      if (fields.length > 0) setRaw(mendable(fields, form, 'shown'))
      else setFailure(thrown)
    }
  }

  const useAs = async (seen: RecognizedKind) => {
    await sendAs(PLACE, form.photoId, seen)
    setForm(before => withKind(before, seen))
  }
  const cancel = () => {
    forgetPhotos(PLACE, form.kind)
    onCancel()
  }
  return (
    <QuestionPage
      heading={t('records.form.heading')}
      hint={t(isRead(form.kind) ? 'records.form.photo' : 'document.check.typed')}
      problems={problems}
      failure={failure}
      onContinue={save}
      continueId='save-document'
      continueLabel={t('records.form.save')}
    >
      <Choice<IdentityDocumentKind>
        name='kind'
        legend={t('records.form.kind')}
        options={IDENTITY_DOCUMENT_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
        value={form.kind}
        onChange={kind => setForm(before => withKind(before, kind))}
        error={problemOf(problems, 'kind')}
      />
      {isRead(form.kind) && <DocumentPhotos place={PLACE} form={form} change={change} readings={readings} manner='offered' problems={problems} onUseAs={useAs} />}
      {form.kind && <DocumentFields form={form} change={change} readings={readings.read} presentation='shown' problems={problems} />}
      <Button id='cancel-document' kind='link' onPress={cancel}>
        {t('records.form.cancel')}
      </Button>
    </QuestionPage>
  )
}
