import { Text, View } from '@tarojs/components'
import { type CaseSummary, listCases, QUEUES } from '@mcb/shared/contract'
import type { ApplicationStatus, StaffRole } from '@mcb/shared/domain'
import { useCallback, useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { DropdownField } from '@/components/field'
import { aria, Heading, Pressable } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { KindTag, StatusTag, Tag } from '@/components/status-tag'
import { api } from '@/services'
import { formatInstant } from '@/services/dates'
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
              <View className='queue__tool'>
                <Button id='scan' onPress={() => goTo('scan', {})}>
                  {t('staff.queue.scan')}
                </Button>
              </View>
            )}
            {account?.role === 'clerk' && (
              <View className='queue__tool'>
                <Button id='open-birth-checks' kind='secondary' onPress={() => goTo('staffBirthChecks', {})}>
                  {t('staff.queue.birthChecks')}
                </Button>
              </View>
            )}
            <View className='queue__tool'>
              <Button id='open-register' kind='secondary' onPress={() => goTo('staffRegister', {})}>
                {t('register.open')}
              </Button>
            </View>
          </View>
        </View>
        <View className='queue__tabs' {...aria({ role: 'group', label: t('staff.queue.heading') })}>
          {QUEUES.map(each => (
            <Pressable key={each} id={`queue-${each}`} className={`queue__tab ${each === queue ? 'queue__tab--on' : ''}`} pressed={each === queue} onPress={() => setAsked({ queue: each, status: null })}>
              {t(`staff.queue.${each}`)}
            </Pressable>
          ))}
        </View>
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
          <View className='queue__list'>
            {inWorkingOrder(shown.cases, account?.role as StaffRole).map(each => (
              <CaseRow key={each.id} summary={each} institution={account?.role === 'clerk' ? null : institutionName(each.institutionCode)} />
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

/** A dropdown has no empty value of its own. */
const ANY = 'any'

type RowProps = { summary: CaseSummary; /** Said to those who see more than one. */ institution: string | null }

function CaseRow({ summary: { id, kind, status, newbornNames, motherName, locked, bornAt, queuedAt }, institution }: RowProps) {
  const { t } = useText()
  const facts = [
    { label: t('staff.queue.mother'), value: motherName },
    { label: t('staff.queue.born'), value: bornAt && formatInstant(bornAt, t) },
    { label: t('staff.queue.queued'), value: formatInstant(queuedAt, t) },
    ...(institution ? [{ label: t('staff.queue.institution'), value: institution }] : []),
  ]
  return (
    <Pressable id={`case-${id}`} className='case-row' pressedClassName='case-row--pressed' onPress={() => goTo('case', { id })}>
      <View className='case-row__head'>
        <Text className='strong'>{newbornNames.join(' · ') || t('staff.queue.unnamed')}</Text>
        <View className='tags'>
          {locked && <Tag tone='attention'>{t('staff.queue.locked')}</Tag>}
          <StatusTag status={status} />
          <KindTag kind={kind} />
        </View>
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
