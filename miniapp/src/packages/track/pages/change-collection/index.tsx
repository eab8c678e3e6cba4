import { View } from '@tarojs/components'
import { type ApplicationView, changeCollection, collectionSchema } from '@mcb/shared/contract'
import { type Answers, collectionProblems } from '@mcb/shared/domain'
import { fieldProblems } from '@mcb/shared/errors'
import { useMemo, useState } from 'react'
import { ApplicationScreen } from '@/components/application-screen'
import { Button } from '@/components/button'
import { CollectionFields, collectionLabels } from '@/components/collection-fields'
import { collectionFormOf, collectionOf, EMPTY_COLLECTION, inParts, openChoices } from '@/components/collection-fields/collection-form'
import { keepAddress } from '@/components/collection-fields/saved-addresses'
import { Notice } from '@/components/notice'
import { QuestionPage } from '@/components/question-page'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { useApplication } from '@/services/applications'
import { goTo, useParams } from '@/services/navigation'
import { describeProblems, fieldProblemsOf, type RawProblem } from '@/services/problems'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'

/** Pickup or courier: changed until the certificate is being issued, without anybody signing again. */
export default function ChangeCollection() {
  const { t } = useText()
  const { id } = useParams('changeCollection')
  const resource = useApplication(id)
  return (
    <ApplicationScreen title={t('track.collection.title')} resource={resource}>
      {application =>
        application.actions.includes('changeCollection') ? (
          <Change application={application} onSaved={resource.replace} reload={resource.reload} />
        ) : (
          <View className='stack'>
            <Notice tone='info' title={t('track.collection.over')} />
            <Button id='open-application' onPress={() => goTo('application', { id }, 'replace')}>
              {t('track.sign.open')}
            </Button>
          </View>
        )
      }
    </ApplicationScreen>
  )
}

type Props = { application: ApplicationView; onSaved(application: ApplicationView): void; reload(): Promise<void> }

function Change({ application: { id, version, institutionCode, ...application }, onSaved, reload }: Props) {
  const { t } = useText()
  const answers = application.answers as Answers
  const [form, setForm] = useState(() => (answers.collection ? collectionFormOf(answers.collection) : EMPTY_COLLECTION))
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const { settings } = useFacts()
  const [failure, setFailure] = useState<unknown>(null)
  const labels = useMemo(() => collectionLabels(t), [t])
  const problems = useMemo(() => describeProblems(raw, t, labels), [raw, t, labels])

  const save = async () => {
    setFailure(null)
    const answer = collectionOf(form, answers)
    if (!answer) return setRaw(openChoices(form, answers))
    const parsed = collectionSchema.safeParse(answer)
    const found = inParts(parsed.success ? collectionProblems(parsed.data, answers, settings) : fieldProblems(parsed.error, answer), form, answers)
    setRaw(found)
    if (!parsed.success || found.length > 0) return
    if (form.keep) void keepAddress(parsed.data)
    try {
      onSaved(await api.call(changeCollection, { params: { id }, body: { version, collection: parsed.data } }))
      goTo('application', { id }, 'replace')
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown)
      setRaw(fields.map(problem => ({ ...problem, path: problem.path.replace(/^(?:body\.)?collection\./, '') })))
      if (fields.length > 0) return
      setFailure(thrown)
      if (hasCode(thrown, 'application.version_conflict')) await reload()
    }
  }

  return (
    <QuestionPage
      heading={t('apply.collection.heading')}
      hint={t('track.collection.hint')}
      problems={problems}
      failure={failure}
      onContinue={save}
      continueId='save-collection'
      continueLabel={t('track.collection.save')}
    >
      <CollectionFields
        form={form}
        onChange={change => setForm(before => ({ ...before, ...change }))}
        answers={answers}
        institutionCode={institutionCode}
        problems={problems}
      />
    </QuestionPage>
  )
}
