import { View } from '@tarojs/components'
import { resendMessages, type ParkedMessageView } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Disclosure } from '@/components/disclosure'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { formatMoment } from '@/services/dates'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { ExchangeFacts } from './exchange-facts'

/** Messages that wait for a person, each with its reason, to be sent again one by one or all together. */
export function ParkedMessages({ messages, onDone }: { messages: readonly ParkedMessageView[]; onDone(): Promise<void> }) {
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  const [resent, setResent] = useState<number | null>(null)
  const resend = (which: readonly ParkedMessageView[]) =>
    attempt(async () => {
      const records = [...new Map(which.map(({ outbox, recordId }) => [`${outbox} ${recordId}`, { outbox, recordId }])).values()]
      setResent((await api.call(resendMessages, { body: { records } })).resent)
      await onDone()
    })

  return (
    <View id='parked' className='stack exchange__messages'>
      <Heading level={2}>{t('exchange.parkedHeading')}</Heading>
      {resent !== null && <Notice id='resent' tone='success' title={t('exchange.resent', { count: resent })} announced />}
      <Failure of={failure} />
      {messages.length === 0 ? (
        <EmptyState title={t('exchange.parkedNone')} />
      ) : (
        <>
          <View className='muted'>{t('exchange.parkedHint')}</View>
          <Button id='resend-all' onPress={() => resend(messages)}>
            {t('exchange.resendAll')}
          </Button>
          {groupsOf(messages).map(group => (
            <Group key={`${group[0]!.interface} ${group[0]!.problem}`} of={group} onResend={resend} />
          ))}
        </>
      )}
    </View>
  )
}

/** Messages of one interface that failed alike, the longest waiting first. */
function groupsOf(messages: readonly ParkedMessageView[]): ParkedMessageView[][] {
  const groups = new Map<string, ParkedMessageView[]>()
  for (const message of messages) {
    const key = `${message.interface} ${message.problem}`
    groups.set(key, [...(groups.get(key) ?? []), message])
  }
  return [...groups.values()]
}

type Resend = (which: readonly ParkedMessageView[]) => Promise<unknown>

function Group({ of: group, onResend }: { of: readonly ParkedMessageView[]; onResend: Resend }) {
  const { t } = useText()
  const [first] = group
  if (!first) return null
  const { interface: name, problem, askedAt } = first
  const facts = [
    [t('exchange.attempts'), String(Math.max(...group.map(({ attempts }) => attempts)))],
    [t('exchange.oldest'), formatMoment(askedAt, t)],
  ] as const
  const id = `${name}-${problem}`.replace(/\./g, '-')
  const heading = t('exchange.parkedOf', { count: group.length, name: t(`exchange.interface.${name}`) })
  return (
    <View id={`parked-${id}`} className='card stack'>
      <View>
        <Heading level={3}>{heading}</Heading>
        <View>{t(`exchange.problem.${problem}`)}</View>
      </View>
      <ExchangeFacts facts={facts} />
      <Button id={`resend-${id}`} kind='secondary' label={t('exchange.resendLabel', { message: heading })} onPress={() => onResend(group)}>
        {t('exchange.resend')}
      </Button>
      {group.length === 1 ? (
        <View className='exchange__id muted'>{first.messageId}</View>
      ) : (
        <Disclosure id={`messages-${id}`} title={t('exchange.messages', { count: group.length })}>
          {group.map(message => (
            <View key={message.messageId} className='exchange__message'>
              <View className='exchange__id muted'>{message.messageId}</View>
              <Button id={`resend-${message.messageId}`} kind='link' label={t('exchange.resendLabel', { message: message.messageId })} onPress={() => onResend([message])}>
                {t('exchange.resend')}
              </Button>
            </View>
          ))}
        </Disclosure>
      )}
    </View>
  )
}
