import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { platform } from '@/services'
import { useText } from '@/services/text'
import type { ShownProblem } from '@/services/problems'
import { Button } from '../button'
import { aria, Heading } from '../primitives'
import './index.scss'

/** All problems with an answer, on top of the page, each leading to its field; announced when they appear. */
export function ErrorSummary({ problems }: { problems: readonly ShownProblem[] }) {
  const { t } = useText()
  // again for every new set of problems, also when the list is as long as the one before
  useEffect(() => {
    if (problems.length > 0) platform.focus('error-summary')
  }, [problems])
  if (problems.length === 0) return null
  return (
    <View id='error-summary' className='error-summary' {...aria({ role: 'alert', live: 'assertive', focusable: true })}>
      <Heading level={2}>{t('common.errorSummary')}</Heading>
      <View className='error-summary__list'>
        {problems.map(problem => (
          <View key={`${problem.field} ${problem.text}`} className='error-summary__item'>
            <Button kind='link' onPress={() => platform.focus(problem.target)}>
              {problem.label ? t('common.labelled', { label: problem.label, text: problem.text }) : problem.text}
            </Button>
          </View>
        ))}
      </View>
    </View>
  )
}
