import { View } from '@tarojs/components'
import { listInterfaces, listParkedMessages, listUnknownNews } from '@mcb/shared/contract'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { useResource, usePolling } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { InterfaceCard } from '../../exchange/interface-card'
import { UnknownNews } from '../../exchange/unknown-news'
import { ParkedMessages } from '../../exchange/parked-messages'
import '../../exchange/exchange.scss'

/** How often the page looks again: what is being sent is over in seconds. */
const LOOK_EVERY_MS = 5000

const ask = async (wholeCity: boolean) => {
  const [{ interfaces }, { messages }, { news }] = await Promise.all([
    api.call(listInterfaces, {}), api.call(listParkedMessages, {}), wholeCity ? api.call(listUnknownNews, {}) : { news: [] },
  ])
  return { interfaces, messages, news }
}

/** What waits for other systems: for the managers of a district, and of the city. */
export default function ExchangePage() {
  const { t } = useText()
  const role = useSession()?.account.role
  const isManager = role === 'districtManager' || role === 'cityManager'
  const { value, failure, reload } = useResource(() => ask(role === 'cityManager'), { wanted: isManager })
  usePolling(reload, LOOK_EVERY_MS, isManager)

  return (
    <Screen title={t('exchange.title')} audience='staff' wide>
      <View className='stack'>
        <Heading id='heading' level={1}>
          {t('exchange.heading')}
        </Heading>
        <Failure of={failure} onRetry={reload} />
        {!value && !failure && <Skeleton lines={5} />}
        {value && (
          <>
            {value.interfaces.map(each => (
              <InterfaceCard key={each.name} of={each} mayStop={role === 'cityManager'} onDone={reload} />
            ))}
            <ParkedMessages messages={value.messages} onDone={reload} />
            <UnknownNews news={value.news} />
          </>
        )}
      </View>
    </Screen>
  )
}
