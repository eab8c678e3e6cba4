import { View } from '@tarojs/components'
import { type FileAccess, listFileAccess } from '@mcb/shared/contract'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { Timeline } from '@/components/timeline'
import { api } from '@/services'
import { formatInstant } from '@/services/dates'
import { useInstitutionName } from '@/services/institutions'
import { useParams } from '@/services/navigation'
import { useResource } from '@/services/resource'
import { useText } from '@/services/text'

/** Which staff have had to do with the family's file, and what they did. */
export default function FileAccessPage() {
  const { t } = useText()
  const { id } = useParams('fileAccess')
  const nameOf = useInstitutionName()
  const { value, failure, reload } = useResource(() => api.call(listFileAccess, { params: { id } }))

  const entryOf = ({ at, role, institutionCode, act, times }: FileAccess, index: number) => ({
    key: String(index),
    title: t(`track.access.act.${act}`),
    detail: [nameOf(institutionCode), t('track.by', { role: t(`role.${role}`), time: formatInstant(at, t) })].filter(Boolean).join(' · '),
    note: times > 1 ? t('track.access.times', { number: times }) : undefined,
  })

  return (
    <Screen title={t('track.access.title')} audience='parent'>
      <View className='stack'>
        <Heading id='heading' level={1}>
          {t('track.access.heading')}
        </Heading>
        <View>{t('track.access.lead')}</View>
        <Failure of={failure} onRetry={reload} />
        {!value && !failure && <Skeleton lines={4} />}
        {value?.accesses.length === 0 && <EmptyState title={t('track.access.none')} hint={t('track.access.noneHint')} />}
        {value && value.accesses.length > 0 && <Timeline id='accesses' entries={value.accesses.map(entryOf)} />}
      </View>
    </Screen>
  )
}
