import { View } from '@tarojs/components'
import { type BillCheckView, listBillChecks, listPaymentReviews, type PaymentReviewView } from '@mcb/shared/contract'
import { ListScreen } from '@/components/list-screen'
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
  const resource = useResource(() => ask(role === 'cityManager'), { wanted: isManager })

  return (
    <ListScreen title={t('money.title')} heading={t('money.heading')} audience='staff' resource={resource}>
      {value => (
        <View className='stack--wide money'>
          <PaymentReviews reviews={value.reviews} onChanged={reviews => resource.replace({ ...value, reviews })} />
          {value.days && <BillDays days={value.days} onChanged={days => resource.replace({ ...value, days })} />}
        </View>
      )}
    </ListScreen>
  )
}
