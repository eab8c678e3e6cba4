import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import { birthChanges, type BirthRecord, CORRECTABLE_BIRTH_PARTS, type Sex } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { today } from '@/services/dates'
import { describeProblems, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { BirthChanges } from '../birth-changes'
import { Button } from '../button'
import { Choice } from '../choice'
import { ErrorSummary } from '../error-summary'
import { Failure } from '../failure'
import { DateField, TextField, TimeField } from '../field'
import { aria, Heading } from '../primitives'
import { type Correction, type CorrectionForm as Form, correctionFormOf, partsRefused, typedCorrection } from './correction'
import './index.scss'

/** The parts that are typed, and how long each may be. */
const TYPED = {
  gestationalWeeks: 2,
  gestationalDays: 1,
  weightGrams: 4,
  lengthCentimeters: 4,
  motherName: LIMITS.nameLine,
  motherDocumentNumber: LIMITS.documentNumber,
  fatherName: LIMITS.nameLine,
  fatherDocumentNumber: LIMITS.documentNumber,
} as const satisfies Partial<Record<keyof Form, number>>
type TypedPart = keyof typeof TYPED
/** A pair a line, where there is room for two. */
const PAIRS: readonly (readonly [TypedPart, TypedPart])[] = [
  ['gestationalWeeks', 'gestationalDays'],
  ['weightGrams', 'lengthCentimeters'],
  ['motherName', 'motherDocumentNumber'],
  ['fatherName', 'fatherDocumentNumber'],
]

const NOTHING_CHANGED: readonly RawProblem[] = [{ path: 'changes', code: 'required', words: 'staff.correct.nothing', target: 'correction-nothing' }]

type Props = {
  record: BirthRecord
  /** What may be corrected; the others are not asked. */
  parts?: readonly (typeof CORRECTABLE_BIRTH_PARTS)[number][]
  /** What the correction sets going. */
  hint: string
  /** There is a field for a word to the parents. */
  withNote?: boolean
  /** What went wrong with the last try. */
  failure: unknown
  onSend(correction: Correction, note: string): Promise<unknown>
}

/** Puts a delivery record right, after the medical record: what it says, what it should say, and what that sets going. */
export function BirthCorrectionForm({ record, parts = CORRECTABLE_BIRTH_PARTS, hint, withNote = false, failure, onSend }: Props) {
  const { t } = useText()
  const [form, setForm] = useState(() => correctionFormOf(record))
  const [note, setNote] = useState('')
  // the list at the moment of the press; the fields themselves follow the typing
  const [listed, setListed] = useState<readonly RawProblem[]>([])
  const [asked, setAsked] = useState(false)
  const labels = useLabels()
  const { correction, problems: typed } = typedCorrection(form, record)
  const changes = birthChanges(record, correction)
  const refused = useMemo(() => partsRefused(failure), [failure])
  const problems = describeProblems(asked ? [...typed, ...refused] : refused, t, labels)
  const summary = useMemo(() => describeProblems([...listed, ...refused], t, labels), [listed, refused, t, labels])
  const frame = (part: keyof Form) => ({
    name: part,
    label: labels[part],
    value: form[part],
    onChange: (value: string) => setForm(before => ({ ...before, [part]: value })),
    error: problemOf(problems, part),
  })
  const isAsked = (part: TypedPart) => parts.includes(part) && (record.father !== null || !part.startsWith('father'))
  const send = () => {
    const found = typed.length === 0 && changes.length === 0 ? NOTHING_CHANGED : typed
    setAsked(true)
    setListed(found)
    return found.length > 0 ? undefined : onSend(correction, note)
  }

  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.correct.heading')}</Heading>
      <View className='muted'>{hint}</View>
      <ErrorSummary problems={summary} />
      {parts.includes('sex') && (
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
      {parts.includes('bornAt') && (
        <View className='correction__pair'>
          <DateField {...frame('date')} max={today()} />
          <TimeField {...frame('time')} />
        </View>
      )}
      {PAIRS.filter(pair => pair.some(isAsked)).map(pair => (
        <View key={pair[0]} className='correction__pair'>
          {pair.filter(isAsked).map(part => (
            <TextField key={part} {...frame(part)} kind={part.endsWith('DocumentNumber') ? 'code' : undefined} maxLength={TYPED[part]} />
          ))}
        </View>
      ))}
      <View className='stack--tight'>
        <View className='strong'>{t('staff.correct.changes')}</View>
        {changes.length > 0 ? (
          <BirthChanges id='correction-changes' changes={changes} />
        ) : (
          <View id='correction-nothing' className='muted' {...aria({ focusable: true })}>
            {t('staff.correct.nothing')}
          </View>
        )}
      </View>
      {withNote && <TextField name='correction-note' label={t('staff.correct.note')} optional multiline maxLength={LIMITS.note} value={note} onChange={setNote} />}
      {refused.length === 0 && <Failure of={failure} />}
      <Button id='send-correction' onPress={send}>
        {t('staff.correct.send')}
      </Button>
    </View>
  )
}

function useLabels(): Record<keyof Form, string> {
  const { t } = useText()
  return useMemo(() => {
    const typed = Object.fromEntries((Object.keys(TYPED) as TypedPart[]).map(part => [part, t(`birthPart.${part}`)])) as Record<TypedPart, string>
    return { sex: t('birthPart.sex'), date: t('staff.correct.date'), time: t('staff.correct.time'), ...typed }
  }, [t])
}
