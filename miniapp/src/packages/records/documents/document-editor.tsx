import { type RecognizedKind, saveMyDocument } from '@mcb/shared/contract'
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
import { api, drafts } from '@/services'
import { goTo } from '@/services/navigation'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'
import { documentOf, heldProblems } from './renewal'

/** Whose photos these are, among those that are kept until they have arrived. */
const PLACE = 'my-document'

type Props = { /** Where what is typed is kept until it is saved. */ draft: string; initial: DocumentForm }

/** Adds a document, or renews one: that keeps its kind. A photo of it fills the fields in, and is no part of the answer. */
export function DocumentEditor({ draft, initial }: Props) {
  const { t } = useText()
  const facts = useFacts()
  const labels = useDocumentLabels()
  const [form, setForm] = useState<DocumentForm>(() => ({ ...initial, ...drafts.read<DocumentForm>(draft) }))
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const replace = useCallback((next: (before: DocumentForm) => DocumentForm) => setForm(before => {
    const after = next(before)
    drafts.write(draft, after)
    return after
  }), [draft])
  const change = useCallback((part: Partial<DocumentForm>) => replace(before => ({ ...before, ...part })), [replace])
  const readings = useReadings(form, change, 'offered')
  const problems = useMemo(() => describeProblems(raw, t, { kind: t('records.form.kind'), ...labels }), [raw, t, labels])

  const leave = () => {
    drafts.forget(draft)
    forgetPhotos(PLACE, form.kind)
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

  const useAs = async (seen: RecognizedKind) => {
    await sendAs(PLACE, form.photoId, seen)
    replace(before => withKind(before, seen))
  }
  return (
    <QuestionPage
      heading={initial.kind ? t('records.form.renewal', { kind: initial.otherName || t(`kind.${initial.kind}`) }) : t('records.form.heading')}
      hint={t(isRead(form.kind) ? 'records.form.photo' : 'document.check.typed')}
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
          onChange={kind => replace(before => withKind(before, kind))}
          error={problemOf(problems, 'kind')}
        />
      )}
      {isRead(form.kind) && <DocumentPhotos place={PLACE} form={form} change={change} readings={readings} manner='offered' problems={problems} onUseAs={useAs} />}
      {form.kind && <DocumentFields form={form} change={change} readings={readings.read} presentation='shown' problems={problems} />}
      <Button id='cancel-document' kind='link' onPress={leave}>
        {t('records.form.cancel')}
      </Button>
    </QuestionPage>
  )
}

const KIND_MISSING: readonly RawProblem[] = [{ path: 'kind', code: 'required', words: 'document.kind.required' }]
