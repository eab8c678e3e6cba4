import { View } from '@tarojs/components'
import { type CaseView, getCase } from '@mcb/shared/contract'
import { type Answers as AllAnswers, journeyOf, type StepId } from '@mcb/shared/domain'
import { Answers } from '@/components/answers'
import { Disclosure } from '@/components/disclosure'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { ReturnList } from '@/components/return-list'
import { Screen, useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { KindTag, StatusTag, Tag } from '@/components/status-tag'
import { Timeline } from '@/components/timeline'
import { api } from '@/services'
import { historyEntries } from '@/services/history'
import { newbornNames } from '@/services/newborns'
import { useParams } from '@/services/navigation'
import { usePolling, useResource } from '@/services/resource'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { Births } from '../../case/births'
import { CaseActions } from '../../case/case-actions'
import { Comparison } from '../../case/comparison'
import { LockPanel } from '../../case/lock-panel'
import { Outcome } from '../../case/outcome'
import { Papers } from '../../case/papers'
import type { CaseWriteProps } from '../../case/use-case-write'
import { RecordProblems, Warnings } from '../../case/warnings'
import './index.scss'

/** Phase 3, or the courier, is asked for its answer this often while one is awaited. */
const POLL_MS = 2000
/** Shown beside photos or records of their own. */
const SHOWN_APART: readonly StepId[] = ['consent', 'motherDocument', 'fatherDocument', 'representative', 'birth', 'materials']

/** Everything a clerk needs to decide, on one screen. */
export default function CasePage() {
  const { t } = useText()
  const { id } = useParams('case')
  const role = useSession()?.account.role
  const { value, failure, reload, replace } = useResource(() => api.call(getCase, { params: { id } }), { wanted: role !== undefined && role !== 'parent' })
  const visible = useVisible()
  const awaited = value !== null && (value.status === 'issuing' || value.pickupReport === 'asked' || value.correction !== null || isLabelAwaited(value))
  usePolling(reload, POLL_MS, visible && awaited)

  return (
    <Screen title={t('staff.case.title')} audience='staff' wide>
      <Failure of={failure} onRetry={reload} />
      {!value && !failure && <Skeleton lines={8} />}
      {value && <Case of={value} onChanged={replace} reload={reload} />}
    </Screen>
  )
}

const isLabelAwaited = ({ parcel }: CaseView) => parcel !== null && parcel.trackingNumber === null && parcel.refusal === null

function Case(props: CaseWriteProps) {
  const view = props.of
  const { t } = useText()
  const name = newbornNames(view.answers).join(' · ')
  return (
    <View className='case'>
      <View className='case__head'>
        <Heading id='heading' level={1}>
          {name ? t('staff.case.heading', { name }) : t('staff.case.unnamed')}
        </Heading>
        <View className='tags'>
          <StatusTag id='case-status' status={view.status} />
          <KindTag kind={view.kind} />
          {view.lock && view.lock.state !== 'unlocked' && (
            <Tag id='case-locked' tone='attention'>
              {t('staff.queue.locked')}
            </Tag>
          )}
        </View>
      </View>
      <View className='case__first stack--tight'>
        <Warnings of={view} />
        <LockPanel {...props} />
        <RecordProblems of={view} />
      </View>
      <View className='case__columns'>
        <View className='case__side stack'>
          <Outcome of={view} />
          <CaseActions {...props} />
        </View>
        <View className='case__main stack--wide'>
          {!view.registryReachable && <Notice id='registry-down' tone='warning' title={t('staff.case.registryDown')} />}
          <ReturnList problems={view.returnProblems} />
          <Comparison of={view} />
          <Papers of={view} />
          <Births {...props} />
          <Rest of={view} />
          <View className='stack--tight'>
            <Heading level={2}>{t('staff.case.history')}</Heading>
            <Timeline entries={historyEntries(view.history, t)} />
          </View>
        </View>
      </View>
    </View>
  )
}

/** The other answers, folded: nothing compares them, but a clerk may want to look. */
function Rest({ of: { kind, answers } }: { of: CaseView }) {
  const { t } = useText()
  const facts = useFacts()
  const steps = journeyOf(kind, answers as AllAnswers, facts).filter(step => !SHOWN_APART.includes(step))
  return (
    <Disclosure id='rest' title={t('staff.case.rest')}>
      <Answers application={{ kind, answers }} steps={steps} />
    </Disclosure>
  )
}
