import { Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { listApplications } from '@mcb/shared/contract'
import { APPLICATION_KINDS, type ApplicationKind } from '@mcb/shared/domain'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Heading, Pressable } from '@/components/primitives'
import { RemindersOfAll } from '@/components/reminders'
import { Screen } from '@/components/screen'
import { Steps } from '@/components/steps'
import { TextSizeSwitch } from '@/components/text-size-switch'
import { addressOf } from '@/routes'
import { api } from '@/services'
import { goTo } from '@/services/navigation'
import { signOut } from '@/services/person'
import { useResource } from '@/services/resource'
import { shareOf } from '@/services/sharing'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import './index.scss'

const ENTRY_IDS = { firstIssue: 'first-issue', replacement: 'replacement', reissue: 'reissue' } as const satisfies Record<ApplicationKind, string>

export default function Home() {
  const { t } = useText()
  useShareAppMessage(() => shareOf(addressOf('home', {}), t('home.title'), t('home.title')))
  const account = useSession()?.account
  const isParent = account?.role === 'parent'
  const { value } = useResource(() => api.call(listApplications, {}), { wanted: isParent })
  const unfinished = isParent ? value?.applications.find(({ status, viewer }) => viewer === 'applicant' && (status === 'draft' || status === 'returned')) : undefined

  return (
    <Screen title={t('home.title')} audience='anyone' root>
      <View className='stack--wide'>
        <View className='home__welcome stack--tight'>
          <Heading id='heading' level={1}>
            {t('home.heading')}
          </Heading>
          <View className='home__lead'>{t('home.lead')}</View>
          {process.env.TARO_ENV === 'h5' && <TextSizeSwitch />}
        </View>
        {isParent && value && value.applications.length > 0 && (
          <View className='stack--tight'>
            <RemindersOfAll applications={value.applications} />
            {unfinished && (
              <Button id='continue-application' onPress={() => goTo('application', { id: unfinished.id })}>
                {t('home.continue')}
              </Button>
            )}
          </View>
        )}
        <View className='stack--tight'>
          <Heading level={2}>{t('home.begin.legend')}</Heading>
          {APPLICATION_KINDS.map(kind => (
            <Pressable key={kind} id={`begin-${ENTRY_IDS[kind]}`} className='home__entry' pressedClassName='home__entry--pressed' onPress={() => goTo('begin', { kind })}>
              <Text className='home__entry-title'>{t(`home.begin.${kind}`)}</Text>
              <Text className='home__entry-hint'>{t(`home.begin.${kind}Hint`)}</Text>
            </Pressable>
          ))}
        </View>
        <View className='card stack--tight'>
          <Heading level={2}>{t('home.need.heading')}</Heading>
          <Bullets items={[t('home.need.documents'), t('home.need.birth'), t('home.need.name'), t('home.need.time')]} />
        </View>
        <View className='card stack--tight'>
          <Heading level={2}>{t('home.how.heading')}</Heading>
          <Steps items={[t('home.how.apply'), t('home.how.confirm'), t('home.how.visit'), t('home.how.collect')]} />
        </View>
        <View className='stack--tight'>
          <Button id='my-applications' kind='secondary' onPress={() => goTo('applications', {})}>
            {t('home.applications')}
          </Button>
          <Button id='open-inbox' kind='secondary' onPress={() => goTo('inbox', {})}>
            {t('inbox.page.open')}
          </Button>
          <Button id='join' kind='secondary' onPress={() => goTo('join', {})}>
            {t('home.join')}
          </Button>
          <Button id='check-birth' kind='secondary' onPress={() => goTo('birthCheck', {})}>
            {t('records.home.check')}
          </Button>
          <Button id='my-documents' kind='secondary' onPress={() => goTo('myDocuments', {})}>
            {t('records.home.documents')}
          </Button>
          <Button id='my-addresses' kind='secondary' onPress={() => goTo('myAddresses', {})}>
            {t('records.home.addresses')}
          </Button>
        </View>
        <View className='home__foot'>
          <Button id='staff-entry' kind='link' onPress={() => goTo('queue', {})}>
            {t('home.staff')}
          </Button>
          {account && (
            <View className='home__account'>
              <Text className='muted'>{account.displayName ? t('home.signedInAs', { name: account.displayName }) : t('home.signedIn')}</Text>
              <Button id='sign-out' kind='link' onPress={signOut}>
                {t('common.action.signOut')}
              </Button>
            </View>
          )}
        </View>
      </View>
    </Screen>
  )
}
