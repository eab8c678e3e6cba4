import { View } from '@tarojs/components'
import { listNotices, markNoticesRead } from '@mcb/shared/contract'
import { useEffect } from 'react'
import { AllowNotices } from '@/components/allow-notices'
import { EmptyState } from '@/components/empty-state'
import { FactRow, FactRows } from '@/components/fact-rows'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
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
  const { value, failure, reload } = useResource(() => api.call(listNotices, {}), { wanted: isParent })
  const newest = value?.unread ? value.notices[0]?.at : undefined
  // what is on the page counts as read; "new" stays to be seen until the page is opened again
  useEffect(() => {
    if (newest) void api.call(markNoticesRead, { body: { upTo: newest } }).catch(() => undefined)
  }, [newest])

  return (
    <Screen title={t('inbox.page.title')} audience='parent'>
      <View className='stack'>
        <Heading id='heading' level={1}>
          {t('inbox.page.heading')}
        </Heading>
        <Failure of={failure} onRetry={reload} />
        {!value && !failure && <Skeleton lines={4} />}
        {value?.notices.length === 0 && <EmptyState title={t('inbox.page.none')} hint={t('inbox.page.noneHint')} />}
        {value && value.notices.length > 0 && (
          <FactRows>
            {value.notices.map(({ id, applicationId, action, at, read }) => (
              <FactRow
                key={id}
                id={`notice-${id}`}
                title={t(`notice.${action}.title`)}
                tags={read ? undefined : <Tag tone='attention'>{t('inbox.page.new')}</Tag>}
                facts={[{ label: formatInstant(at, t), value: t(`notice.${action}.text`) }]}
                onPress={() => goTo('application', { id: applicationId })}
              />
            ))}
          </FactRows>
        )}
        <AllowNotices />
      </View>
    </Screen>
  )
}
