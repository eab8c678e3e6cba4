import { View } from '@tarojs/components'
import { correctBirth, LIMITS } from '@mcb/shared/contract'
import { type Answers, birthChanges, type BirthCorrection, type BirthRecord, correctableParts, type Sex } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { BirthChanges } from '@/components/birth-changes'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { Failure } from '@/components/failure'
import { DateField, TextField, TimeField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { today } from '@/services/dates'
import { describeProblems, problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { type CorrectionForm as Form, correctionFormOf, typedCorrection } from './correction'
import { type CaseWriteProps, useCaseWrite } from './use-case-write'

/** The parts that are typed, and how long each may be. */
const MAX_LENGTH = {
  gestationalWeeks: 2,
  gestationalDays: 1,
  weightGrams: 4,
  lengthCentimeters: 4,
  motherName: LIMITS.nameLine,
  motherDocumentNumber: LIMITS.documentNumber,
  fatherName: LIMITS.nameLine,
  fatherDocumentNumber: LIMITS.documentNumber,
} as const satisfies Partial<Record<keyof Form, number>>
const TYPED = Object.keys(MAX_LENGTH) as (keyof typeof MAX_LENGTH)[]

type Props = CaseWriteProps & { newborn: number; record: BirthRecord; onDone(): void }

/** Puts a delivery record right, after the medical record: what it says, what it should say, and what that sets going. */
export function CorrectionForm({ newborn, record, onDone, ...write }: Props) {
  const { t } = useText()
  const [form, setForm] = useState(() => correctionFormOf(record))
  const [asked, setAsked] = useState(false)
  // the list at the moment of the press; the fields themselves follow the typing
  const [shown, setShown] = useState<readonly ShownProblem[]>([])
  const { perform, failure, params, version } = useCaseWrite(write)
  const { correction, problems: raw } = typedCorrection(form, record)
  const changes = birthChanges(record, correction)
  const labels = useMemo(
    () => ({
      sex: t('birthPart.sex'),
      date: t('staff.correct.date'),
      time: t('staff.correct.time'),
      gestationalWeeks: t('birthPart.gestationalWeeks'),
      gestationalDays: t('birthPart.gestationalDays'),
      weightGrams: t('birthPart.weightGrams'),
      lengthCentimeters: t('birthPart.lengthCentimeters'),
      motherName: t('birthPart.motherName'),
      motherDocumentNumber: t('birthPart.motherDocumentNumber'),
      fatherName: t('birthPart.fatherName'),
      fatherDocumentNumber: t('birthPart.fatherDocumentNumber'),
    }),
    [t],
  )
  const problems = describeProblems(raw, t, labels)
  const errorOf = (part: keyof Form) => (asked ? problemOf(problems, part) : undefined)
  const change = (part: keyof Form) => (value: string) => setForm(before => ({ ...before, [part]: value }))
  const can = (part: keyof BirthCorrection) => correctableParts(write.of.answers as Answers).includes(part)
  const send = async () => {
    setAsked(true)
    setShown(problems)
    if (raw.length > 0 || changes.length === 0) return
    if (await perform(() => api.call(correctBirth, { params, body: { version, newborn, changes: correction } }))) onDone()
  }

  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.correct.heading')}</Heading>
      <View className='muted'>{t('staff.correct.hint')}</View>
      <ErrorSummary problems={shown} />
      {can('sex') && (
        <Choice<Sex>
          name='sex'
          legend={labels.sex}
          inline
          options={[
            { value: 'female', label: t('common.sex.female') },
            { value: 'male', label: t('common.sex.male') },
          ]}
          value={form.sex}
          onChange={sex => setForm(before => ({ ...before, sex }))}
        />
      )}
      {can('bornAt') && (
        <>
          <DateField name='date' label={labels.date} max={today()} value={form.date} onChange={change('date')} error={errorOf('date')} />
          <TimeField name='time' label={labels.time} value={form.time} onChange={change('time')} error={errorOf('time')} />
        </>
      )}
      {TYPED.filter(part => can(part) && (record.father || !part.startsWith('father'))).map(part => (
        <TextField
          key={part}
          name={part}
          label={labels[part]}
          kind={part.endsWith('DocumentNumber') ? 'code' : undefined}
          maxLength={MAX_LENGTH[part]}
          value={form[part]}
          onChange={change(part)}
          error={errorOf(part)}
        />
      ))}
      <View className='stack--tight'>
        <View className='strong'>{t('staff.correct.changes')}</View>
        {changes.length > 0 ? <BirthChanges id='correction-changes' changes={changes} /> : <View className='muted'>{t('staff.correct.nothing')}</View>}
      </View>
      <Failure of={failure} />
      <Button id='confirm-correctBirth' onPress={send}>
        {t('staff.correct.send')}
      </Button>
    </View>
  )
}
