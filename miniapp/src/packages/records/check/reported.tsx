import { View } from '@tarojs/components'
import type { BirthCheckView, StaffBirthCheckView } from '@mcb/shared/contract'
import { BirthRecordList } from '@/components/birth-record-list'
import { Bullets } from '@/components/bullets'
import { Notice } from '@/components/notice'
import { useText } from '@/services/text'
import { titleOf } from './titles'

/** What a parent said is wrong: who, the parts, and their words. */
export function Reported({ of: { dispute } }: { of: Pick<BirthCheckView | StaffBirthCheckView, 'dispute'> }) {
  const { t } = useText()
  if (!dispute) return null
  return (
    <Notice id='reported' tone='info' title={t('records.check.reported', { parent: t(`common.parent.${dispute.by}`) })}>
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
          <BirthRecordList id={`birth-record-${index}`} title={titleOf(record, records, t)} record={record} />
        </View>
      ))}
    </>
  )
}
