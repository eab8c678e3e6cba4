import { Text, View } from '@tarojs/components'
import type { CaseView } from '@mcb/shared/contract'
import type { ComparisonRow, IdentityDocumentKind, ParentRole, Sex } from '@mcb/shared/domain'
import { DocumentPhoto } from '@/components/document-photo'
import { aria, Heading } from '@/components/primitives'
import { nameOfNationality } from '@/services/countries'
import { formatDate } from '@/services/dates'
import { useText } from '@/services/text'
import './comparison.scss'

/** Each parent's photo beside what they wrote, what was read and what phase 3 has; what differs comes first. */
export function Comparison({ of: { comparison, photos, answers } }: { of: CaseView }) {
  const { t } = useText()
  const differing = comparison.filter(({ verdict }) => verdict === 'differs').length
  return (
    <View id='comparison' className='stack'>
      <View className='comparison__head'>
        <Heading level={2}>{t('staff.case.documents')}</Heading>
        {comparison.length > 0 && (
          <Text className={differing > 0 ? 'verdict verdict--differs' : 'verdict verdict--same'}>
            {differing > 0 ? t('staff.case.table.differences', { count: differing }) : t('staff.case.table.noDifferences')}
          </Text>
        )}
      </View>
      {(['mother', 'father'] as const).map(parent => {
        const rows = comparison.filter(row => row.parent === parent)
        if (!answers[`${parent}Document`]) return null
        return (
          <View key={parent} className='comparison'>
            <Heading level={3}>{t(`common.parent.${parent}`)}</Heading>
            <View className='comparison__body'>
              <View className='comparison__photo'>
                {photos[parent] ? (
                  <DocumentPhoto id={`photo-${parent}`} photoId={photos[parent].id} alt={t(`staff.case.photoOf.${parent}`)} />
                ) : (
                  <View className='muted'>{t('staff.case.noPhoto')}</View>
                )}
              </View>
              {rows.length > 0 && <ParentTable parent={parent} rows={rows} />}
            </View>
          </View>
        )
      })}
    </View>
  )
}

const COLUMNS = ['applied', 'recognized', 'registered'] as const

function ParentTable({ parent, rows }: { parent: ParentRole; rows: readonly ComparisonRow[] }) {
  const { t } = useText()
  const write = useWriter()
  const differencesFirst = [...rows].sort((a, b) => Number(b.verdict === 'differs') - Number(a.verdict === 'differs'))
  return (
    <View className='comparison__table' {...aria({ role: 'table', label: t('staff.case.table.caption') })}>
      <View className='comparison__row comparison__row--head' {...aria({ role: 'row' })}>
        {(['field', ...COLUMNS, 'verdict'] as const).map(column => (
          <View key={column} className='comparison__cell' {...aria({ role: 'columnheader' })}>
            {t(`staff.case.table.${column}`)}
          </View>
        ))}
      </View>
      {differencesFirst.map(row => (
        <View key={row.field} id={`row-${parent}-${row.field}`} className={`comparison__row comparison__row--${row.verdict}`} {...aria({ role: 'row' })}>
          <View className='comparison__cell comparison__cell--field' {...aria({ role: 'rowheader' })}>
            {t(`staff.case.field.${row.field}`)}
          </View>
          {COLUMNS.map(column => (
            <View key={column} className='comparison__cell' {...aria({ role: 'cell' })}>
              <Text className='comparison__column' {...aria({ hidden: true })}>
                {t(`staff.case.table.${column}`)}
              </Text>
              <Text className='comparison__value'>{write(row.field, row[column])}</Text>
            </View>
          ))}
          <View className='comparison__cell comparison__cell--verdict' {...aria({ role: 'cell' })}>
            <Text className={`verdict verdict--${row.verdict}`}>{t(`staff.case.table.${row.verdict}`)}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}

/** A value as the reader's language writes it; letters of names and numbers stay exactly as they are. */
function useWriter() {
  const { t, language } = useText()
  return (field: ComparisonRow['field'], value: string | null): string => {
    if (value === null) return '–'
    switch (field) {
      case 'documentKind':
        return t(`kind.${value as IdentityDocumentKind}`)
      case 'sex':
        return t(`common.sex.${value as Sex}`)
      case 'nationality':
        return nameOfNationality(value, language)
      case 'birthDate':
      case 'expiryDate':
        return formatDate(value, t)
      default:
        return value
    }
  }
}
