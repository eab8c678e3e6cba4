import { View } from '@tarojs/components'
import { type BirthCheckSummary, listBirthChecks } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { FactRow, FactRows } from '@/components/fact-rows'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { api } from '@/services'
import { formatMoment } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { useSession } from '@/services/use-session'

const TABS = ['disputed', 'correcting', 'reconfirm', 'done'] as const
type Tab = (typeof TABS)[number]

/** Delivery records of the institution that parents have found wrong. */
export default function StaffBirthChecks() {
  const { t } = useText()
  const role = useSession()?.account.role
  const isStaff = role !== undefined && role !== 'parent'
  const [status, setStatus] = useState<Tab>('disputed')
  const { value, failure, reload, replace } = useResource(async () => ({ status, ...(await api.call(listBirthChecks, { query: { status } })) }), { wanted: isStaff })
  const { failure: moreFailure, attempt } = useAttempt()
  useEffect(() => {
    if (isStaff) void reload()
  }, [status, isStaff, reload])

  const shown = value?.status === status ? value : null
  const more = () =>
    attempt(async () => {
      if (!shown?.next) return
      const page = await api.call(listBirthChecks, { query: { status, after: shown.next } })
      replace({ status, checks: [...shown.checks, ...page.checks], next: page.next })
    })

  return (
    <Screen title={t('records.staff.title')} audience='staff' wide>
      <View className='stack'>
        <View className='stack--tight'>
          <Heading id='heading' level={1}>
            {t('records.staff.heading')}
          </Heading>
          <View className='muted'>{t('records.staff.lead')}</View>
        </View>
        <Tabs
          label={t('records.staff.heading')}
          tabs={TABS.map(tab => ({ value: tab, id: `checks-${tab}`, text: t(`records.staff.tab.${tab}`) }))}
          value={status}
          onChange={tab => setStatus(tab)}
        />
        <Failure of={failure ?? moreFailure} onRetry={reload} />
        {!shown && !failure && <Skeleton lines={5} />}
        {shown?.checks.length === 0 && <EmptyState title={t('records.staff.empty')} hint={status === 'disputed' ? t('records.staff.emptyHint') : undefined} />}
        {shown && shown.checks.length > 0 && (
          <FactRows>
            {shown.checks.map(check => (
              <Row key={check.id} of={check} />
            ))}
          </FactRows>
        )}
        {shown?.next && (
          <Button id='more' kind='secondary' onPress={more}>
            {t('records.staff.more')}
          </Button>
        )}
      </View>
    </Screen>
  )
}

function Row({ of: { id, motherName, bornAt, newborns, disputedAt, fields } }: { of: BirthCheckSummary }) {
  const { t } = useText()
  const facts = [
    { label: t('records.staff.born'), value: formatMoment(bornAt, t) },
    { label: t('records.staff.since'), value: disputedAt && formatMoment(disputedAt, t) },
    { label: t('records.staff.fields'), value: fields.map(field => t(`birth.dispute.field.${field}`)).join(' · ') || null },
  ]
  const title = [t('common.labelled', { label: t('records.staff.mother'), text: motherName }), newborns > 1 ? t('records.staff.twins', { count: newborns }) : ''].filter(Boolean).join(' · ')
  return <FactRow id={`check-${id}`} title={title} facts={facts} onPress={() => goTo('staffBirthCheck', { id })} />
}
