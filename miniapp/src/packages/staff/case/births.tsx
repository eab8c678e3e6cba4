import { View } from '@tarojs/components'
import { correctBirth } from '@mcb/shared/contract'
import { type Answers, birthChanges, type BirthCorrection, type BirthRecord, birthRecords, correctableParts } from '@mcb/shared/domain'
import { useState } from 'react'
import { BirthChanges } from '@/components/birth-changes'
import { BirthCorrectionForm } from '@/components/birth-correction'
import { BirthRecordList } from '@/components/birth-record-list'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { api } from '@/services'
import { newbornNames } from '@/services/newborns'
import { useText } from '@/services/text'
import { type CaseWriteProps, useCaseWrite } from './use-case-write'
import { refusalWords } from './words'

/** The births, one of each newborn: what the record says, what is said against it, and a way to put it right. */
export function Births(props: CaseWriteProps) {
  const { t } = useText()
  const { answers, registered, correctionRefusal } = props.of
  // one form at a time: its fields have names of their own only once
  const [correcting, setCorrecting] = useState<number | null>(null)
  const records = birthRecords(answers as Answers)
  const names = newbornNames(answers)
  if (records.length === 0) return null
  const dispute = answers.birth?.dispute
  return (
    <View id='births' className='stack'>
      {dispute && (
        <Notice id='dispute' tone='warning' title={t('staff.case.dispute')}>
          {[...dispute.fields.map(field => t(`birth.dispute.field.${field}`)), dispute.note].filter(Boolean).map(line => (
            <View key={line}>{line}</View>
          ))}
        </Notice>
      )}
      {correctionRefusal && <Notice id='correction-refused' tone='problem' announced title={t('staff.case.correctionRefused', { reason: refusalWords(correctionRefusal, t) })} />}
      {records.map((record, newborn) => (
        <Birth
          key={newborn}
          {...props}
          newborn={newborn}
          record={record}
          name={names[newborn]}
          now={registered?.id && registered.id === record.id ? registered : null}
          open={correcting === newborn}
          onOpen={open => setCorrecting(open ? newborn : null)}
        />
      ))}
    </View>
  )
}

type BirthProps = CaseWriteProps & {
  newborn: number
  record: BirthRecord
  name: string | undefined
  /** As phase 3 has it today. */
  now: BirthRecord | null
  open: boolean
  onOpen(open: boolean): void
}

function Birth({ newborn, record, name, now, open, onOpen, ...write }: BirthProps) {
  const { t } = useText()
  const { actions, correction } = write.of
  const pending = correction?.newborn === newborn ? correction : null
  const since = now ? birthChanges(record, asCorrection(now)) : []
  return (
    <View id={`birth-${newborn}`} className='stack--tight'>
      <BirthRecordList title={name ? t('staff.case.deliveryOf', { name }) : t('staff.case.delivery')} record={record} />
      {since.length > 0 && (
        <Notice tone='warning' title={t('staff.case.registryNow')}>
          <BirthChanges changes={since} />
        </Notice>
      )}
      {pending && (
        <Notice id='correction-pending' tone='info' announced title={t('staff.case.correcting')}>
          <BirthChanges changes={birthChanges(record, pending.changes)} />
        </Notice>
      )}
      {actions.includes('correctBirth') && (
        <>
          <Button id={`correct-${newborn}`} kind='secondary' expanded={open} onPress={() => onOpen(!open)}>
            {t('staff.correct.open')}
          </Button>
          {open && <BirthToCorrect {...write} newborn={newborn} record={record} onDone={() => onOpen(false)} />}
        </>
      )}
    </View>
  )
}

function BirthToCorrect({ newborn, record, onDone, ...write }: CaseWriteProps & { newborn: number; record: BirthRecord; onDone(): void }) {
  const { t } = useText()
  const { perform, failure, params, version } = useCaseWrite(write)
  const send = async (changes: BirthCorrection) => {
    if (await perform(() => api.call(correctBirth, { params, body: { version, newborn, changes } }))) onDone()
  }
  return <BirthCorrectionForm record={record} parts={correctableParts(write.of.answers as Answers)} hint={t('staff.correct.hint')} failure={failure} onSend={send} />
}

/** A record as the correction that would lead to it. */
function asCorrection({ newborn, mother, father }: BirthRecord): BirthCorrection {
  const { sex, bornAt, gestationalWeeks, gestationalDays, weightGrams, lengthCentimeters } = newborn
  return {
    sex,
    bornAt,
    gestationalWeeks: gestationalWeeks ?? undefined,
    gestationalDays: gestationalDays ?? undefined,
    weightGrams: weightGrams ?? undefined,
    lengthCentimeters: lengthCentimeters ?? undefined,
    motherName: mother.name,
    motherDocumentNumber: mother.documentNumber,
    fatherName: father?.name,
    fatherDocumentNumber: father?.documentNumber,
  }
}
