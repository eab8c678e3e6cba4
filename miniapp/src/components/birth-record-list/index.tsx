import type { BirthRecord, BirthRecordParent } from '@mcb/shared/domain'
import { formatInstant } from '@/services/dates'
import { useInstitutionName } from '@/services/institutions'
import { type Translate, useText } from '@/services/text'
import { SummaryList } from '../summary-list'

/** A delivery record as phase 3 has it, line by line. */
export function BirthRecordList({ id, title, record }: { id?: string; title: string; record: BirthRecord }) {
  const { t } = useText()
  const institutionName = useInstitutionName()
  const { newborn, mother, father } = record
  const rows = [
    { label: t('birth.record.institution'), value: institutionName(record.institutionCode) },
    { label: t('birth.record.sex'), value: t(`common.sex.${newborn.sex}`) },
    { label: t('birth.record.bornAt'), value: formatInstant(newborn.bornAt, t) },
    { label: t('birth.record.gestation'), value: t('birth.record.gestationValue', { weeks: newborn.gestationalWeeks, days: newborn.gestationalDays }) },
    { label: t('birth.record.weight'), value: t('birth.record.weightValue', { grams: newborn.weightGrams }) },
    { label: t('birth.record.length'), value: t('birth.record.lengthValue', { centimeters: newborn.lengthCentimeters }) },
    ...(newborn.plurality > 1
      ? [{ label: t('birth.record.plurality'), value: t('birth.record.pluralityValue', { order: newborn.birthOrder, plurality: newborn.plurality }) }]
      : []),
    { label: t('birth.record.mother'), value: personLine(mother, t) },
    { label: t('birth.record.father'), value: father ? personLine(father, t) : t('birth.record.noFather') },
  ]
  return <SummaryList id={id} title={title} rows={rows} />
}

function personLine({ name, documentKind, documentNumber }: BirthRecordParent, t: Translate): string {
  return t('birth.record.person', { name, kind: t(`kind.${documentKind}`), number: documentNumber })
}
