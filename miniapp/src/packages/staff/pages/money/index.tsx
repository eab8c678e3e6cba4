import { View } from '@tarojs/components'
import { type BillCheckView, listBillChecks, listPaymentReviews, type PaymentReviewView } from '@mcb/shared/contract'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { BillDays } from '../../money/bill-days'
import { PaymentReviews } from '../../money/payment-reviews'
import '../../money/money.scss'

type Money = { reviews: readonly PaymentReviewView[]; /** Null for a district: bills are of the whole city. */ days: readonly BillCheckView[] | null }

const ask = async (wholeCity: boolean): Promise<Money> => {
  const [{ reviews }, bills] = await Promise.all([api.call(listPaymentReviews, {}), wholeCity ? api.call(listBillChecks, {}) : null])
  return { reviews, days: bills?.days ?? null }
}

/** What of the money people have to decide: for the managers of a district, and of the city. */
export default function MoneyPage() {
  const { t } = useText()
  const role = useSession()?.account.role
  const isManager = role === 'districtManager' || role === 'cityManager'
  const { value, failure, reload, replace } = useResource(() => ask(role === 'cityManager'), { wanted: isManager })

  return (
    <Screen title={t('money.title')} audience='staff' wide>
      <View className='stack--wide money'>
        <Heading id='heading' level={1}>
          {t('money.heading')}
        </Heading>
        <Failure of={failure} onRetry={reload} />
        {!value && !failure && <Skeleton lines={5} />}
        {value && <PaymentReviews reviews={value.reviews} onChanged={reviews => replace({ ...value, reviews })} />}
        {value?.days && <BillDays days={value.days} onChanged={days => replace({ ...value, days })} />}
      </View>
    </Screen>
  )
}
