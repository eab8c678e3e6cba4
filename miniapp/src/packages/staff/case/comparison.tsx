import { Text, View } from '@tarojs/components'
import type { CaseView } from '@mcb/shared/contract'
import { type ComparisonRow, documentOf, type IdentityDocumentKind, type Sex, SIGNER_ROLES, type SignerRole } from '@mcb/shared/domain'
import { Disclosure } from '@/components/disclosure'
import { aria, Heading } from '@/components/primitives'
import { nameOfNationality } from '@/services/countries'
import { formatDate } from '@/services/dates'
import { useText } from '@/services/text'
import { Photos } from './photos'
import './comparison.scss'

/** Each person's photos beside what was written, what was read and what phase 3 has: what differs is open, the rest folded. */
export function Comparison({ of: { comparison, photos, answers } }: { of: CaseView }) {
  const { t } = useText()
  const differing = comparison.filter(({ verdict }) => verdict === 'differs').length
  return (
    <View id='comparison' className='stack'>
      <View className='comparison__head'>
        <Heading level={2}>{t('staff.case.documents')}</Heading>
        {comparison.length > 0 && <Differences count={differing} />}
      </View>
      {SIGNER_ROLES.map(person => {
        if (!documentOf(answers, person)) return null
        const rows = comparison.filter(row => row.person === person)
        return (
          <View key={person} id={`comparison-${person}`} className='comparison'>
            <Heading level={3}>{t(`common.signer.${person}`)}</Heading>
            <View className='comparison__body'>
              <Photos id={person} photos={photos[person]} describe={number => t('staff.case.photoOf', { person: t(`common.signer.${person}`), number })} />
              {rows.length > 0 && <PersonTables person={person} rows={rows} />}
            </View>
          </View>
        )
      })}
    </View>
  )
}

function Differences({ count }: { count: number }) {
  const { t } = useText()
  return (
    <Text className={`verdict verdict--${count > 0 ? 'differs' : 'same'}`}>
      {count > 0 ? t('staff.case.table.differences', { count }) : t('staff.case.table.noDifferences')}
    </Text>
  )
}

function PersonTables({ person, rows }: { person: SignerRole; rows: readonly ComparisonRow[] }) {
  const { t } = useText()
  const differing = rows.filter(({ verdict }) => verdict === 'differs')
  const same = rows.filter(({ verdict }) => verdict === 'same')
  return (
    <View>
      {differing.length > 0 && <Table person={person} caption={t('staff.case.table.caption', { person: t(`common.signer.${person}`) })} rows={differing} />}
      {same.length > 0 && (
        <Disclosure id={`same-${person}`} title={t(differing.length > 0 ? 'staff.case.table.rest' : 'staff.case.table.allSame', { count: same.length })}>
          <Table person={person} caption={t('staff.case.table.captionSame', { person: t(`common.signer.${person}`) })} rows={same} />
        </Disclosure>
      )}
    </View>
  )
}

const COLUMNS = ['applied', 'recognized', 'registered'] as const

function Table({ person, caption, rows }: { person: SignerRole; caption: string; rows: readonly ComparisonRow[] }) {
  const { t } = useText()
  const write = useWriter()
  return (
    <View className='comparison__table' {...aria({ role: 'table', label: caption })}>
      <View className='comparison__row comparison__row--head' {...aria({ role: 'row' })}>
        {(['field', ...COLUMNS, 'verdict'] as const).map(column => (
          <View key={column} className='comparison__cell' {...aria({ role: 'columnheader' })}>
            {t(`staff.case.table.${column}`)}
          </View>
        ))}
      </View>
      {rows.map(row => (
        <View key={row.field} id={`row-${person}-${row.field}`} className={`comparison__row comparison__row--${row.verdict}`} {...aria({ role: 'row' })}>
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
    if (!value) return '–'
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
