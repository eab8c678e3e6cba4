import { Text, View } from '@tarojs/components'
import { type CaseSummary, listCases, QUEUES } from '@mcb/shared/contract'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { aria, Heading, Pressable } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { StatusTag } from '@/components/status-tag'
import { api } from '@/services'
import { formatInstant } from '@/services/dates'
import { useInstitutionName } from '@/services/institutions'
import { goTo } from '@/services/navigation'
import { signOut } from '@/services/person'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'
import './index.scss'

type Queue = (typeof QUEUES)[number]

/** The applications of an institution, a district or the city. */
export default function QueuePage() {
  const { t } = useText()
  const account = useSession()?.account
  const isStaff = account !== undefined && account.role !== 'parent'
  const institutionName = useInstitutionName()
  const [queue, setQueue] = useState<Queue>('open')
  const { value, failure, reload, replace } = useResource(async () => ({ queue, ...(await api.call(listCases, { query: { queue } })) }), { wanted: isStaff })
  const { failure: moreFailure, attempt } = useAttempt()
  useEffect(() => {
    if (isStaff) void reload()
  }, [queue, isStaff, reload])

  const shown = value?.queue === queue ? value : null
  const more = useCallback(
    () =>
      attempt(async () => {
        if (!shown?.next) return
        const page = await api.call(listCases, { query: { queue, after: shown.next } })
        replace({ queue, cases: [...shown.cases, ...page.cases], next: page.next })
      }),
    [attempt, queue, replace, shown],
  )

  return (
    <Screen title={t('staff.queue.title')} audience='staff' wide root>
      <View className='stack'>
        <View className='queue__head'>
          <View>
            <Heading id='heading' level={1}>
              {t('staff.queue.heading')}
            </Heading>
            {account && <View className='muted'>{[account.displayName, t(`role.${account.role}`), institutionName(account.institutionCode)].filter(Boolean).join(' · ')}</View>}
          </View>
          <View className='queue__scan'>
            {account?.role === 'clerk' && (
              <Button id='scan' onPress={() => goTo('scan', {})}>
                {t('staff.queue.scan')}
              </Button>
            )}
          </View>
        </View>
        <View className='queue__tabs' {...aria({ role: 'group', label: t('staff.queue.heading') })}>
          {QUEUES.map(each => (
            <Pressable key={each} id={`queue-${each}`} className={`queue__tab ${each === queue ? 'queue__tab--on' : ''}`} pressed={each === queue} onPress={() => setQueue(each)}>
              {t(`staff.queue.${each}`)}
            </Pressable>
          ))}
        </View>
        <Failure of={failure ?? moreFailure} onRetry={reload} />
        {!shown && !failure && <Skeleton lines={5} />}
        {shown?.cases.length === 0 && <EmptyState title={t('staff.queue.empty')} hint={queue === 'open' ? t('staff.queue.emptyHint') : undefined} />}
        {shown && shown.cases.length > 0 && (
          <View className='queue__list'>
            {shown.cases.map(each => (
              <CaseRow key={each.id} summary={each} />
            ))}
          </View>
        )}
        {shown?.next && (
          <Button id='more' kind='secondary' onPress={more}>
            {t('staff.queue.more')}
          </Button>
        )}
        <Button id='sign-out' kind='link' onPress={signOut}>
          {t('common.action.signOut')}
        </Button>
      </View>
    </Screen>
  )
}

function CaseRow({ summary: { id, status, newbornName, motherName, bornAt, queuedAt } }: { summary: CaseSummary }) {
  const { t } = useText()
  const facts = [
    { label: t('staff.queue.mother'), value: motherName },
    { label: t('staff.queue.born'), value: bornAt && formatInstant(bornAt, t) },
    { label: t('staff.queue.queued'), value: formatInstant(queuedAt, t) },
  ]
  return (
    <Pressable id={`case-${id}`} className='case-row' pressedClassName='case-row--pressed' onPress={() => goTo('case', { id })}>
      <View className='case-row__head'>
        <Text className='strong'>{newbornName ?? t('staff.queue.unnamed')}</Text>
        <StatusTag status={status} />
      </View>
      <View className='case-row__facts'>
        {facts.map(({ label, value }) => (
          <View key={label} className='case-row__fact'>
            <Text className='muted small'>{label}</Text>
            <View>{value ?? t('common.unknown')}</View>
          </View>
        ))}
      </View>
    </Pressable>
  )
}
