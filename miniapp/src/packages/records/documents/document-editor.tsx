import { View } from '@tarojs/components'
import { type HeldDocumentsView, saveMyDocument } from '@mcb/shared/contract'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { QuestionPage } from '@/components/question-page'
import { api } from '@/services'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { HeldDocumentFields } from './document-fields'
import { documentOf, EMPTY_FORM, type HeldForm } from './document-form'

type Props = { initial: HeldForm; onSaved(view: HeldDocumentsView): void; onCancel(): void }

/** Adds a document or renews one. */
export function DocumentEditor({ initial, onSaved, onCancel }: Props) {
  const { t } = useText()
  const [form, setForm] = useState(initial)
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const labels = useMemo(
    () => ({
      otherName: t('records.form.otherName'),
      number: t('records.form.number'),
      nameZh: t('records.form.nameZh'),
      surname: t('records.form.surname'),
      givenNames: t('records.form.givenNames'),
      nationality: t('records.form.nationality'),
      ethnicity: t('records.form.ethnicity'),
      sex: t('records.form.sex'),
      birthDate: t('records.form.birthDate'),
      expiryDate: t('records.form.expiryDate'),
    }),
    [t],
  )
  const problems = useMemo(() => describeProblems(raw, t, { kind: t('records.form.kindHeading'), ...labels }), [raw, t, labels])

  const save = async () => {
    setFailure(null)
    setRaw([])
    if (!form.kind) {
      setRaw([{ path: 'kind', code: 'required' }])
      return
    }
    try {
      onSaved(await api.call(saveMyDocument, { body: { document: documentOf(form) } }))
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown).map(problem => ({ ...problem, path: problem.path.replace(/^document\./, '') }))
      if (fields.length > 0) setRaw(fields)
      else setFailure(thrown)
    }
  }

  return (
    <View className='stack'>
      <QuestionPage heading={t('records.form.heading')} hint={t('records.form.hint')} problems={problems} failure={failure} onContinue={save} continueId='save-document' continueLabel={t('records.form.save')}>
        <Choice<IdentityDocumentKind>
          name='kind'
          legend={t('records.form.kindHeading')}
          options={IDENTITY_DOCUMENT_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          value={form.kind}
          onChange={kind => setForm(before => (before.kind === kind ? before : { ...EMPTY_FORM, kind }))}
          error={problemOf(problems, 'kind')}
        />
        <HeldDocumentFields form={form} labels={labels} change={part => setForm(before => ({ ...before, ...part }))} problems={problems} />
        <Button id='cancel-document' kind='link' onPress={onCancel}>
          {t('records.form.cancel')}
        </Button>
      </QuestionPage>
    </View>
  )
}
