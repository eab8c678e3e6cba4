import { View } from '@tarojs/components'
import type { BirthRecord, BirthRecordParent } from '@mcb/shared/domain'
import { formatInstant } from '@/services/dates'
import { useInstitutionName } from '@/services/institutions'
import { type Translate, useText } from '@/services/text'
import { SummaryList } from '../summary-list'

/** A delivery record, line by line; what nobody wrote down is said to be unknown. */
export function BirthRecordList({ id, title, record }: { id?: string; title: string; record: BirthRecord }) {
  const { t, language } = useText()
  const institutionName = useInstitutionName()
  const { newborn, mother, father, placeOfBirth, attendant } = record
  const { gestationalWeeks, gestationalDays, weightGrams, lengthCentimeters } = newborn
  // the record says what the institution was called then, in Chinese; the list, what it is called now
  const inEnglish = language === 'en' && record.institutionCode ? institutionName(record.institutionCode) : null
  const { province, city, district } = record.birthPlace
  const outside = placeOfBirth === 'outsideInstitution'
  const place = [province, city, district].filter((name, i, all) => name && name !== all[i - 1]).join(' ')
  const rows = [
    outside
      ? { label: t('birth.record.place'), value: place }
      : {
          label: t('birth.record.institution'),
          value: (
            <>
              {inEnglish && inEnglish !== record.institutionCode && <View>{inEnglish}</View>}
              <View className={inEnglish ? 'muted' : ''}>{record.institutionName}</View>
            </>
          ),
        },
    { label: t('birth.record.sex'), value: t(`common.sex.${newborn.sex}`) },
    { label: t('birth.record.bornAt'), value: formatInstant(newborn.bornAt, t) },
    // nobody measures at home, and nobody is asked (tender 1.2.3.1)
    ...(outside && weightGrams === null
      ? []
      : [
          {
            label: t('birth.record.gestation'),
            value: gestationalWeeks === null ? t('common.unknown') : t('birth.record.gestationValue', { weeks: gestationalWeeks, days: gestationalDays ?? 0 }),
          },
          { label: t('birth.record.weight'), value: weightGrams === null ? t('common.unknown') : t('birth.record.weightValue', { grams: weightGrams }) },
          { label: t('birth.record.length'), value: lengthCentimeters === null ? t('common.unknown') : t('birth.record.lengthValue', { centimeters: lengthCentimeters }) },
        ]),
    ...(newborn.plurality > 1
      ? [{ label: t('birth.record.plurality'), value: t('birth.record.pluralityValue', { order: newborn.birthOrder, plurality: newborn.plurality }) }]
      : []),
    ...(attendant ? [{ label: t('birth.record.attendant'), value: attendant }] : []),
    { label: t('birth.record.mother'), value: personLine(mother, t) },
    { label: t('birth.record.father'), value: father ? personLine(father, t) : t('birth.record.noFather') },
  ]
  return <SummaryList id={id} title={title} rows={rows} />
}

function personLine({ name, documentKind, documentNumber }: BirthRecordParent, t: Translate): string {
  return t('birth.record.person', { name, kind: t(`kind.${documentKind}`), number: documentNumber })
}
