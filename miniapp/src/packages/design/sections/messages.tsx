import { View } from '@tarojs/components'
import { APPLICATION_STATUSES } from '@mcb/shared/domain'
import { Bullets } from '@/components/bullets'
import { CertificateLine } from '@/components/certificate-line'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { Progress } from '@/components/progress'
import { Skeleton } from '@/components/skeleton'
import { StatusTag } from '@/components/status-tag'
import { Steps } from '@/components/steps'
import { SummaryList } from '@/components/summary-list'
import { Timeline } from '@/components/timeline'
import { ApiProblem } from '@/services/api-problem'
import { useText } from '@/services/text'

const nothing = () => undefined

/** What a reader is told: notes, facts, waiting, nothing there, and what went wrong. */
export function Messages() {
  const { t } = useText()
  return (
    <>
      <View className='stack'>
        <Heading level={2}>{t('design.messages')}</Heading>
        <View className='tags'>
          {APPLICATION_STATUSES.map(status => (
            <StatusTag key={status} status={status} />
          ))}
        </View>
        {(['info', 'success', 'warning', 'problem'] as const).map(tone => (
          <Notice key={tone} tone={tone}>
            {t('common.server.advice')}
          </Notice>
        ))}
        <Notice tone='info' title={t('common.offline.title')} />
      </View>
      <View className='stack'>
        <Heading level={2}>{t('design.facts')}</Heading>
        <SummaryList
          title={t('apply.answer.name')}
          change={{ id: 'change', label: t('common.action.change'), onPress: nothing }}
          rows={[{ label: t('document.field.surname'), value: 'ANDERSSKOG-WHITFIELD' }, { label: t('document.field.nationality'), value: '' }]}
        />
        <Timeline entries={[{ key: '2', title: t('status.submitted'), detail: t('common.date.choose') }, { key: '1', title: t('status.draft'), detail: t('common.date.choose'), note: t('common.unknown') }]} />
        <CertificateLine name={{ script: 'latin', surname: 'ANDERSSKOG', givenNames: 'HUGO', order: 'givenNamesFirst' }} />
        <Bullets items={[t('home.need.documents'), t('home.need.time')]} />
        <Steps items={[t('home.how.apply'), t('home.how.collect')]} />
      </View>
      <View className='stack'>
        <Heading level={2}>{t('design.waiting')}</Heading>
        <Progress current={3} total={9} />
        <Skeleton lines={3} />
        <EmptyState title={t('staff.queue.empty')} hint={t('staff.queue.emptyHint')} />
        {(['offline', 'server'] as const).map(kind => (
          <Failure key={kind} of={new ApiProblem(kind)} />
        ))}
      </View>
    </>
  )
}
