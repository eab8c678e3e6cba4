import { View } from '@tarojs/components'
import { type Answers, birthChanges, type BirthCorrection, type BirthRecord, birthRecords } from '@mcb/shared/domain'
import { useState } from 'react'
import { BirthChanges } from '@/components/birth-changes'
import { BirthRecordList } from '@/components/birth-record-list'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { newbornNames } from '@/services/newborns'
import { useText } from '@/services/text'
import { CorrectionForm } from './correction-form'
import type { CaseWriteProps } from './use-case-write'
import { refusalWords } from './words'

/** The births, one of each newborn: what the record says, what is said against it, and a way to put it right. */
export function Births(props: CaseWriteProps) {
  const { t } = useText()
  const { answers, registered, correctionRefusal } = props.of
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
        <Birth key={newborn} {...props} newborn={newborn} record={record} name={names[newborn]} now={registered?.id && registered.id === record.id ? registered : null} />
      ))}
    </View>
  )
}

type BirthProps = CaseWriteProps & { newborn: number; record: BirthRecord; name: string | undefined; /** As phase 3 has it today. */ now: BirthRecord | null }

function Birth({ newborn, record, name, now, ...write }: BirthProps) {
  const { t } = useText()
  const { actions, correction } = write.of
  const [open, setOpen] = useState(false)
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
          <Button id={`correct-${newborn}`} kind='secondary' expanded={open} onPress={() => setOpen(!open)}>
            {t('staff.correct.open')}
          </Button>
          {open && <CorrectionForm {...write} newborn={newborn} record={record} onDone={() => setOpen(false)} />}
        </>
      )}
    </View>
  )
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
