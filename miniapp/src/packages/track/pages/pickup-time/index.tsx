import { View } from '@tarojs/components'
import { choosePickupTime, type PickupView } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { DropdownField, FieldError } from '@/components/field'
import { Notice } from '@/components/notice'
import { Group, Pressable } from '@/components/primitives'
import { QuestionPage } from '@/components/question-page'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { formatDay, timeOf } from '@/services/dates'
import { goTo, useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { usePickup } from '../../application/use-pickup'
import './index.scss'

/** A day, then a time of it. */
export default function PickupTime() {
  const { t } = useText()
  const { id } = useParams('pickupTime')
  const { value, failure, reload } = usePickup(id)
  return (
    <Screen title={t('track.pickup.title')} audience='parent'>
      {!value && (failure ? <Failure of={failure} onRetry={reload} /> : <Skeleton lines={6} />)}
      {value?.ready && <Times id={id} pickup={value} reload={reload} />}
      {value && !value.ready && (
        <View className='stack'>
          <Notice tone='info' title={t('track.pickup.notNow')} />
          <Button id='open-application' onPress={() => goTo('application', { id }, 'replace')}>
            {t('track.sign.open')}
          </Button>
        </View>
      )}
    </Screen>
  )
}

function Times({ id, pickup: { days, appointment }, reload }: { id: string; pickup: PickupView; reload(): Promise<void> }) {
  const { t } = useText()
  const mine = appointment?.start ?? null
  const dayOfMine = days.find(({ slots }) => slots.some(({ start }) => sameInstant(start, mine)))
  const [date, setDate] = useState<string | null>(dayOfMine?.date ?? days[0]?.date ?? null)
  const [start, setStart] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const { failure, attempt } = useAttempt()
  const slots = days.find(day => day.date === date)?.slots ?? []

  const save = () => {
    setAsked(true)
    if (!start) return undefined
    return attempt(
      async () => {
        await api.call(choosePickupTime, { params: { id }, body: { start } })
        goTo('application', { id }, 'replace')
      },
      async thrown => {
        if (!hasCode(thrown, 'pickup.slot_full') && !hasCode(thrown, 'pickup.slot_closed')) return
        setStart(null)
        setAsked(false)
        await reload()
      },
    )
  }

  if (!days.length) return <QuestionPage heading={t('track.pickup.heading')} hint={t('track.pickup.noDays')} problems={[]}>{null}</QuestionPage>
  const error = asked && !start ? t('track.pickup.missing') : undefined
  return (
    <QuestionPage heading={t('track.pickup.heading')} hint={t('track.pickup.hint')} problems={[]} failure={failure} onContinue={save} continueId='save-time' continueLabel={t('track.pickup.save')}>
      <DropdownField
        name='day'
        label={t('track.pickup.day')}
        options={days.map(day => ({ value: day.date, label: formatDay(day.date, t) }))}
        value={date}
        onChange={chosen => {
          setDate(chosen ?? date)
          setStart(null)
        }}
      />
      <Group id='field-time' legend={<View className='field__label'>{t('track.pickup.time')}</View>} legendText={t('track.pickup.time')} describedBy={error && 'error-time'}>
        {error && <FieldError name='time' text={error} />}
        <View className='times'>
          {slots.map(slot => (
            <Pressable
              key={slot.start}
              id={`time-${timeOf(slot.start).replace(':', '')}`}
              className={`time ${slot.start === start ? 'time--on' : ''} ${slot.free ? '' : 'time--full'}`}
              pressed={slot.start === start}
              disabled={!slot.free}
              onPress={() => setStart(slot.start)}
            >
              <View className='time__from'>{timeOf(slot.start)}</View>
              <View className='time__free'>{sameInstant(slot.start, mine) ? t('track.pickup.yours') : slot.free ? t('track.pickup.places', { count: slot.free }) : t('track.pickup.full')}</View>
            </Pressable>
          ))}
        </View>
      </Group>
    </QuestionPage>
  )
}

const sameInstant = (a: string, b: string | null) => b !== null && Date.parse(a) === Date.parse(b)
