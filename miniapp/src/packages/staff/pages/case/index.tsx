import { View } from '@tarojs/components'
import { type CaseView, getCase } from '@mcb/shared/contract'
import { certificateNameLine } from '@mcb/shared/domain'
import { BirthRecordList } from '@/components/birth-record-list'
import { CertificateLine } from '@/components/certificate-line'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { ReturnList } from '@/components/return-list'
import { Screen, useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { StatusTag } from '@/components/status-tag'
import { SummaryList } from '@/components/summary-list'
import { Timeline } from '@/components/timeline'
import { api } from '@/services'
import { historyEntries } from '@/services/history'
import { useParams } from '@/services/navigation'
import { usePolling, useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { CaseActions } from '../../case/case-actions'
import { Comparison } from '../../case/comparison'
import { Outcome } from '../../case/outcome'
import './index.scss'

/** Phase 3 is asked for its answer this often while one is awaited. */
const POLL_MS = 2000

/** Everything a clerk needs to decide, on one screen. */
export default function CasePage() {
  const { t } = useText()
  const { id } = useParams('case')
  const role = useSession()?.account.role
  const { value, failure, reload, replace } = useResource(() => api.call(getCase, { params: { id } }), { wanted: role !== undefined && role !== 'parent' })
  const visible = useVisible()
  const awaited = value !== null && (value.status === 'issuing' || value.pickupReport === 'asked')
  usePolling(reload, POLL_MS, visible && awaited)

  return (
    <Screen title={t('staff.case.title')} audience='staff' wide>
      <Failure of={failure} onRetry={reload} />
      {!value && !failure && <Skeleton lines={8} />}
      {value && <Case of={value} onChanged={replace} reload={reload} />}
    </Screen>
  )
}

function Case({ of: view, onChanged, reload }: { of: CaseView; onChanged(next: CaseView): void; reload(): Promise<void> }) {
  const { t } = useText()
  const { newbornName, birth, contact } = view.answers
  return (
    <View className='case'>
      <View className='case__head'>
        <Heading id='heading' level={1}>
          {newbornName ? t('staff.case.heading', { name: certificateNameLine(newbornName) }) : t('staff.case.unnamed')}
        </Heading>
        <StatusTag id='case-status' status={view.status} />
      </View>
      <View className='case__columns'>
        <View className='case__side stack'>
          {newbornName && <CertificateLine name={newbornName} />}
          <Outcome of={view} />
          <CaseActions of={view} onChanged={onChanged} reload={reload} />
        </View>
        <View className='case__main stack--wide'>
          {!view.registryReachable && <Notice tone='warning' title={t('staff.case.registryDown')} />}
          <ReturnList problems={view.returnProblems} />
          <Comparison of={view} />
          {birth && (
            <View className='stack--tight'>
              <BirthRecordList title={t('staff.case.delivery')} record={view.registered ?? birth.record} />
              {birth.dispute && (
                <Notice tone='warning' title={t('staff.case.dispute')}>
                  {[...birth.dispute.fields.map(field => t(`birth.dispute.field.${field}`)), birth.dispute.note].filter(Boolean).map(line => (
                    <View key={line}>{line}</View>
                  ))}
                </Notice>
              )}
            </View>
          )}
          {contact && (
            <SummaryList
              title={t('staff.case.contact')}
              rows={[
                { label: t('apply.answer.motherAddress'), value: contact.motherAddress },
                { label: t('apply.answer.fatherAddress'), value: contact.fatherAddress },
                { label: t('apply.answer.phone'), value: contact.phone },
              ]}
            />
          )}
          <View className='stack--tight'>
            <Heading level={2}>{t('staff.case.history')}</Heading>
            <Timeline entries={historyEntries(view.history, t)} />
          </View>
        </View>
      </View>
    </View>
  )
}
