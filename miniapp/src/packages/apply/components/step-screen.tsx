import { View } from '@tarojs/components'
import type { StepId } from '@mcb/shared/domain'
import type { ReactNode } from 'react'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { QuestionPage } from '@/components/question-page'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { useText } from '@/services/text'
import type { StepPage } from '../use-step'

type Props<Step extends StepId> = {
  page: StepPage<Step>
  heading: string
  hint?: string
  onContinue?(): unknown
  children: ReactNode
}

/** A question of the journey: waits for the application, then asks. */
export function StepScreen<Step extends StepId>({ page, heading, hint, onContinue, children }: Props<Step>) {
  const { t } = useText()
  return (
    <Screen title={t('apply.title')} audience='parent'>
      {page.application ? (
        <QuestionPage heading={heading} hint={hint} position={page.position} problems={page.problems} failure={page.failure} onContinue={onContinue}>
          {page.conflict && (
            <Notice tone='warning' announced>
              <View>{t('apply.conflict')}</View>
            </Notice>
          )}
          {children}
        </QuestionPage>
      ) : page.loadFailure ? (
        <Failure of={page.loadFailure} onRetry={page.reload} />
      ) : (
        <Skeleton lines={6} />
      )}
    </Screen>
  )
}
