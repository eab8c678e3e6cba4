import { View } from '@tarojs/components'
import { type CaseSummary, listCases, QUEUES } from '@mcb/shared/contract'
import type { ApplicationStatus, StaffRole } from '@mcb/shared/domain'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { FactRow, FactRows } from '@/components/fact-rows'
import { Failure } from '@/components/failure'
import { DropdownField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { KindTag, StatusTag, Tag } from '@/components/status-tag'
import { Tabs } from '@/components/tabs'
import { api } from '@/services'
import { formatMoment } from '@/services/dates'
import { useInstitutionName } from '@/services/institutions'
import { goTo } from '@/services/navigation'
import { signOut } from '@/services/person'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'
import { inWorkingOrder, type Queue, statusesOf } from '../../queue'
import './index.scss'

/** What is asked for; an answer to another question than the present one is not shown. */
type Asked = { queue: Queue; status: ApplicationStatus | null }
const same = (a: Asked, b: Asked) => a.queue === b.queue && a.status === b.status
const queryOf = ({ queue, status }: Asked) => ({ queue, ...(status && { status }) })

/** The applications of an institution, a district or the city. */
export default function QueuePage() {
  const { t } = useText()
  const account = useSession()?.account
  const isStaff = account !== undefined && account.role !== 'parent'
  const institutionName = useInstitutionName()
  const [asked, setAsked] = useState<Asked>({ queue: 'open', status: null })
  const { queue, status } = asked
  const { value, failure, reload, replace } = useResource(async () => ({ asked, ...(await api.call(listCases, { query: queryOf(asked) })) }), { wanted: isStaff })
  const { failure: moreFailure, attempt } = useAttempt()
  useEffect(() => {
    if (isStaff) void reload()
  }, [asked, isStaff, reload])

  const shown = value && same(value.asked, asked) ? value : null
  const more = useCallback(
    () =>
      attempt(async () => {
        if (!shown?.next) return
        const page = await api.call(listCases, { query: { ...queryOf(asked), after: shown.next } })
        replace({ asked, cases: [...shown.cases, ...page.cases], next: page.next })
      }),
    [attempt, asked, replace, shown],
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
          <View className='queue__tools'>
            {account?.role === 'clerk' && (
              <Button id='scan' onPress={() => goTo('scan', {})}>
                {t('staff.queue.scan')}
              </Button>
            )}
            {account?.role === 'clerk' && (
              <Button id='open-counter' kind='secondary' onPress={() => goTo('counter', {})}>
                {t('staff.counter.open')}
              </Button>
            )}
            {account?.role === 'clerk' && (
              <Button id='open-birth-checks' kind='secondary' onPress={() => goTo('staffBirthChecks', {})}>
                {t('staff.queue.birthChecks')}
              </Button>
            )}
            <Button id='open-register' kind='secondary' onPress={() => goTo('staffRegister', {})}>
              {t('register.open')}
            </Button>
            {account && account.role !== 'clerk' && (
              <Button id='open-exchange' kind='secondary' onPress={() => goTo('staffExchange', {})}>
                {t('exchange.open')}
              </Button>
            )}
            {account && account.role !== 'clerk' && (
              <Button id='open-money' kind='secondary' onPress={() => goTo('staffMoney', {})}>
                {t('money.open')}
              </Button>
            )}
          </View>
        </View>
        <Tabs
          label={t('staff.queue.heading')}
          tabs={QUEUES.map(each => ({ value: each, id: `queue-${each}`, text: t(`staff.queue.${each}`) }))}
          value={queue}
          onChange={each => setAsked({ queue: each, status: null })}
        />
        <View className='queue__filter'>
          <DropdownField
            key={queue}
            name='status'
            label={t('staff.queue.status')}
            options={[{ value: ANY, label: t('staff.queue.anyStatus') }, ...statusesOf(queue).map(each => ({ value: each, label: t(`status.${each}`) }))]}
            value={status ?? ANY}
            onChange={chosen => setAsked({ queue, status: chosen === null || chosen === ANY ? null : (chosen as ApplicationStatus) })}
          />
        </View>
        {account?.role === 'districtManager' && queue === 'open' && <View className='muted'>{t('staff.queue.lockedFirst')}</View>}
        <Failure of={failure ?? moreFailure} onRetry={reload} />
        {!shown && !failure && <Skeleton lines={5} />}
        {shown?.cases.length === 0 && <EmptyState title={t('staff.queue.empty')} hint={queue === 'open' && !status ? t('staff.queue.emptyHint') : undefined} />}
        {shown && shown.cases.length > 0 && (
          <FactRows>
            {inWorkingOrder(shown.cases, account?.role as StaffRole).map(each => (
              <CaseRow key={each.id} summary={each} institution={account?.role === 'clerk' ? null : institutionName(each.institutionCode)} />
            ))}
          </FactRows>
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

/** A dropdown has no empty value of its own. */
const ANY = 'any'

type RowProps = { summary: CaseSummary; /** Said to those who see more than one. */ institution: string | null }

function CaseRow({ summary: { id, kind, status, newbornNames, motherName, locked, bornAt, queuedAt }, institution }: RowProps) {
  const { t } = useText()
  const facts = [
    { label: t('staff.queue.mother'), value: motherName },
    { label: t('staff.queue.born'), value: bornAt && formatMoment(bornAt, t) },
    { label: t('staff.queue.queued'), value: formatMoment(queuedAt, t) },
    ...(institution ? [{ label: t('staff.queue.institution'), value: institution }] : []),
  ]
  return (
    <FactRow
      id={`case-${id}`}
      title={newbornNames.join(' · ') || t('staff.queue.unnamed')}
      tags={
        <>
          {locked && <Tag tone='attention'>{t('staff.queue.locked')}</Tag>}
          <StatusTag status={status} />
          <KindTag kind={kind} />
        </>
      }
      facts={facts}
      onPress={() => goTo('case', { id })}
    />
  )
}
