import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import type { OutsideBirthAnswer, Sex } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { AddressField } from '@/components/address-field'
import { withMissingParts } from '@/components/address-field/address-form'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { DateField, TextField, TimeField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { today } from '@/services/dates'
import { problemOf, type RawProblem, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { addressLabels } from '@/components/address-field/address-labels'
import { ofNewborns } from '../../newborn-labels'
import { EMPTY_NEWBORN, EMPTY_OUTSIDE_BIRTH, MOST_NEWBORNS, type NewbornForm, type OutsideBirthForm, outsideBirthFormOf, outsideBirthOf } from '../../outside-birth/outside-birth-form'
import { useAnswer, useStep } from '../../use-step'

/** A birth outside an institution, as the family tells it; nobody asks for weight or length. */
export default function OutsideBirthQuestion() {
  const { t } = useText()
  const labels = useLabels()
  const page = useStep('outsideBirth', labels)
  const saved = page.application?.answers.outsideBirth as OutsideBirthAnswer | undefined
  const savedForm = useMemo(() => saved && outsideBirthFormOf(saved), [saved])
  const [form, change] = useAnswer<OutsideBirthForm>('outsideBirth', EMPTY_OUTSIDE_BIRTH, savedForm)
  const { newborns, place } = form
  const changeNewborn = (at: number, part: Partial<NewbornForm>) => change({ newborns: newborns.map((newborn, i) => (i === at ? { ...newborn, ...part } : newborn)) })

  const adjust = (found: readonly RawProblem[]) => withMissingParts(found, { place }).flatMap(problem => timeApart(problem, newborns))
  return (
    <StepScreen page={{ ...page, problems: ofNewborns(page.problems, newborns.length > 1, t) }} heading={t('apply.outsideBirth.heading')} hint={t('apply.outsideBirth.hint')} onContinue={() => page.save(outsideBirthOf(form), adjust)}>
      {newborns.map((newborn, i) => (
        <Newborn
          key={i}
          at={i}
          newborn={newborn}
          many={newborns.length > 1}
          change={part => changeNewborn(i, part)}
          onRemove={() => change({ newborns: newborns.filter((_, each) => each !== i) })}
          problems={page.problems}
        />
      ))}
      {newborns.length < MOST_NEWBORNS && (
        // born on the same day as a rule
        <Button id='add-newborn' kind='secondary' onPress={() => change({ newborns: [...newborns, { ...EMPTY_NEWBORN, birthDate: newborns[0]?.birthDate ?? '' }] })}>
          {t('apply.outsideBirth.add')}
        </Button>
      )}
      <AddressField path='place' legend={t('apply.outsideBirth.place')} form={place} onChange={changed => change({ place: changed })} problems={page.problems} />
      <TextField
        name='attendant'
        label={t('apply.outsideBirth.attendant')}
        hint={t('apply.outsideBirth.attendantHint')}
        optional
        maxLength={LIMITS.nameLine}
        value={form.attendant}
        onChange={attendant => change({ attendant })}
        error={problemOf(page.problems, 'attendant')}
      />
      <TextField
        name='circumstances'
        label={t('apply.outsideBirth.circumstances')}
        hint={t('apply.outsideBirth.circumstancesHint')}
        multiline
        maxLength={LIMITS.explanation}
        value={form.circumstances}
        onChange={circumstances => change({ circumstances })}
        error={problemOf(page.problems, 'circumstances')}
      />
    </StepScreen>
  )
}

type NewbornProps = { at: number; newborn: NewbornForm; many: boolean; change(part: Partial<NewbornForm>): void; onRemove(): void; problems: readonly ShownProblem[] }

function Newborn({ at, newborn, many, change, onRemove, problems }: NewbornProps) {
  const { t } = useText()
  const path = `newborns.${at}`
  const name = `newborns-${at}`
  return (
    <View className='card stack'>
      <Heading level={2}>{many ? t('apply.answer.newbornOf', { order: at + 1 }) : t('apply.answer.newborn')}</Heading>
      <Choice<Sex>
        name={`${name}-sex`}
        legend={t('birth.record.sex')}
        inline
        options={(['female', 'male'] as const).map(value => ({ value, id: `choice-${at}-${value}`, label: t(`common.sex.${value}`) }))}
        value={newborn.sex || null}
        onChange={sex => change({ sex })}
        error={problemOf(problems, `${path}.sex`)}
      />
      <DateField
        name={`${name}-bornAt`}
        label={t('birth.birthDate')}
        value={newborn.birthDate}
        onChange={birthDate => change({ birthDate })}
        max={today()}
        error={problemOf(problems, `${path}.bornAt`)}
      />
      <TimeField
        name={`${name}-time`}
        label={t('apply.outsideBirth.time')}
        hint={t('apply.outsideBirth.timeHint')}
        value={newborn.time}
        onChange={time => change({ time })}
        error={problemOf(problems, `${path}.time`)}
      />
      {many && (
        <Button id={`remove-newborn-${at}`} kind='link' label={t('common.labelled', { label: t('apply.answer.newbornOf', { order: at + 1 }), text: t('common.action.remove') })} onPress={onRemove}>
          {t('common.action.remove')}
        </Button>
      )}
    </View>
  )
}

/** A missing instant is a missing day or a missing time, or both. */
function timeApart(problem: RawProblem, newborns: readonly NewbornForm[]): RawProblem[] {
  const at = /^newborns\.(\d+)\.bornAt$/.exec(problem.path)?.[1]
  const newborn = at === undefined ? undefined : newborns[Number(at)]
  if (!newborn || problem.code !== 'required') return [problem]
  return [...(newborn.birthDate ? [] : [problem]), ...(newborn.time ? [] : [{ ...problem, path: `newborns.${at}.time` }])]
}

function useLabels(): Record<string, string> {
  const { t } = useText()
  return useMemo(
    () => ({
      ...Object.fromEntries(
        Array.from({ length: MOST_NEWBORNS }, (_, i) => [
          [`newborns.${i}.sex`, t('birth.record.sex')],
          [`newborns.${i}.bornAt`, t('birth.birthDate')],
          [`newborns.${i}.time`, t('apply.outsideBirth.time')],
        ]).flat(),
      ),
      ...addressLabels('place', t),
      attendant: t('apply.outsideBirth.attendant'),
      circumstances: t('apply.outsideBirth.circumstances'),
    }),
    [t],
  )
}
