import { View } from '@tarojs/components'
import type { ReturnProblem, StepId } from '@mcb/shared/domain'
import { useText } from '@/services/text'
import { Button } from '../button'
import { Notice } from '../notice'

/** What the institution wants corrected: the question, the reason, its note, and a way straight there. */
export function ReturnList({ problems, onFix }: { problems: readonly ReturnProblem[]; onFix?(step: StepId): void }) {
  const { t } = useText()
  if (problems.length === 0) return null
  return (
    <Notice tone='warning' title={t('track.fix.heading')}>
      {problems.map(({ step, reason, note }) => (
        <View key={`${step} ${reason}`}>
          <View className='strong'>{t('common.labelled', { label: t(`step.${step}`), text: t(`reason.${reason}`) })}</View>
          {note && <View>{t('track.fix.noteFromClerk', { note })}</View>}
          {onFix && (
            <Button id={`fix-${step}`} kind='link' onPress={() => onFix(step)}>
              {t('track.fix.link', { step: t(`step.${step}`) })}
            </Button>
          )}
        </View>
      ))}
    </Notice>
  )
}
