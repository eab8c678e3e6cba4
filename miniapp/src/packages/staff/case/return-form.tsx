import { View } from '@tarojs/components'
import { type CaseView, LIMITS } from '@mcb/shared/contract'
import { type Answers, returnProblemsProblems, type ReturnProblem, type ReturnReason, type StepId } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { DropdownField, TextField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { placeWords } from '@/services/places'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'
import { returnPlaces, returnReasons, returnSteps } from './return-places'

/** One thing to correct, as it is being chosen. `key` stays with it when another one is removed. */
type Point = { key: number; step: StepId | null; field: string; reason: ReturnReason | null; note: string }
const aPoint = (key: number): Point => ({ key, step: null, field: '', reason: null, note: '' })

/** What the parents are to correct: question, place, reason, and a sentence where one is needed. */
export function ReturnForm({ of: { kind, answers }, onSend }: { of: CaseView; onSend(problems: ReturnProblem[]): Promise<unknown> }) {
  const { t } = useText()
  const facts = useFacts()
  const form = { kind, answers: answers as Answers }
  const [points, setPoints] = useState<Point[]>(() => [aPoint(0)])
  const [asked, setAsked] = useState(false)

  const change = (key: number, part: Partial<Point>) => setPoints(before => before.map(point => (point.key === key ? { ...point, ...part } : point)))
  const chosen = points.flatMap(({ step, field, reason, note }): ReturnProblem[] => (step && reason ? [{ step, field, reason, note: note.trim() }] : []))
  const send = () => {
    setAsked(true)
    return chosen.length === points.length && returnProblemsProblems(chosen).length === 0 ? onSend(chosen) : undefined
  }

  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.return.heading')}</Heading>
      <View className='muted'>{t('staff.return.hint')}</View>
      {points.map((point, i) => {
        const { key, step, field, reason, note } = point
        const name = (part: string) => `return-${i}-${part}`
        const places = step ? returnPlaces(step, form, facts) : []
        return (
          <View key={key} className='return-point stack--tight'>
            {points.length > 1 && <View className='strong'>{t('staff.return.point', { number: i + 1 })}</View>}
            <DropdownField
              name={name('step')}
              label={t('staff.return.step')}
              options={returnSteps(form, facts).map(each => ({ value: each, label: t(`step.${each}`) }))}
              value={step}
              onChange={value => change(key, { step: value as StepId | null, field: '', reason: null })}
              error={asked && !step ? t('problem.required') : undefined}
            />
            {step && places.length > 0 && (
              <DropdownField
                name={name('place')}
                label={t('staff.return.place')}
                options={[WHOLE, ...places].map(place => ({ value: place, label: (place !== WHOLE && placeWords(step, place, t)) || t('place.whole') }))}
                value={field || WHOLE}
                onChange={value => change(key, { field: value && value !== WHOLE ? value : '', reason: null })}
              />
            )}
            {step && (
              <DropdownField
                name={name('reason')}
                label={t('staff.return.reason')}
                options={returnReasons(step, field).map(each => ({ value: each, label: t(`reason.${each}`) }))}
                value={reason}
                onChange={value => change(key, { reason: value as ReturnReason | null })}
                error={asked && !reason ? t('problem.required') : undefined}
              />
            )}
            {reason && (
              <TextField
                name={name('note')}
                label={t('staff.return.note')}
                optional={reason !== 'other'}
                multiline
                maxLength={LIMITS.note}
                value={note}
                onChange={text => change(key, { note: text })}
                error={asked && reason === 'other' && !note.trim() ? t('problem.return.note_required') : undefined}
              />
            )}
            {points.length > 1 && (
              <Button id={`return-${i}-remove`} kind='link' onPress={() => setPoints(before => before.filter(each => each.key !== key))}>
                {t('staff.return.remove', { number: i + 1 })}
              </Button>
            )}
          </View>
        )
      })}
      <Button id='return-add' kind='secondary' onPress={() => setPoints(before => [...before, aPoint(Math.max(...before.map(({ key }) => key)) + 1)])}>
        {t('staff.return.add')}
      </Button>
      <Button id='confirm-returnForCorrection' onPress={send}>
        {t('staff.return.send')}
      </Button>
    </View>
  )
}

/** A dropdown has no empty value of its own. */
const WHOLE = 'whole'
