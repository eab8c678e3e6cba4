import { View } from '@tarojs/components'
import { listNotices, markNoticesRead } from '@mcb/shared/contract'
import { useEffect } from 'react'
import { AllowNotices } from '@/components/allow-notices'
import { EmptyState } from '@/components/empty-state'
import { FactRow, FactRows } from '@/components/fact-rows'
import { ListScreen } from '@/components/list-screen'
import { Tag } from '@/components/status-tag'
import { api } from '@/services'
import { formatInstant } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'

/** Everything the reader was told, the newest first, each with the way to its application. */
export default function InboxPage() {
  const { t } = useText()
  const isParent = useSession()?.account.role === 'parent'
  const resource = useResource(() => api.call(listNotices, {}), { wanted: isParent })
  const newest = resource.value?.unread ? resource.value.notices[0]?.at : undefined
  // what is on the page counts as read; "new" stays to be seen until the page is opened again
  useEffect(() => {
    if (newest) void api.call(markNoticesRead, { body: { upTo: newest } }).catch(() => undefined)
  }, [newest])

  return (
    <ListScreen title={t('inbox.page.title')} heading={t('inbox.page.heading')} audience='parent' resource={resource}>
      {({ notices }) => (
        <>
          {notices.length === 0 ? (
            <EmptyState title={t('inbox.page.none')} hint={t('inbox.page.noneHint')} />
          ) : (
            <FactRows>
              {notices.map(({ id, applicationId, action, at, read }) => (
                <FactRow
                  key={id}
                  id={`notice-${id}`}
                  title={t(`notice.${action}.title`)}
                  tags={read ? undefined : <Tag tone='attention'>{t('inbox.page.new')}</Tag>}
                  onPress={() => goTo('application', { id: applicationId })}
                >
                  <View>{t(`notice.${action}.text`)}</View>
                  <View className='muted small'>{formatInstant(at, t)}</View>
                </FactRow>
              ))}
            </FactRows>
          )}
          <AllowNotices />
        </>
      )}
    </ListScreen>
  )
}
