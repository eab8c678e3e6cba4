import { View } from '@tarojs/components'
import { resumeInterface, stopInterface, type ExchangeInterfaceView } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { NoteField, useRequiredNote } from '@/components/note-field'
import { Heading } from '@/components/primitives'
import { Tag } from '@/components/status-tag'
import { api } from '@/services'
import { formatMoment } from '@/services/dates'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { ExchangeFacts } from './exchange-facts'

type Props = { of: ExchangeInterfaceView; mayStop: boolean; onDone(): Promise<void> }

/** One interface: how it is, how much waits, and the button that stops it. */
export function InterfaceCard({ of, mayStop, onDone }: Props) {
  const { t } = useText()
  const { name, stopped, circuit } = of
  const facts = [
    [t('exchange.waiting'), String(of.asked)],
    [t('exchange.underWay'), String(of.underWay)],
    [t('exchange.parked'), String(of.parked)],
    [t('exchange.oldest'), of.oldest ? formatMoment(of.oldest, t) : ''],
  ] as const
  return (
    <View id={`interface-${name.replace('.', '-')}`} className='card stack'>
      <View className='exchange__head'>
        <Heading level={3}>{t(`exchange.interface.${name}`)}</Heading>
        {stopped && <Tag tone='attention'>{t('exchange.stopped')}</Tag>}
        {circuit !== 'closed' && <Tag tone='bad'>{t('exchange.circuitOpen')}</Tag>}
      </View>
      {of.oldest === null ? <View className='muted'>{t('exchange.idle')}</View> : <ExchangeFacts facts={facts} />}
      {stopped && <View>{t('exchange.stoppedBy', { by: stopped.by, note: stopped.note })}</View>}
      {mayStop && (stopped ? <Resume of={of} onDone={onDone} /> : <Stop of={of} onDone={onDone} />)}
    </View>
  )
}

function Stop({ of: { name }, onDone }: Omit<Props, 'mayStop'>) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [note, withNote] = useRequiredNote()
  const { failure, attempt } = useAttempt()
  const stop = () =>
    withNote(text =>
      attempt(async () => {
        await api.call(stopInterface, { params: { name }, body: { note: text } })
        await onDone()
      }),
    )
  const id = name.replace('.', '-')
  if (!open)
    return (
      <Button id={`stop-${id}`} kind='secondary' label={t('exchange.stopLabel', { name: t(`exchange.interface.${name}`) })} onPress={() => setOpen(true)}>
        {t('exchange.stop')}
      </Button>
    )
  return (
    <>
      <NoteField name={`stop-note-${id}`} label={t('exchange.stopNote')} hint={t('exchange.stopHint')} note={note} />
      <Failure of={failure} />
      <Button id={`stop-now-${id}`} kind='danger' onPress={stop}>
        {t('exchange.stopNow')}
      </Button>
    </>
  )
}

function Resume({ of: { name }, onDone }: Omit<Props, 'mayStop'>) {
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  const resume = () =>
    attempt(async () => {
      await api.call(resumeInterface, { params: { name }, body: {} })
      await onDone()
    })
  return (
    <>
      <Failure of={failure} />
      <Button id={`resume-${name.replace('.', '-')}`} label={t('exchange.resumeLabel', { name: t(`exchange.interface.${name}`) })} onPress={resume}>
        {t('exchange.resume')}
      </Button>
    </>
  )
}
