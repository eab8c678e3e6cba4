import { Text, View } from '@tarojs/components'
import { listRegister, type RegisterEntry } from '@mcb/shared/contract'
import { APPLICATION_KINDS, type ApplicationKind } from '@mcb/shared/domain'
import { useEffect, useState } from 'react'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { DateField } from '@/components/field'
import { Notice } from '@/components/notice'
import { aria, Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { api } from '@/services'
import { today } from '@/services/dates'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { type Asked, columnsOf, firstAsked, linesOf, queryOf } from '../../register'
import './index.scss'

const ask = async (asked: Asked) => {
  const query = queryOf(asked)
  return query && { asked, ...(await api.call(listRegister, { query })) }
}

/** The register (登记本): every certificate issued in a period, one row each. */
export default function RegisterPage() {
  const { t } = useText()
  const account = useSession()?.account
  const isStaff = account !== undefined && account.role !== 'parent'
  const [asked, setAsked] = useState<Asked>(() => firstAsked(today()))
  const { kind, from, to } = asked
  const { value, failure, reload } = useResource(() => ask(asked), { wanted: isStaff })
  useEffect(() => {
    if (isStaff) void reload()
  }, [asked, isStaff, reload])

  const possible = queryOf(asked) !== null
  const inWrongOrder = Boolean(from && to && from > to)
  // an answer to another question than the present one is not shown
  const shown = value?.asked === asked ? value : null

  return (
    <Screen title={t('register.title')} audience='staff' wide>
      <View className='stack'>
        <Heading id='heading' level={1}>
          {t('register.heading')}
        </Heading>
        <Tabs
          label={t('register.kind')}
          tabs={APPLICATION_KINDS.map(each => ({ value: each, id: `register-${each}`, text: t(`applicationKind.${each}`) }))}
          value={kind}
          onChange={each => setAsked({ ...asked, kind: each })}
        />
        <View className='register__days'>
          <View className='register__day'>
            <DateField name='from' label={t('register.from')} max={today()} value={from} onChange={day => setAsked({ ...asked, from: day })} error={from ? (inWrongOrder ? t('register.dates') : undefined) : t('problem.required')} />
          </View>
          <View className='register__day'>
            <DateField name='to' label={t('register.to')} max={today()} value={to} onChange={day => setAsked({ ...asked, to: day })} error={to ? undefined : t('problem.required')} />
          </View>
        </View>
        <Failure of={failure} onRetry={reload} />
        {!shown && possible && !failure && <Skeleton lines={5} />}
        {shown?.truncated && <Notice id='register-truncated' tone='warning' title={t('register.truncated', { count: shown.entries.length })} />}
        {shown?.entries.length === 0 && <EmptyState title={t('register.empty')} hint={t('register.emptyHint')} />}
        {shown && shown.entries.length > 0 && (
          <>
            <View className='muted' {...aria({ live: 'polite' })}>
              {t('register.count', { count: shown.entries.length })}
            </View>
            <Table kind={kind} entries={shown.entries} />
          </>
        )}
      </View>
    </Screen>
  )
}

/** A table where there is room for one, else a card a certificate. */
function Table({ kind, entries }: { kind: ApplicationKind; entries: readonly RegisterEntry[] }) {
  const { t } = useText()
  const columns = columnsOf(kind)
  return (
    <View className='register__scroll'>
      <View className='register__table' {...aria({ role: 'table', label: t('register.heading') })}>
        <View className='register__row register__row--head' {...aria({ role: 'row' })}>
          {columns.map(column => (
            <View key={column} className='register__cell' {...aria({ role: 'columnheader' })}>
              {t(`register.column.${column}`)}
            </View>
          ))}
        </View>
        {entries.map(entry => {
          const lines = linesOf(entry, t)
          return (
            <View key={entry.certificateNumber} id={`entry-${entry.certificateNumber}`} className='register__row' {...aria({ role: 'row' })}>
              {columns.map(column => (
                <View key={column} className={`register__cell register__cell--${column}`} {...aria({ role: column === 'number' ? 'rowheader' : 'cell' })}>
                  <Text className='register__column' {...aria({ hidden: true })}>
                    {t(`register.column.${column}`)}
                  </Text>
                  <View className='register__lines'>{lines[column].length > 0 ? lines[column].map((line, index) => <View key={index}>{line}</View>) : '–'}</View>
                </View>
              ))}
            </View>
          )
        })}
      </View>
    </View>
  )
}
