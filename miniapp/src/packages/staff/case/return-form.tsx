import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import { RETURN_REASON_CODES, RETURN_REASONS, returnProblemsProblems, type ReturnProblem, type ReturnReason, STEP_IDS, type StepId } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Check } from '@/components/choice'
import { FieldError, TextField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { useText } from '@/services/text'

/** The questions a reason can point at, each with its reasons. */
const STEPS = STEP_IDS.map(step => ({ step, reasons: RETURN_REASON_CODES.filter(reason => pointsAt(reason, step)) })).filter(({ reasons }) => reasons.length > 0)

function pointsAt(reason: ReturnReason, step: StepId): boolean {
  const places: readonly StepId[] = RETURN_REASONS[reason]
  return places.includes(step)
}

/** Reasons, question by question; each may carry a sentence for the parents. */
export function ReturnForm({ onSend }: { onSend(problems: ReturnProblem[]): Promise<unknown> }) {
  const { t } = useText()
  const [chosen, setChosen] = useState<ReturnProblem[]>([])
  const [asked, setAsked] = useState(false)
  const wrong = returnProblemsProblems(chosen)

  const noteError = (index: number) => (asked && wrong.some(({ path }) => path === `problems.${index}.note`) ? t('problem.return.note_required') : undefined)
  const toggle = (step: StepId, reason: ReturnReason, on: boolean) =>
    setChosen(before => (on ? [...before, { step, reason, note: '' }] : before.filter(each => each.step !== step || each.reason !== reason)))
  const write = (index: number, note: string) => setChosen(before => before.map((each, i) => (i === index ? { ...each, note } : each)))
  const send = () => {
    setAsked(true)
    return chosen.length > 0 && wrong.length === 0 ? onSend(chosen) : undefined
  }

  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.return.heading')}</Heading>
      <View className='muted'>{t('staff.return.hint')}</View>
      {asked && chosen.length === 0 && <FieldError name='reasons' text={t('staff.return.required')} />}
      {STEPS.map(({ step, reasons }) => (
        <View key={step}>
          <View className='strong'>{t(`step.${step}`)}</View>
          {reasons.map(reason => {
            const index = chosen.findIndex(each => each.step === step && each.reason === reason)
            return (
              <View key={reason}>
                <Check plain id={`reason-${step}-${reason}`} label={t(`reason.${reason}`)} checked={index >= 0} onChange={on => toggle(step, reason, on)} />
                {index >= 0 && (
                  <TextField
                    name={`note-${step}-${reason}`}
                    label={t('staff.return.note', { reason: t(`reason.${reason}`) })}
                    hint={reason === 'other' ? t('staff.return.noteHint') : undefined}
                    maxLength={LIMITS.note}
                    value={chosen[index]?.note ?? ''}
                    onChange={note => write(index, note)}
                    error={noteError(index)}
                  />
                )}
              </View>
            )
          })}
        </View>
      ))}
      <Button id='confirm-returnForCorrection' onPress={send}>
        {t('staff.return.send')}
      </Button>
    </View>
  )
}
