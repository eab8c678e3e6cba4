import { View } from '@tarojs/components'
import { getStaffBirthCheck, type StaffBirthCheckView } from '@mcb/shared/contract'
import { useState } from 'react'
import { BirthRecordList } from '@/components/birth-record-list'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { Screen, useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { Tag } from '@/components/status-tag'
import { api } from '@/services'
import { useParams } from '@/services/navigation'
import { usePolling, useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { Reported } from '../../check/reported'
import { titleOf } from '../../check/titles'
import { Correct, Keep } from '../../staff/answers'
import type { CheckWriteProps } from '../../staff/use-check-write'

/** Phase 3 answers within seconds. */
const POLL_MS = 2000

/** A delivery record that parents found wrong: what they say, and what the clerk does about it. */
export default function StaffBirthCheckPage() {
  const { t } = useText()
  const { id } = useParams('staffBirthCheck')
  const role = useSession()?.account.role
  const { value, failure, reload, replace } = useResource(() => api.call(getStaffBirthCheck, { params: { id } }), { wanted: role !== undefined && role !== 'parent' })
  const visible = useVisible()
  usePolling(reload, POLL_MS, visible && value?.status === 'correcting')
  return (
    <Screen title={t('records.staff.one')} audience='staff'>
      <View className='stack--wide'>
        <View className='stack--tight'>
          <Heading id='heading' level={1}>
            {t('records.staff.one')}
          </Heading>
          {value && <Standing of={value} />}
        </View>
        <Failure of={failure} onRetry={reload} />
        {!value && !failure && <Skeleton lines={8} />}
        {value && <Disputed of={value} onChanged={replace} reload={reload} />}
      </View>
    </Screen>
  )
}

type Props = Omit<CheckWriteProps, 'onDone'>

function Disputed(props: Props) {
  const { t } = useText()
  const [open, setOpen] = useState<number | 'keep' | null>(null)
  const { records, dispute, actions, clerkNote, correctionRefusal } = props.of
  const toggle = (what: number | 'keep') => setOpen(before => (before === what ? null : what))
  const write: CheckWriteProps = { ...props, onDone: () => setOpen(null) }

  return (
    <View className='stack--wide'>
      {correctionRefusal && <Notice id='correction-refused' tone='warning' announced title={t('records.staff.refused')} />}
      {dispute && <Reported of={props.of} />}
      {clerkNote !== '' && (
        <Notice tone='info' title={t('records.check.clerkNote')}>
          {clerkNote}
        </Notice>
      )}
      {records.map((record, index) => (
        <View key={record.id} className='stack--tight'>
          <BirthRecordList id={`birth-record-${index}`} title={titleOf(record, records, t)} record={record} />
          {actions.includes('correct') && (
            <Button
              id={`correct-${index}`}
              kind={open === index ? 'secondary' : 'primary'}
              label={t('common.labelled', { label: t('records.staff.correct'), text: titleOf(record, records, t) })}
              expanded={open === index}
              onPress={() => toggle(index)}
            >
              {t('records.staff.correct')}
            </Button>
          )}
          {open === index && <Correct {...write} newborn={index} record={record} />}
        </View>
      ))}
      {actions.includes('keep') && (
        <View className='stack--tight'>
          <Button id='keep' kind='secondary' expanded={open === 'keep'} onPress={() => toggle('keep')}>
            {t('records.staff.keep')}
          </Button>
          {open === 'keep' && <Keep {...write} />}
        </View>
      )}
    </View>
  )
}

const TONES = { disputed: 'attention', correcting: 'waiting', reconfirm: 'waiting', done: 'good' } as const

/** Where it stands, in the words of the clerk's list. */
function Standing({ of: { status, confirmedBy } }: { of: StaffBirthCheckView }) {
  const { t } = useText()
  const listed = status in TONES ? (status as keyof typeof TONES) : null
  return (
    <>
      {listed && (
        <Tag id='check-status' tone={TONES[listed]}>
          {t(`records.staff.tab.${listed}`)}
        </Tag>
      )}
      {status === 'correcting' && <View id='correction-pending'>{t('records.staff.correcting')}</View>}
      {status === 'reconfirm' && <View>{t('records.staff.reconfirm')}</View>}
      {confirmedBy.length > 0 && <View className='muted'>{t('records.staff.confirmedBy', { who: confirmedBy.map(part => t(`common.parent.${part}`)).join(' · ') })}</View>}
    </>
  )
}
