import { saveMyDocument } from '@mcb/shared/contract'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { QuestionPage } from '@/components/question-page'
import { DocumentFields } from '../../apply/document/document-fields'
import { type DocumentForm, mendable, withKind } from '../../apply/document/document-form'
import { useDocumentLabels } from '../../apply/document/document-labels'
import { api, drafts } from '@/services'
import { goTo } from '@/services/navigation'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'
import { documentOf, heldProblems } from './renewal'

type Props = { /** Where what is typed is kept until it is saved. */ draft: string; initial: DocumentForm }

/** Adds a document, or renews one: that keeps its kind. */
export function DocumentEditor({ draft, initial }: Props) {
  const { t } = useText()
  const facts = useFacts()
  const labels = useDocumentLabels()
  const [form, setForm] = useState<DocumentForm>(() => ({ ...initial, ...drafts.read<DocumentForm>(draft) }))
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const problems = useMemo(() => describeProblems(raw, t, { kind: t('records.form.kind'), ...labels }), [raw, t, labels])

  const change = (next: (before: DocumentForm) => DocumentForm) =>
    setForm(before => {
      const after = next(before)
      drafts.write(draft, after)
      return after
    })
  const leave = () => {
    drafts.forget(draft)
    goTo('myDocuments', {}, 'replace')
  }
  const save = async () => {
    setFailure(null)
    const found = form.kind ? mendable(heldProblems(form, facts), form, 'shown') : KIND_MISSING
    setRaw(found)
    if (found.length > 0) return
    try {
      await api.call(saveMyDocument, { body: { document: documentOf(form) } })
      leave()
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown).map(problem => ({ ...problem, path: problem.path.replace(/^document\./, '') }))
      if (fields.length > 0) setRaw(mendable(fields, form, 'shown'))
      else setFailure(thrown)
    }
  }

  return (
    <QuestionPage
      heading={initial.kind ? t('records.form.renewal', { kind: initial.otherName || t(`kind.${initial.kind}`) }) : t('records.form.heading')}
      hint={t('document.check.typed')}
      problems={problems}
      failure={failure}
      onContinue={save}
      continueId='save-document'
      continueLabel={t('records.form.save')}
    >
      {!initial.kind && (
        <Choice<IdentityDocumentKind>
          name='kind'
          legend={t('records.form.kind')}
          options={IDENTITY_DOCUMENT_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          value={form.kind}
          onChange={kind => change(before => withKind(before, kind))}
          error={problemOf(problems, 'kind')}
        />
      )}
      {form.kind && <DocumentFields form={form} change={part => change(before => ({ ...before, ...part }))} presentation='shown' problems={problems} />}
      <Button id='cancel-document' kind='link' onPress={leave}>
        {t('records.form.cancel')}
      </Button>
    </QuestionPage>
  )
}

const KIND_MISSING: readonly RawProblem[] = [{ path: 'kind', code: 'required', words: 'document.kind.required' }]
