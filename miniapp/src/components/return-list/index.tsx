import { View } from '@tarojs/components'
import type { ReturnProblem, StepId } from '@mcb/shared/domain'
import { useText } from '@/services/text'
import { Button } from '../button'
import { Notice } from '../notice'

type Props = {
  problems: readonly ReturnProblem[]
  /** Leads to the question, and to the field where the institution has named one. */
  onFix?(step: StepId, field: string): void
  /** On the page of the question itself. */
  here?: boolean
}

/** What the institution wants corrected: the question, the reason, its note, and a way straight there. */
export function ReturnList({ problems, onFix, here }: Props) {
  const { t } = useText()
  if (problems.length === 0) return null
  return (
    <Notice tone='warning' title={t('track.fix.heading')}>
      {problems.map(({ step, field, reason, note }, index) => {
        const nth = problems.slice(0, index).filter(before => before.step === step).length
        return (
          <View key={`${step} ${field} ${reason}`}>
            <View className='strong'>{here ? t(`reason.${reason}`) : t('common.labelled', { label: t(`step.${step}`), text: t(`reason.${reason}`) })}</View>
            {note && <View>{t('track.fix.noteFromClerk', { note })}</View>}
            {onFix && (!here || field !== '') && (
              <Button id={`fix-${step}${nth > 0 ? `-${nth}` : ''}`} kind='link' onPress={() => onFix(step, field)}>
                {here ? t('apply.returned.show') : t('track.fix.link', { step: t(`step.${step}`) })}
              </Button>
            )}
          </View>
        )
      })}
    </Notice>
  )
}
