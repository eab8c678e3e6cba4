import { View } from '@tarojs/components'
import { type PaymentReviewView, resolvePaymentReview } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { formatMoment } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { Resolve } from './resolve'
import { Sides, yuan } from './sides'

type Props = { reviews: readonly PaymentReviewView[]; onChanged(reviews: readonly PaymentReviewView[]): void }

/** Payments of which WeChat Pay has told what cannot be: what it is, and what to do, one card each. */
export function PaymentReviews({ reviews, onChanged }: Props) {
  const { t } = useText()
  const [done, setDone] = useState(0)
  return (
    <View id='payment-reviews' className='stack'>
      <Heading level={2}>{t('money.review.heading')}</Heading>
      {done > 0 && <Notice id='review-resolved' tone='success' announced title={t('money.resolved')} />}
      {reviews.length === 0 ? <EmptyState title={t('money.review.none')} /> : <View className='muted'>{t('money.review.hint')}</View>}
      {reviews.map(review => (
        <Review
          key={`${review.paymentId} ${review.place}`}
          of={review}
          onResolve={async note => {
            onChanged((await api.call(resolvePaymentReview, { params: { id: review.paymentId }, body: { place: review.place, note } })).reviews)
            setDone(done + 1)
          }}
        />
      ))}
    </View>
  )
}

function Review({ of: review, onResolve }: { of: PaymentReviewView; onResolve(note: string): Promise<void> }) {
  const { t } = useText()
  const { paymentId, place, applicationId, orderNumber, status, at, event, differences, here, there } = review
  const id = `${paymentId}-${place}`
  return (
    <View id={`review-${id}`} className='card stack'>
      <View>
        <Heading level={3}>{t(`money.review.event.${event}.title`)}</Heading>
        <View className='muted'>{formatMoment(at, t)}</View>
        <View className='money__number muted'>{orderNumber}</View>
      </View>
      {differences.includes('payer') && <Notice tone='warning' title={t('money.review.otherPayer')} />}
      <Sides
        rows={[
          { label: t('money.amount'), here: yuan(here.amountFen, t), there: yuan(there?.amountFen, t) },
          { label: t('money.number'), here: here.number, there: there?.number ?? null },
          { label: t('money.state'), here: t(`money.stateOf.${status}`), there: t(`money.review.event.${event}.told`) },
          { label: t('money.time'), here: here.at && formatMoment(here.at, t), there: there?.at ? formatMoment(there.at, t) : null },
        ]}
      />
      <View>
        <View className='strong'>{t('money.todo')}</View>
        <View>{t(`money.review.event.${event}.todo`)}</View>
      </View>
      <Resolve id={id} about={orderNumber} onResolve={onResolve} />
      <Button id={`open-case-${id}`} kind='link' onPress={() => goTo('case', { id: applicationId })}>
        {t('money.review.case')}
      </Button>
    </View>
  )
}
