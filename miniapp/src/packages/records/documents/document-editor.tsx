import { type HeldDocumentsView, saveMyDocument } from '@mcb/shared/contract'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { QuestionPage } from '@/components/question-page'
import { DocumentFields } from '../../apply/document/document-fields'
import { type DocumentForm, mendable, withKind } from '../../apply/document/document-form'
import { useDocumentLabels } from '../../apply/document/document-labels'
import { api } from '@/services'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { documentOf } from './renewal'

type Props = { initial: DocumentForm; onSaved(view: HeldDocumentsView): void; onCancel(): void }

/** Adds a document or renews one. */
export function DocumentEditor({ initial, onSaved, onCancel }: Props) {
  const { t } = useText()
  const labels = useDocumentLabels()
  const [form, setForm] = useState(initial)
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const problems = useMemo(() => describeProblems(raw, t, { kind: t('records.form.kind'), ...labels }), [raw, t, labels])

  const save = async () => {
    setFailure(null)
    setRaw(form.kind ? [] : [{ path: 'kind', code: 'required' }])
    if (!form.kind) return
    try {
      onSaved(await api.call(saveMyDocument, { body: { document: documentOf(form) } }))
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown).map(problem => ({ ...problem, path: problem.path.replace(/^document\./, '') }))
      if (fields.length > 0) setRaw(mendable(fields, form, 'shown'))
      else setFailure(thrown)
    }
  }

  return (
    <QuestionPage
      heading={t('records.form.heading')}
      hint={t('document.check.typed')}
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
      {form.kind && <DocumentFields form={form} change={part => setForm(before => ({ ...before, ...part }))} presentation='shown' problems={problems} />}
      <Button id='cancel-document' kind='link' onPress={onCancel}>
        {t('records.form.cancel')}
      </Button>
    </QuestionPage>
  )
}
