import { View } from '@tarojs/components'
import type { ReturnProblem, StepId } from '@mcb/shared/domain'
import { placeWords } from '@/services/places'
import { useText } from '@/services/text'
import { Button } from '../button'
import { Notice } from '../notice'

type Props = {
  problems: readonly ReturnProblem[]
  /** Opens the question at the place. */
  onFix?(step: StepId, field: string): void
  /** On the page of the question itself. */
  here?: boolean
}

/** What the institution wants corrected: the question and the place in it, the reasons, its note, and a way straight there. */
export function ReturnList({ problems, onFix, here }: Props) {
  const { t } = useText()
  if (problems.length === 0) return null
  return (
    <Notice id='to-correct' tone='warning' title={t('track.fix.heading')}>
      {byPlace(problems).map(({ step, field, nth, reasons }) => {
        const place = [here ? '' : t(`step.${step}`), placeWords(step, field, t)].filter(Boolean).join(' · ')
        return (
          <View key={`${step} ${field}`}>
            {reasons.map(({ reason, note }) => (
              <View key={reason}>
                <View className='strong'>{place ? t('common.labelled', { label: place, text: t(`reason.${reason}`) }) : t(`reason.${reason}`)}</View>
                {note && <View>{t('track.fix.noteFromClerk', { note })}</View>}
              </View>
            ))}
            {onFix && (!here || field !== '') && (
              <Button id={`fix-${step}${nth > 0 ? `-${nth}` : ''}`} kind='link' onPress={() => onFix(step, field)}>
                {here ? t('apply.returned.show') : t('track.fix.link', { step: place })}
              </Button>
            )}
          </View>
        )
      })}
    </Notice>
  )
}

/** One entry a place: several reasons may point at it. */
function byPlace(problems: readonly ReturnProblem[]) {
  const places: { step: StepId; field: string; /** Its number among those of the question. */ nth: number; reasons: ReturnProblem[] }[] = []
  for (const problem of problems) {
    const known = places.find(({ step, field }) => step === problem.step && field === problem.field)
    if (known) known.reasons.push(problem)
    else places.push({ step: problem.step, field: problem.field, nth: places.filter(({ step }) => step === problem.step).length, reasons: [problem] })
  }
  return places
}
