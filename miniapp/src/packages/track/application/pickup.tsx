import { View } from '@tarojs/components'
import { cancelPickupTime, type PickupView } from '@mcb/shared/contract'
import { beijingDate } from '@mcb/shared/domain'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { formatDay, formatInstant, timeOf } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { type Translate, useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { usePickup } from './use-pickup'

/** The time to come for a certificate that is ready, who may come, and with what. */
export function Pickup({ id }: { id: string }) {
  const { value, failure, reload, replace } = usePickup(id)
  if (!value) return failure ? <Failure of={failure} onRetry={reload} /> : <Skeleton lines={3} />
  if (!value.ready) return null
  return (
    <>
      <Appointment id={id} pickup={value} onChanged={replace} />
      <Bring pickup={value} />
    </>
  )
}

function Appointment({ id, pickup: { appointment, storage }, onChanged }: { id: string; pickup: PickupView; onChanged(pickup: PickupView): void }) {
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  const cancel = () => attempt(async () => onChanged(await api.call(cancelPickupTime, { params: { id } })))
  const coming = appointment && !appointment.over ? appointment : null
  const changeable = coming !== null && new Date(coming.changeableUntil) > new Date()
  return (
    <View id='pickup-time' className='card stack'>
      <Heading level={2}>{t('track.pickup.heading')}</Heading>
      {coming ? (
        <View className='stack--tight'>
          <Heading id='appointment' level={3}>
            {slotWords(coming, t)}
          </Heading>
          <View className='muted'>{changeable ? t('track.pickup.changeableUntil', { time: formatInstant(coming.changeableUntil, t) }) : t('track.pickup.fixed')}</View>
        </View>
      ) : (
        <View>{t(appointment ? 'track.pickup.missed' : storage?.state === 'stored' ? 'track.pickup.noneStored' : 'track.pickup.none')}</View>
      )}
      <Failure of={failure} onRetry={cancel} />
      {(!coming || changeable) && (
        <Button id='choose-time' kind='secondary' onPress={() => goTo('pickupTime', { id })}>
          {t(coming ? 'track.pickup.change' : 'track.pickup.choose')}
        </Button>
      )}
      {changeable && (
        <Button id='cancel-time' kind='link' onPress={cancel}>
          {t('track.pickup.cancel')}
        </Button>
      )}
    </View>
  )
}

/** What each person who may collect it brings. */
function Bring({ pickup: { collectors } }: { pickup: PickupView }) {
  const { t } = useText()
  return (
    <View id='bring-to-pickup' className='card stack'>
      <Heading level={2}>{t('track.pickup.bring')}</Heading>
      {collectors.map(({ person, chosen, bring }) => (
        <View key={person} className='stack--tight'>
          <View>
            <View className='strong'>{t(`common.signer.${person}`)}</View>
            {chosen && <View className='muted small'>{t('track.pickup.chosen')}</View>}
          </View>
          <Bullets items={bring.map(paper => paperWords(paper, t))} />
        </View>
      ))}
    </View>
  )
}

type Paper = PickupView['collectors'][number]['bring'][number]

function paperWords({ paper, document }: Paper, t: Translate): string {
  if (paper !== 'ownDocument') return t(`track.pickup.${paper}`)
  if (!document) return t('common.notGiven')
  return t(document.expired ? 'track.pickup.expired' : 'track.pickup.original', { document: document.otherName || t(`kind.${document.kind}`) })
}

function slotWords({ start, end }: { start: string; end: string }, t: Translate): string {
  return t('track.pickup.range', { date: formatDay(beijingDate(new Date(start)), t), from: timeOf(start), to: timeOf(end) })
}
