import { View } from '@tarojs/components'
import { listInterfaces, listParkedMessages, listUnknownNews } from '@mcb/shared/contract'
import { ListScreen } from '@/components/list-screen'
import { Heading } from '@/components/primitives'
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
  const resource = useResource(() => ask(role === 'cityManager'), { wanted: isManager })
  const { reload } = resource
  usePolling(reload, LOOK_EVERY_MS, isManager)

  return (
    <ListScreen title={t('exchange.title')} heading={t('exchange.heading')} audience='staff' resource={resource}>
      {({ interfaces, messages, news }) => (
        <>
          <ParkedMessages messages={messages} onDone={reload} />
          <View className='stack'>
            <Heading level={2}>{t('exchange.interfaces')}</Heading>
            <View className='exchange__interfaces'>
              {interfaces.map(each => (
                <InterfaceCard key={each.name} of={each} mayStop={role === 'cityManager'} onDone={reload} />
              ))}
            </View>
          </View>
          <UnknownNews news={news} />
        </>
      )}
    </ListScreen>
  )
}
