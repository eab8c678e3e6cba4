import { View } from '@tarojs/components'
import type { BirthRecord, BirthRecordParent } from '@mcb/shared/domain'
import { formatInstant } from '@/services/dates'
import { useInstitutionOf } from '@/services/institutions'
import { useText } from '@/services/text'
import { SummaryList, type SummaryRow } from '../summary-list'

/** A delivery record, line by line; what nobody measured is left out. */
export function BirthRecordList({ id, title, record }: { id?: string; title: string; record: BirthRecord }) {
  const { t } = useText()
  const institutionOf = useInstitutionOf()
  const { newborn, mother, father, attendant } = record
  const { gestationalWeeks, gestationalDays, weightGrams, lengthCentimeters } = newborn
  const { province, city, district } = record.birthPlace
  const measured = (label: string, value: number | null, text: string): SummaryRow[] => (value === null ? [] : [{ label, value: text }])
  const rows = [
    record.placeOfBirth === 'outsideInstitution'
      ? { label: t('birth.record.place'), value: [province, city, district].filter((name, i, all) => name && name !== all[i - 1]).join(' ') }
      : { label: t('birth.record.institution'), value: institutionOf(record) },
    { label: t('birth.record.sex'), value: t(`common.sex.${newborn.sex}`) },
    { label: t('birth.record.bornAt'), value: formatInstant(newborn.bornAt, t) },
    ...measured(t('birth.record.gestation'), gestationalWeeks, t('birth.record.gestationValue', { weeks: gestationalWeeks ?? 0, count: gestationalDays ?? 0 })),
    ...measured(t('birth.record.weight'), weightGrams, t('birth.record.weightValue', { grams: weightGrams ?? 0 })),
    ...measured(t('birth.record.length'), lengthCentimeters, t('birth.record.lengthValue', { centimeters: lengthCentimeters ?? 0 })),
    ...(newborn.plurality > 1
      ? [{ label: t('birth.record.plurality'), value: t('birth.record.pluralityValue', { order: newborn.birthOrder, plurality: newborn.plurality }) }]
      : []),
    ...(attendant ? [{ label: t('birth.record.attendant'), value: attendant }] : []),
    { label: t('birth.record.mother'), value: <Person of={mother} /> },
    { label: t('birth.record.father'), value: father ? <Person of={father} /> : t('birth.record.noFather') },
  ]
  return <SummaryList id={id} title={title} rows={rows} />
}

function Person({ of: { name, documentKind, documentNumber } }: { of: BirthRecordParent }) {
  const { t } = useText()
  return (
    <>
      <View>{name}</View>
      <View className='muted'>{`${t(`kind.${documentKind}`)} ${documentNumber}`}</View>
    </>
  )
}
