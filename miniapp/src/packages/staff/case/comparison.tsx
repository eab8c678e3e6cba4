import { Text, View } from '@tarojs/components'
import type { CaseView } from '@mcb/shared/contract'
import { type ComparisonRow as Row, documentOf, SIGNER_ROLES, type SignerRole } from '@mcb/shared/domain'
import { Disclosure } from '@/components/disclosure'
import { aria, Heading } from '@/components/primitives'
import { useText } from '@/services/text'
import { COLUMNS, ComparisonRow } from './comparison-row'
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

function PersonTables({ person, rows }: { person: SignerRole; rows: readonly Row[] }) {
  const { t } = useText()
  const differing = rows.filter(({ verdict }) => verdict === 'differs')
  const same = rows.filter(({ verdict }) => verdict === 'same')
  return (
    <View>
      {differing.length > 0 && <Table caption={t('staff.case.table.caption', { person: t(`common.signer.${person}`) })} rows={differing} />}
      {same.length > 0 && (
        <Disclosure id={`same-${person}`} title={t(differing.length > 0 ? 'staff.case.table.rest' : 'staff.case.table.allSame', { count: same.length })}>
          <Table caption={t('staff.case.table.captionSame', { person: t(`common.signer.${person}`) })} rows={same} />
        </Disclosure>
      )}
    </View>
  )
}

function Table({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const { t } = useText()
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
        <ComparisonRow key={row.field} of={row} />
      ))}
    </View>
  )
}
