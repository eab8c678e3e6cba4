import { View } from '@tarojs/components'
import type { ReturnProblem, StepId } from '@mcb/shared/domain'
import { type ReactNode, useEffect, useMemo } from 'react'
import { Failure } from '@/components/failure'
import { Returned } from '@/components/field/returned'
import { Notice } from '@/components/notice'
import { QuestionPage } from '@/components/question-page'
import { ReturnList } from '@/components/return-list'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { platform } from '@/services'
import { idOf } from '@/services/problems'
import { type Translate, useText } from '@/services/text'
import type { StepPage } from '../use-step'

type Props<Step extends StepId> = {
  page: StepPage<Step>
  heading: string
  hint?: string
  onContinue?(): unknown
  children: ReactNode
}

/** A question of the journey: waits for the application, then asks. */
export function StepScreen<Step extends StepId>(props: Props<Step>) {
  const { t } = useText()
  const { application, loadFailure, reload } = props.page
  return (
    <Screen title={t(`apply.title.${application?.kind ?? 'firstIssue'}`)} audience='parent'>
      {application ? <Question {...props} /> : loadFailure ? <Failure of={loadFailure} onRetry={reload} /> : <Skeleton lines={6} />}
    </Screen>
  )
}

function Question<Step extends StepId>({ page, heading, hint, onContinue, children }: Props<Step>) {
  const { t } = useText()
  const { application, step, field } = page
  const returned = useMemo(() => application?.returnProblems.filter(problem => problem.step === step) ?? [], [application, step])
  const inFields = useMemo(() => Object.fromEntries(returned.filter(problem => problem.field).map(problem => [idOf(problem.field), wordsOf(problem, t)])), [returned, t])
  // after the heading was read, so that the reader ends at the field
  useEffect(() => {
    if (field) platform.focus(`field-${idOf(field)}`)
  }, [field])

  return (
    <Returned.Provider value={inFields}>
      <QuestionPage heading={heading} hint={hint} position={page.position} problems={page.problems} failure={page.failure} onContinue={onContinue}>
        {page.conflict && (
          <Notice tone='warning' announced>
            <View>{t('apply.conflict')}</View>
          </Notice>
        )}
        <ReturnList problems={returned} here onFix={(_step, at) => platform.focus(at ? `field-${idOf(at)}` : 'heading')} />
        {children}
      </QuestionPage>
    </Returned.Provider>
  )
}

function wordsOf({ reason, note }: ReturnProblem, t: Translate): string {
  const words = t(`reason.${reason}`)
  return note ? t('common.labelled', { label: words, text: note }) : words
}
