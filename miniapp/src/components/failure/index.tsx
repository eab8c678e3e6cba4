import { View } from '@tarojs/components'
import { REFUSALS } from '@mcb/shared/domain'
import type { Problem } from '@mcb/shared/errors'
import { isApiProblem } from '@/services/api-problem'
import { type Translate, useText } from '@/services/text'
import { Button } from '../button'
import { Notice } from '../notice'

type FailureProps = { of: unknown; onRetry?(): unknown }

/** What went wrong with a call, in the reader's words: no network, our server, or a reason the BFF gave. */
export function Failure({ of: thrown, onRetry }: FailureProps) {
  const { t } = useText()
  if (!thrown) return null
  const kind = isApiProblem(thrown) ? thrown.kind : 'server'
  const problem = isApiProblem(thrown) ? thrown.problem : null
  const retry = onRetry && (problem === null || problem.remedy === 'retry' || problem.remedy === 'contact')
  return (
    <Notice id='problem' tone='problem' announced title={problem || kind === 'problem' ? undefined : t(`common.${kind}.title`)}>
      <View>{problem ? wordsOf(problem, t) : kind === 'problem' ? null : t(`common.${kind}.advice`)}</View>
      {problem && (problem.remedy === 'contact' || problem.status >= 500) && (
        <View className='small muted'>{t('common.reference', { id: problem.requestId })}</View>
      )}
      {retry && (
        <View>
          <Button id='retry' kind='link' onPress={onRetry}>
            {t('common.action.retry')}
          </Button>
        </View>
      )}
    </Notice>
  )
}

/** Our own words, so that they follow the language switch; a refused action says which rule refused. */
function wordsOf({ code, params }: Problem, t: Translate): string {
  const refusal = REFUSALS.find(each => each === params?.refusal)
  return code === 'application.action_refused' && refusal ? t(`refusal.${refusal}`) : t(`error.${code}`, params)
}
