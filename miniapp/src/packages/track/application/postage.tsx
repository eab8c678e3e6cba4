import { View } from '@tarojs/components'
import type { ApplicationView } from '@mcb/shared/contract'
import { yuanOfFen } from '@mcb/shared/domain'
import { Button } from '@/components/button'
import { SummaryList } from '@/components/summary-list'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'

/** What the parcel costs, whether it is paid, and the money that goes back. */
export function Postage({ application: { id, answers, status, payment, postageDueFen, actions } }: { application: ApplicationView }) {
  const { t } = useText()
  const { collection } = answers
  const isOnDelivery = collection?.method === 'courier' && collection.payment === 'onDelivery' && status !== 'draft'
  if (!payment && postageDueFen === null && !isOnDelivery) return null
  const amountFen = postageDueFen ?? payment?.amountFen
  const state = postageDueFen !== null ? 'created' : payment?.status
  return (
    <View className='stack--tight'>
      <SummaryList
        id='payment'
        title={t('track.payment.heading')}
        rows={[
          ...(amountFen !== undefined ? [{ label: t('track.payment.amountLabel'), value: t('track.payment.amount', { amount: yuanOfFen(amountFen) }) }] : []),
          ...(state ? [{ label: t('track.payment.statusLabel'), value: <View id='payment-status' data-state={state} className='strong'>{t(`track.payment.status.${state}`)}</View> }] : []),
          ...(isOnDelivery ? [{ value: t('track.payment.onDelivery') }] : []),
        ]}
      />
      {actions.includes('pay') && postageDueFen !== null && (
        <Button id='go-pay' kind={status === 'readyForCourier' ? 'primary' : 'secondary'} onPress={() => goTo('pay', { id })}>
          {t('track.payment.pay', { amount: yuanOfFen(postageDueFen) })}
        </Button>
      )}
    </View>
  )
}
