import { View } from '@tarojs/components'
import { type CounterParcel, type CounterView, getCounter } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { Screen, useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { Tabs } from '@/components/tabs'
import { api, platform } from '@/services'
import { isApiProblem } from '@/services/api-problem'
import { formatDay, timeOf } from '@/services/dates'
import { useInstitutionName } from '@/services/institutions'
import { goTo } from '@/services/navigation'
import { usePolling, useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { book, useEntries } from '../../counter/book'
import type { Entry } from '../../counter/counter-book'
import { Entries } from '../../counter/entries'
import { HandOverPanel } from '../../counter/hand-over-panel'
import { COUNTER_LISTS, type CounterList, CounterRows } from '../../counter/lists'
import { ParcelPanel } from '../../counter/parcel-panel'
import { type Opened, ScanPanel } from '../../counter/scan-panel'
import './index.scss'

const POLL_MS = 10_000
/** Somebody waits for the courier's answer. */
const POLL_LABEL_MS = 2000

/** The counter: scan, who may collect it, in their hands, or into the courier's. Handing out goes on for a while without network. */
export default function Counter() {
  const { t } = useText()
  const account = useSession()?.account
  const isClerk = account?.role === 'clerk'
  const institutionName = useInstitutionName()
  const { value, failure, reload } = useResource(fetchList, { wanted: isClerk })
  const visible = useVisible()
  const [open, setOpen] = useState<Opened | null>(null)
  const [sent, setSent] = useState<{ names: string; number: string } | null>(null)
  const parcel = open?.is === 'parcel' ? (value?.parcels.find(({ id }) => id === open.parcel.id) ?? null) : null
  usePolling(reload, parcel?.step === 'labelAsked' ? POLL_LABEL_MS : POLL_MS, visible && isClerk)
  const show = (next: Opened | null) => {
    setSent(null)
    setOpen(next)
  }
  // on a phone the desk is above the lists
  const openParcel = (found: Opened) => {
    show(found)
    platform.focus('heading')
  }
  const isOffline = isApiProblem(failure) && failure.kind === 'offline'
  const entries = useEntries()
  const taken = entries.filter(({ state }) => state === 'taken').length
  // what has just been handed over stands in another list now
  useEffect(() => {
    if (taken > 0) void reload()
  }, [taken, reload])
  useEffect(() => {
    if (isClerk && !failure) void book.deliverAll()
  }, [isClerk, failure])

  return (
    <Screen title={t('staff.counter.title')} audience='staff' wide>
      <View className='counter__head'>
        <View>
          <Heading id='heading' level={1}>
            {t('staff.counter.heading')}
          </Heading>
          {value && <View className='muted'>{[formatDay(value.day, t), institutionName(account?.institutionCode ?? null)].filter(Boolean).join(' · ')}</View>}
        </View>
        <View className='counter__queue'>
          <Button id='open-queue' kind='secondary' onPress={() => goTo('queue', {})}>
            {t('staff.counter.queue')}
          </Button>
        </View>
      </View>
      <View className='counter'>
        <View className='counter__desk stack'>
          {isOffline ? <Notice id='offline' tone='warning' announced title={t(value ? 'staff.counter.offline' : 'staff.counter.offlineNoList')} /> : <Failure of={failure} onRetry={reload} />}
          <Entries namesOf={id => namesIn(value, id) || t('staff.queue.unnamed')} onUndone={reload} />
          {sent && <Notice id='parcel-sent' tone='success' announced title={t('staff.counter.parcel.sent', sent)} />}
          {open?.is === 'pickup' ? (
            <HandOverPanel
              key={open.code}
              pickup={open.pickup}
              onHandOver={(collector, seen) => {
                book.note(open.pickup.id, open.code, collector, seen)
                show(null)
              }}
              onLeave={() => show(null)}
            />
          ) : open && parcel ? (
            <ParcelPanel
              key={`${parcel.id} ${parcel.step}`}
              parcel={parcel}
              all={value?.parcels ?? []}
              labelSeen={open.byLabel}
              reload={reload}
              onSent={number => {
                show(null)
                setSent({ names: parcel.newbornNames.join(' · ') || t('staff.queue.unnamed'), number })
              }}
              onOpen={id => {
                const other = value?.parcels.find(each => each.id === id)
                // the label that was scanned is that one's
                if (other) openParcel({ is: 'parcel', parcel: other, byLabel: true })
              }}
              onLeave={() => show(null)}
            />
          ) : (
            <ScanPanel reload={reload} onFound={show} />
          )}
        </View>
        <View className='counter__lists stack'>{value ? <Lists view={withoutNoted(value, entries)} onParcel={each => openParcel({ is: 'parcel', parcel: each, byLabel: false })} /> : !failure && <Skeleton lines={5} />}</View>
      </View>
    </Screen>
  )
}

/** The book judges codes by the list as it came, so it is told before anybody sees it. */
async function fetchList(): Promise<CounterView> {
  const view = await api.call(getCounter, {})
  book.load(view)
  return view
}

function Lists({ view, onParcel }: { view: CounterView; onParcel(parcel: CounterParcel): void }) {
  const { t } = useText()
  const [list, setList] = useState<CounterList>('waiting')
  const counts = { waiting: view.waiting.length, parcels: view.parcels.filter(({ step }) => step !== 'sent').length, done: view.handedOver.length }
  return (
    <>
      <Tabs
        label={t('staff.counter.heading')}
        tabs={COUNTER_LISTS.map(each => ({ value: each, id: `counter-${each}`, text: t(`staff.counter.tabs.${each}`, { count: counts[each] }) }))}
        value={list}
        onChange={each => setList(each)}
      />
      <CounterRows list={list} view={view} onParcel={onParcel} />
      <View className='muted small'>{t('staff.counter.updated', { time: timeOf(view.now) })}</View>
    </>
  )
}

/** The lists as they are for this counter: what it has handed over itself waits no longer, whether or not the service knows. */
function withoutNoted(view: CounterView, entries: readonly Entry[]): CounterView {
  const noted = entries.filter(({ state, at }) => state === 'sending' || state === 'waiting' || (state === 'taken' && at > view.now))
  return { ...view, waiting: view.waiting.filter(({ id }) => !noted.some(entry => entry.id === id)) }
}

function namesIn(view: CounterView | null, id: string): string {
  return [...(view?.waiting ?? []), ...(view?.handedOver ?? [])].find(each => each.id === id)?.newbornNames.join(' · ') ?? ''
}
