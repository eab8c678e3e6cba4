import { View } from '@tarojs/components'
import { type Input, type correctBirthCheck, LIMITS } from '@mcb/shared/contract'
import { birthChanges, type BirthRecord, type Sex } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { BirthChanges } from '@/components/birth-changes'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { DateField, TextField, TimeField } from '@/components/field'
import { type CorrectionForm as Form, correctionFormOf, typedCorrection } from '../../staff/case/correction'
import { today } from '@/services/dates'
import { describeProblems, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'

/** The parts that are typed, and how long each may be. */
const TYPED = [
  ['gestationalWeeks', 2],
  ['gestationalDays', 1],
  ['weightGrams', 4],
  ['lengthCentimeters', 4],
  ['motherName', LIMITS.nameLine],
  ['motherDocumentNumber', LIMITS.documentNumber],
  ['fatherName', LIMITS.nameLine],
  ['fatherDocumentNumber', LIMITS.documentNumber],
] as const satisfies readonly (readonly [keyof Form, number])[]

type Correction = Pick<Input<typeof correctBirthCheck>['body'], 'changes' | 'note'>
type Props = {
  record: BirthRecord
  /** What the BFF said of the last try, by the parts of this form. */
  refused: readonly RawProblem[]
  onSend(correction: Correction): Promise<unknown>
}

/** Puts a delivery record right, after the medical record. */
export function RecordCorrection({ record, refused, onSend }: Props) {
  const { t } = useText()
  const [form, setForm] = useState(() => correctionFormOf(record))
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const { correction, problems: typed } = typedCorrection(form, record)
  const changes = birthChanges(record, correction)
  const labels = useMemo(
    () => ({
      sex: t('birthPart.sex'),
      date: t('records.staff.date'),
      time: t('records.staff.time'),
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
  const problems = describeProblems(asked && typed.length > 0 ? typed : refused, t, labels)
  const change = (part: keyof Form) => (value: string) => setForm(before => ({ ...before, [part]: value }))
  const send = () => {
    setAsked(true)
    return typed.length > 0 || changes.length === 0 ? undefined : onSend({ changes: correction, note })
  }

  return (
    <View className='card stack'>
      <View className='muted'>{t('records.staff.correctHint')}</View>
      {problems.length > 0 && <ErrorSummary problems={problems} />}
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
      <DateField name='date' label={labels.date} max={today()} value={form.date} onChange={change('date')} error={problemOf(problems, 'date')} />
      <TimeField name='time' label={labels.time} value={form.time} onChange={change('time')} error={problemOf(problems, 'time')} />
      {TYPED.filter(([part]) => record.father || !part.startsWith('father')).map(([part, maxLength]) => (
        <TextField
          key={part}
          name={part}
          label={labels[part]}
          kind={part.endsWith('DocumentNumber') ? 'code' : undefined}
          maxLength={maxLength}
          value={form[part]}
          onChange={change(part)}
          error={problemOf(problems, part)}
        />
      ))}
      <View className='stack--tight'>
        <View className='strong'>{t('records.staff.changes')}</View>
        {changes.length > 0 ? <BirthChanges id='correction-changes' changes={changes} /> : <View className='muted'>{t('records.staff.nothing')}</View>}
      </View>
      <TextField name='correction-note' label={t('records.staff.note')} optional multiline maxLength={LIMITS.note} value={note} onChange={setNote} />
      <Button id='send-correction' onPress={send}>
        {t('records.staff.send')}
      </Button>
    </View>
  )
}
