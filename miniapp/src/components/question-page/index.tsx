import { View } from '@tarojs/components'
import type { Language } from '@mcb/i18n'
import { type ReactNode, useEffect, useRef } from 'react'
import { platform } from '@/services'
import type { ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { BottomBar } from '../bottom-bar'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Failure } from '../failure'
import { Heading } from '../primitives'
import { Progress } from '../progress'

type QuestionPageProps = {
  heading: string
  hint?: string
  position?: { current: number; total: number }
  problems: readonly ShownProblem[]
  /** What went wrong when it was saved. */
  failure?: unknown
  children: ReactNode
  /** Missing while there is nothing to save yet. */
  onContinue?(): unknown
  continueLabel?: string
  continueId?: string
}

/** Always the same five: the question, a hint, the answer, its problems, Continue. */
export function QuestionPage({ heading, hint, position, problems, failure, children, onContinue, continueLabel, continueId = 'continue' }: QuestionPageProps) {
  const { t, language } = useText()
  // a new question is read out from its heading; the same one in another language leaves the reader where they are
  const spoken = useRef<Language | null>(null)
  useEffect(() => {
    if (spoken.current === null || spoken.current === language) platform.readFrom('heading')
    spoken.current = language
  }, [heading, language])
  return (
    <View className='stack'>
      {position && <Progress current={position.current} total={position.total} />}
      <ErrorSummary problems={problems} />
      <View className='stack--tight'>
        <Heading id='heading' level={1}>
          {heading}
        </Heading>
        {hint && <View className='muted'>{hint}</View>}
      </View>
      {children}
      <Failure of={failure} onRetry={onContinue} />
      {onContinue && (
        <BottomBar>
          <Button id={continueId} onPress={onContinue}>
            {continueLabel ?? t('common.action.continue')}
          </Button>
        </BottomBar>
      )}
    </View>
  )
}
