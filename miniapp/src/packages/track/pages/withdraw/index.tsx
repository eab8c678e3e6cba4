import { View } from '@tarojs/components'
import { withdrawApplication } from '@mcb/shared/contract'
import { ApplicationScreen } from '@/components/application-screen'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { useApplication } from '@/services/applications'
import { goBack, goTo, useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

/** Asks once more, on a page of its own. */
export default function Withdraw() {
  const { t } = useText()
  const { id } = useParams('withdraw')
  const resource = useApplication(id)
  const { failure, attempt } = useAttempt()
  return (
    <ApplicationScreen title={t('track.withdraw.title')} resource={resource}>
      {({ version }) => {
        const withdraw = () =>
          attempt(
            async () => {
              resource.replace(await api.call(withdrawApplication, { params: { id }, body: { version } }))
              goTo('application', { id }, 'replace')
            },
            thrown => (hasCode(thrown, 'application.version_conflict') ? resource.reload() : undefined),
          )
        return (
          <View className='stack'>
            <Heading id='heading' level={1}>
              {t('track.withdraw.heading')}
            </Heading>
            <View>{t('track.withdraw.lead')}</View>
            <Failure of={failure} onRetry={withdraw} />
            <Button id='confirm-withdraw' kind='danger' onPress={withdraw}>
              {t('track.withdraw.confirm')}
            </Button>
            <Button id='keep' kind='secondary' onPress={goBack}>
              {t('track.withdraw.keep')}
            </Button>
          </View>
        )
      }}
    </ApplicationScreen>
  )
}
