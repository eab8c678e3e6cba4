import { View } from '@tarojs/components'
import { Answers } from '@/components/answers'
import { ApplicationScreen } from '@/components/application-screen'
import { Button } from '@/components/button'
import { Heading } from '@/components/primitives'
import { Reminders } from '@/components/reminders'
import { ReturnList } from '@/components/return-list'
import { useVisible } from '@/components/screen'
import { KindTag, StatusTag } from '@/components/status-tag'
import { Timeline } from '@/components/timeline'
import { useApplication } from '@/services/applications'
import { historyEntries } from '@/services/history'
import { newbornNames } from '@/services/newborns'
import { goTo, useParams } from '@/services/navigation'
import { usePolling } from '@/services/resource'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'
import { ApplicationActions } from '../../application/actions'
import { Certificates } from '../../application/certificates'
import { Now } from '../../application/now'
import { Parcel } from '../../application/parcel'
import { Postage } from '../../application/postage'
import { Pickup } from '../../application/pickup'
import { Signatures } from '../../application/signatures'
import { mayChangeUnseen, needsVisit } from '../../application/situation'
import { Visit } from '../../application/visit'

const POLL_MS = 5000

/** One application: where it stands, who acts, what comes next, and what the reader can do about it. */
export default function ApplicationPage() {
  const { t } = useText()
  const { id } = useParams('application')
  const resource = useApplication(id)
  const visible = useVisible()
  const { settings } = useFacts()
  usePolling(resource.reload, POLL_MS, visible && resource.value !== null && mayChangeUnseen(resource.value, new Date(), settings))

  return (
    <ApplicationScreen title={t('track.title')} resource={resource}>
      {application => (
        <View className='stack--wide'>
          <View className='stack--tight'>
            <Heading id='heading' level={1}>
              {newbornNames(application.answers).join(' · ') || t('track.list.unnamed')}
            </Heading>
            <View className='tags'>
              <StatusTag id='status' status={application.status} />
              <KindTag kind={application.kind} />
            </View>
          </View>
          <View className='stack'>
            <Reminders of={application} />
            <Now application={application} />
            <ReturnList problems={application.returnProblems} onFix={application.actions.includes('answer') ? (step, field) => goTo(step, { id, field: field || undefined }) : undefined} />
            <Certificates application={application} />
            <Parcel application={application} onChanged={resource.replace} reload={resource.reload} />
            <Postage application={application} />
            <Signatures application={application} />
            <ApplicationActions application={application} onChanged={resource.replace} reload={resource.reload} />
            {application.actions.includes('choosePickupTime') && <Pickup id={id} />}
            {(needsVisit(application) || application.status === 'readyForPickup') && <Visit application={application} />}
          </View>
          <View className='stack--tight'>
            <Heading level={2}>{t('track.timeline')}</Heading>
            <Timeline entries={historyEntries(application.history, t)} />
          </View>
          <View className='stack--tight'>
            <Heading level={2}>{t('track.answers')}</Heading>
            <Answers application={application} />
          </View>
          <Button id='file-access' kind='link' onPress={() => goTo('fileAccess', { id })}>
            {t('track.access.link')}
          </Button>
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
