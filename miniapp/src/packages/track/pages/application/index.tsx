import { Text, View } from '@tarojs/components'
import { type ApplicationView, reopenApplication } from '@mcb/shared/contract'
import { type ApplicationAction, WHO_ACTS } from '@mcb/shared/domain'
import { Answers } from '@/components/answers'
import { ApplicationScreen } from '@/components/application-screen'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { ReturnList } from '@/components/return-list'
import { useVisible } from '@/components/screen'
import { StatusTag } from '@/components/status-tag'
import { SummaryList } from '@/components/summary-list'
import { Timeline } from '@/components/timeline'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { useApplication } from '@/services/applications'
import { formatAge, formatDate, formatInstant } from '@/services/dates'
import { historyEntries } from '@/services/history'
import { goTo, useParams } from '@/services/navigation'
import { usePolling } from '@/services/resource'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { certificateNameLine } from '@mcb/shared/domain'
import './index.scss'

const POLL_MS = 5000

/** One application: where it stands, who acts, what comes next, and what the reader can do about it. */
export default function ApplicationPage() {
  const { t } = useText()
  const { id } = useParams('application')
  const resource = useApplication(id)
  const visible = useVisible()
  const waiting = resource.value !== null && ['awaitingConfirmation', 'issuing', 'approved', 'underReview', 'submitted'].includes(resource.value.status)
  usePolling(resource.reload, POLL_MS, visible && waiting)

  return (
    <ApplicationScreen title={t('track.title')} resource={resource}>
      {application => (
        <View className='stack--wide'>
          <View className='stack--tight'>
            <Heading id='heading' level={1}>
              {application.answers.newbornName ? certificateNameLine(application.answers.newbornName) : t('track.list.unnamed')}
            </Heading>
            <StatusTag id='status' status={application.status} />
          </View>
          <NowCard application={application} />
          <Certificate application={application} />
          <ReturnList problems={application.returnProblems} onFix={application.actions.includes('answer') ? step => goTo(step, { id }) : undefined} />
          <Actions application={application} onChanged={resource.replace} reload={resource.reload} />
          <View className='stack--tight'>
            <Heading level={2}>{t('track.timeline')}</Heading>
            <Timeline entries={historyEntries(application.history, t)} />
          </View>
          <View className='stack--tight'>
            <Heading level={2}>{t('track.answers')}</Heading>
            <Answers application={application} />
          </View>
          {application.actions.includes('withdraw') && (
            <Button id='withdraw' kind='link' onPress={() => goTo('withdraw', { id })}>
              {t('track.withdraw.link')}
            </Button>
          )}
        </View>
      )}
    </ApplicationScreen>
  )
}

/** Who has to move, since when, and what happens after. */
function NowCard({ application }: { application: ApplicationView }) {
  const { t } = useText()
  const { status, viewer, history, decisionExpectedBy } = application
  const acting = WHO_ACTS[status]
  const who = acting === viewer ? 'you' : acting === 'applicant' ? 'otherParent' : acting
  const rejection = status === 'rejected' ? history.find(({ action }) => action === 'reject')?.note : undefined
  const since = history.length > 0 ? history[history.length - 1]?.at : undefined
  const age = since && acting !== 'nobody' ? formatAge(since, new Date(), t) : null
  return (
    <View className={`now ${who === 'you' || who === 'parents' ? 'now--yours' : ''}`}>
      <Text className='now__who'>{t(`track.who.${who}`)}</Text>
      <View className='now__text'>{t(`track.now.${status}.${viewer}`)}</View>
      {rejection && <Notice tone='warning' title={t('common.labelled', { label: t('track.rejectedReason'), text: rejection })} />}
      <View className='muted'>{t('common.labelled', { label: t('track.next'), text: t(`track.now.${status}.next`) })}</View>
      {decisionExpectedBy && <View className='muted'>{t('track.expectedBy', { date: formatDate(decisionExpectedBy, t) })}</View>}
      {age && <View className='muted small'>{t('track.since', { age })}</View>}
    </View>
  )
}

function Certificate({ application: { certificate, handedOverAt } }: { application: ApplicationView }) {
  const { t } = useText()
  if (!certificate) return null
  return (
    <SummaryList
      rows={[
        { label: t('track.certificate'), value: <View id='certificate-number' className='strong'>{certificate.number}</View> },
        { label: t('track.issued'), value: formatDate(certificate.issuedOn, t) },
        ...(handedOverAt ? [{ label: t('status.completed'), value: formatInstant(handedOverAt, t) }] : []),
      ]}
    />
  )
}

type ActionsProps = { application: ApplicationView; onChanged(application: ApplicationView): void; reload(): Promise<void> }

/** One button for each thing the BFF says may be done now. */
function Actions({ application, onChanged, reload }: ActionsProps) {
  const { t } = useText()
  const { id, actions, nextStep, status, version, otherParentJoined } = application
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
      {may('showVisitCode') && (
        <Button id='show-visit-code' onPress={() => goTo('visitCode', { id })}>
          {t(`track.code.${status === 'readyForPickup' ? 'pickup' : 'onSiteCheck'}.open`)}
        </Button>
      )}
      {may('confirm') && (
        <Button id='go-confirm' onPress={() => goTo('join', { id })}>
          {t('track.confirm')}
        </Button>
      )}
      {may('answer') &&
        (nextStep ? (
          <Button id='continue-application' onPress={() => goTo(nextStep, { id })}>
            {t('track.continue')}
          </Button>
        ) : (
          <Button id='check-answers' kind={status === 'returned' ? 'secondary' : 'primary'} onPress={() => goTo('checkAnswers', { id })}>
            {status === 'returned' ? t('track.fix.submit') : t('apply.check.title')}
          </Button>
        ))}
      {may('invite') && !otherParentJoined && (
        <Button id='invite' onPress={() => goTo('submitted', { id })}>
          {t('track.invite')}
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
