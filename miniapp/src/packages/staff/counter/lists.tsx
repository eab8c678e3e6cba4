import type { CounterParcel, CounterView, WaitingPickup } from '@mcb/shared/contract'
import { EmptyState } from '@/components/empty-state'
import { FactRow, FactRows } from '@/components/fact-rows'
import { KindTag, Tag } from '@/components/status-tag'
import { formatMoment, timeOf } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'

export const COUNTER_LISTS = ['waiting', 'parcels', 'done'] as const
export type CounterList = (typeof COUNTER_LISTS)[number]

/** One of the day's lists; a parcel opens beside it, any other row its case. */
export function CounterRows({ list, view, onParcel }: { list: CounterList; view: CounterView; onParcel(parcel: CounterParcel): void }) {
  const rows = { waiting: () => <Waiting pickups={view.waiting} />, parcels: () => <Parcels parcels={view.parcels} onParcel={onParcel} />, done: () => <Done handedOver={view.handedOver} /> }
  return rows[list]()
}

function Waiting({ pickups }: { pickups: readonly WaitingPickup[] }) {
  const { t } = useText()
  if (!pickups.length) return <EmptyState title={t('staff.counter.emptyWaiting')} />
  return (
    <FactRows>
      {pickups.map(({ id, kind, newbornNames, motherName, certificateNumbers, appointment, storage }) => (
        <FactRow
          key={id}
          id={`pickup-${id}`}
          title={newbornNames.join(' · ') || t('staff.queue.unnamed')}
          tags={
            <>
              {storage !== 'atCounter' && <Tag tone='attention'>{t(storage === 'stored' ? 'staff.counter.storedTag' : 'staff.counter.forgottenTag')}</Tag>}
              <KindTag kind={kind} />
            </>
          }
          facts={[
            { label: t('staff.counter.time'), value: appointment ? t('staff.counter.appointed', { time: timeOf(appointment) }) : t('staff.counter.walkIn') },
            { label: t('staff.counter.mother'), value: motherName },
            { label: t('staff.counter.certificate'), value: certificateNumbers.join(' · ') },
          ]}
          onPress={() => goTo('case', { id })}
        />
      ))}
    </FactRows>
  )
}

const TONES = { postage: 'quiet', label: 'attention', labelAsked: 'waiting', handOver: 'attention', takeBack: 'attention', sent: 'good' } as const

function Parcels({ parcels, onParcel }: { parcels: readonly CounterParcel[]; onParcel(parcel: CounterParcel): void }) {
  const { t } = useText()
  if (!parcels.length) return <EmptyState title={t('staff.counter.emptyParcels')} />
  return (
    <FactRows>
      {parcels.map(parcel => (
        <FactRow
          key={parcel.id}
          id={`parcel-${parcel.id}`}
          title={parcel.newbornNames.join(' · ') || t('staff.queue.unnamed')}
          tags={
            <>
              <Tag tone={TONES[parcel.step]}>{t(`staff.counter.parcel.step.${parcel.step}`)}</Tag>
              <KindTag kind={parcel.kind} />
            </>
          }
          facts={[
            { label: t('staff.courier.to'), value: parcel.receiver?.name ?? parcel.motherName },
            { label: t('staff.counter.certificate'), value: parcel.certificateNumbers.join(' · ') },
            ...(parcel.trackingNumber ? [{ label: t('staff.courier.tracking'), value: parcel.trackingNumber }] : []),
          ]}
          onPress={() => onParcel(parcel)}
        />
      ))}
    </FactRows>
  )
}

function Done({ handedOver }: { handedOver: CounterView['handedOver'] }) {
  const { t } = useText()
  if (!handedOver.length) return <EmptyState title={t('staff.counter.emptyDone')} />
  return (
    <FactRows>
      {handedOver.map(({ id, newbornNames, at, collector }) => (
        <FactRow
          key={id}
          id={`done-${id}`}
          title={newbornNames.join(' · ') || t('staff.queue.unnamed')}
          facts={[
            { label: t('staff.counter.time'), value: formatMoment(at, t) },
            { label: t('staff.counter.recipient'), value: t(`common.signer.${collector}`) },
          ]}
          onPress={() => goTo('case', { id })}
        />
      ))}
    </FactRows>
  )
}
