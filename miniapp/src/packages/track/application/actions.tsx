import { View } from '@tarojs/components'
import { SOURCE_LANGUAGE } from '@mcb/i18n'
import { type ApplicationView, reopenApplication } from '@mcb/shared/contract'
import type { ApplicationAction } from '@mcb/shared/domain'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

type Props = { application: ApplicationView; onChanged(application: ApplicationView): void; reload(): Promise<void> }

/** One button for each thing the BFF says may be done now; the one that matters most is the only bright one. */
export function ApplicationActions({ application, onChanged, reload }: Props) {
  const { t, language } = useText()
  const { id, actions, nextStep, status, version, otherParentJoined, correctionPending } = application
  const { failure, attempt } = useAttempt()
  const may = (action: ApplicationAction) => actions.includes(action)

  const reopen = () =>
    attempt(
      async () => {
        onChanged(await api.call(reopenApplication, { params: { id }, body: { version } }))
        goTo('checkAnswers', { id })
      },
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )

  return (
    <View className='stack--tight'>
      <Failure of={failure} onRetry={reopen} />
      {may('confirm') && (
        <Button id='go-confirm' onPress={() => goTo('confirm', { id })}>
          {t('track.confirm')}
        </Button>
      )}
      {may('showVisitCode') && !correctionPending && (
        <Button id='show-visit-code' kind={status === 'underReview' ? 'secondary' : 'primary'} onPress={() => goTo('visitCode', { id })}>
          {t(`track.code.${status === 'readyForPickup' ? 'pickup' : 'onSiteCheck'}.open`)}
        </Button>
      )}
      {language !== SOURCE_LANGUAGE && !may('answer') && (
        <Button id='clerk-card' kind='secondary' onPress={() => goTo('clerkCard', { id })}>
          {t('track.clerkCard.open')}
        </Button>
      )}
      {may('answer') &&
        (nextStep ? (
          <Button id='continue-application' onPress={() => goTo(nextStep, { id })}>
            {t('track.continue')}
          </Button>
        ) : (
          <Button id='check-answers' onPress={() => goTo('checkAnswers', { id })}>
            {t(status === 'returned' ? 'track.fix.submit' : 'track.check')}
          </Button>
        ))}
      {may('invite') && !otherParentJoined && (
        <Button id='invite' kind={may('confirm') ? 'secondary' : 'primary'} onPress={() => goTo('submitted', { id })}>
          {t('track.invite')}
        </Button>
      )}
      {may('changeCollection') && (
        <Button id='change-collection' kind='secondary' onPress={() => goTo('changeCollection', { id })}>
          {t('track.collection.change')}
        </Button>
      )}
      {may('reopen') && (
        <>
          <Button id='reopen' kind='secondary' onPress={reopen}>
            {t('track.reopen')}
          </Button>
          <View className='muted small'>{t('track.reopenHint')}</View>
        </>
      )}
    </View>
  )
}
