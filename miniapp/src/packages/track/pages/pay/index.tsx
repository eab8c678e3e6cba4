import { View } from '@tarojs/components'
import { type ApplicationView, checkPayment, payPostage } from '@mcb/shared/contract'
import { yuanOfFen } from '@mcb/shared/domain'
import { useCallback, useEffect, useState } from 'react'
import { AllowNotices } from '@/components/allow-notices'
import { ApplicationScreen } from '@/components/application-screen'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { SummaryList } from '@/components/summary-list'
import { addressLine } from '@/services/addresses'
import { api } from '@/services'
import { useApplication } from '@/services/applications'
import { goTo, useParams } from '@/services/navigation'
import { platform } from '@/services/platform'
import { usePolling } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

const ASK_EVERY_MS = 2000

/** Paying the postage: what it costs, the phone, and the word of WeChat Pay. Nothing is said to be paid before that. */
export default function Pay() {
  const { t } = useText()
  const { id } = useParams('pay')
  const resource = useApplication(id)
  return (
    <ApplicationScreen title={t('track.payment.title')} resource={resource}>
      {application => (
        <View className='stack'>
          <Heading id='heading' level={1}>
            {t('track.payment.title')}
          </Heading>
          <Payment application={application} onChanged={resource.replace} />
          <Button id='open-application' kind='secondary' onPress={() => goTo('application', { id }, 'replace')}>
            {t('track.payment.back')}
          </Button>
        </View>
      )}
    </ApplicationScreen>
  )
}

type Props = { application: ApplicationView; onChanged(application: ApplicationView): void }

function Payment({ application, onChanged }: Props) {
  const { t } = useText()
  const { id, postageDueFen, payment } = application
  const isBegun = payment?.status === 'asked'
  // somebody may come back from the phone
  const [outcome, setOutcome] = useState<'none' | 'waiting' | 'cancelled'>('none')
  const { failure, attempt } = useAttempt()
  const ask = useCallback(() => attempt(async () => onChanged(await api.call(checkPayment, { params: { id } }))), [attempt, id, onChanged])
  useEffect(() => {
    if (isBegun) void ask()
    // once, when the page opens
  }, [])
  usePolling(async () => void (await ask()), ASK_EVERY_MS, outcome === 'waiting' && isBegun)

  const pay = () =>
    attempt(async () => {
      setOutcome('none')
      const { application: begun, sheet, demoPhone } = await api.call(payPostage, { params: { id } })
      onChanged(begun)
      if (!sheet) return
      if (platform.payment.kind === 'phone') setOutcome((await platform.payment.request(sheet)) === 'paid' ? 'waiting' : 'cancelled')
      else if (demoPhone) platform.payment.leave(demoPhone, sheet)
    })

  if (payment?.status === 'paid')
    return (
      <>
        <Notice id='payment-done' tone='success' announced title={t('track.payment.done')} />
        <AllowNotices />
      </>
    )
  if (postageDueFen === null) return <Notice id='payment-none' tone='info' title={t('track.payment.none')} />
  return (
    <>
      <Facts application={application} amountFen={postageDueFen} />
      {outcome === 'waiting' && <Notice id='payment-waiting' tone='info' announced title={t('track.payment.waiting')} />}
      {outcome === 'cancelled' && <Notice id='payment-cancelled' tone='info' announced title={t('track.payment.cancelled')} />}
      <Failure of={failure} onRetry={pay} />
      {outcome !== 'waiting' && (
        <Button id='pay' onPress={pay}>
          {t('track.payment.start', { amount: yuanOfFen(postageDueFen) })}
        </Button>
      )}
      {isBegun && (
        <Button id='check-payment' kind='secondary' onPress={ask}>
          {t('track.payment.checkAgain')}
        </Button>
      )}
      <View className='muted'>{t('track.payment.refunds')}</View>
    </>
  )
}

/** What it costs, and where it goes. */
function Facts({ application: { answers }, amountFen }: { application: ApplicationView; amountFen: number }) {
  const { t, language } = useText()
  const { collection } = answers
  return (
    <SummaryList
      id='postage'
      rows={[
        { label: t('track.payment.amountLabel'), value: <View className='strong'>{t('track.payment.amount', { amount: yuanOfFen(amountFen) })}</View> },
        ...(collection?.method === 'courier' ? [{ label: t('track.payment.to'), value: addressLine(collection.address, language) }] : []),
      ]}
    >
      <View className='summary__row muted'>{t('track.payment.what')}</View>
    </SummaryList>
  )
}
