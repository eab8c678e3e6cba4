import { Text, View } from '@tarojs/components'
import { type ApplicationSummary, listApplications } from '@mcb/shared/contract'
import { beijingDate } from '@mcb/shared/domain'
import { Button } from '@/components/button'
import { EmptyState } from '@/components/empty-state'
import { ListScreen } from '@/components/list-screen'
import { Pressable } from '@/components/primitives'
import { RemindersOfAll } from '@/components/reminders'
import { KindTag, StatusTag } from '@/components/status-tag'
import { api } from '@/services'
import { formatDate, formatMoment } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import './index.scss'

export default function MyApplications() {
  const { t } = useText()
  const wanted = useSession()?.account.role === 'parent'
  const resource = useResource(() => api.call(listApplications, {}), { wanted })
  return (
    <ListScreen title={t('track.list.title')} heading={t('track.list.heading')} audience='parent' resource={resource}>
      {({ applications }) => (
        <>
          {applications.length === 0 && (
            <>
              <EmptyState title={t('track.list.empty')} hint={t('track.list.emptyHint')} />
              <Button id='home' onPress={() => goTo('home', {})}>
                {t('track.list.begin')}
              </Button>
            </>
          )}
          <RemindersOfAll applications={applications} />
          {applications.map(application => (
            <ApplicationCard key={application.id} application={application} />
          ))}
        </>
      )}
    </ListScreen>
  )
}

function ApplicationCard({ application: { id, status, kind, newbornNames, bornAt, updatedAt } }: { application: ApplicationSummary }) {
  const { t } = useText()
  return (
    <Pressable id={`application-${id}`} className='application-card' pressedClassName='application-card--pressed' onPress={() => goTo('application', { id })}>
      <View className='application-card__head'>
        <Text className='strong'>{newbornNames.join(' · ') || t('track.list.unnamed')}</Text>
        <View className='tags'>
          <StatusTag status={status} />
          <KindTag kind={kind} />
        </View>
      </View>
      {bornAt && <View className='muted'>{t('track.list.born', { date: formatDate(beijingDate(new Date(bornAt)), t) })}</View>}
      <View className='muted small'>{t('track.list.updated', { time: formatMoment(updatedAt, t) })}</View>
    </Pressable>
  )
}
