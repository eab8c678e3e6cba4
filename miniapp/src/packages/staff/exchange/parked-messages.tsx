import { View } from '@tarojs/components'
import { resendMessages, type ParkedMessageView } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { formatMoment } from '@/services/dates'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

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
    <View id='parked' className='stack'>
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
          {messages.map(message => (
            <Message key={message.messageId} of={message} onResend={() => resend([message])} />
          ))}
        </>
      )}
    </View>
  )
}

function Message({ of: message, onResend }: { of: ParkedMessageView; onResend(): unknown }) {
  const { t } = useText()
  const facts = [
    [t('exchange.problemLabel'), t(`exchange.problem.${message.problem}`)],
    [t('exchange.asked'), formatMoment(message.askedAt, t)],
    [t('exchange.attempts'), String(message.attempts)],
  ] as const
  return (
    <View id={`parked-${message.messageId}`} className='card stack'>
      <Heading level={3}>{t(`exchange.interface.${message.interface}`)}</Heading>
      <View className='exchange__facts'>
        {facts.map(([label, value]) => (
          <View key={label}>
            <View className='muted'>{label}</View>
            <View>{value}</View>
          </View>
        ))}
      </View>
      <View className='muted'>{message.messageId}</View>
      <Button id={`resend-${message.messageId}`} kind='secondary' label={t('exchange.resendLabel', { message: message.messageId })} onPress={onResend}>
        {t('exchange.resend')}
      </Button>
    </View>
  )
}
