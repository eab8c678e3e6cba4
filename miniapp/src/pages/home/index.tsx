import { Text, View } from '@tarojs/components'
import { listApplications } from '@mcb/shared/contract'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Steps } from '@/components/steps'
import { api } from '@/services'
import { goTo } from '@/services/navigation'
import { signOut } from '@/services/person'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import './index.scss'

export default function Home() {
  const { t } = useText()
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
        </View>
        <View className='stack--tight'>
          {unfinished && (
            <Button id='continue-application' onPress={() => goTo('application', { id: unfinished.id })}>
              {t('home.continue')}
            </Button>
          )}
          <Button id='begin-first-issue' kind={unfinished ? 'secondary' : 'primary'} onPress={() => goTo('begin', { kind: 'firstIssue' })}>
            {t('home.begin')}
          </Button>
          <Button id='begin-other' kind='secondary' onPress={() => goTo('begin', {})}>
            {t('home.beginOther')}
          </Button>
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
          <Button id='join' kind='secondary' onPress={() => goTo('join', {})}>
            {t('home.join')}
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
