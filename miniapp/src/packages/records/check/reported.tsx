import { View } from '@tarojs/components'
import type { BirthCheckView, StaffBirthCheckView } from '@mcb/shared/contract'
import { BirthRecordList } from '@/components/birth-record-list'
import { Bullets } from '@/components/bullets'
import { Notice } from '@/components/notice'
import { useText } from '@/services/text'

/** What a parent said is wrong: the parts, and their words. */
export function Reported({ of: { dispute }, title }: { of: Pick<BirthCheckView | StaffBirthCheckView, 'dispute'>; title: string }) {
  const { t } = useText()
  if (!dispute) return null
  return (
    <Notice id='reported' tone='info' title={title}>
      <Bullets items={[...dispute.fields.map(field => t(`birth.dispute.field.${field}`)), dispute.note].filter(Boolean)} />
    </Notice>
  )
}

/** All newborns of the delivery, as phase 3 has them. */
export function Records({ of: { records } }: { of: Pick<BirthCheckView, 'records'> }) {
  const { t } = useText()
  return (
    <>
      {records.map((record, index) => (
        <View key={record.id}>
          <BirthRecordList
            id={`birth-record-${index}`}
            title={records.length > 1 ? t('records.check.recordOf', { order: record.newborn.birthOrder }) : t('records.check.record')}
            record={record}
          />
        </View>
      ))}
    </>
  )
}
