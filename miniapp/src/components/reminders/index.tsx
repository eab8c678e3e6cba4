import { View } from '@tarojs/components'
import type { ApplicationSummary, ApplicationView } from '@mcb/shared/contract'
import { useApplication } from '@/services/applications'
import { formatDate } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { Button } from '../button'
import { Notice } from '../notice'

/** What this application should not be forgotten for. */
export function Reminders({ of: { reminders } }: { of: Pick<ApplicationView, 'reminders'> }) {
  const { t } = useText()
  return reminders.map(({ code, date }) => <Notice key={code} id={`reminder-${code}`} tone='warning' title={t(`reminder.${code}`, { date: formatDate(date, t) })} />)
}

/** Statuses in which somebody can be reminded of something. */
const WAITING: readonly ApplicationSummary['status'][] = ['awaitingConfirmation', 'submitted', 'underReview', 'readyForPickup']

/** The reminders of all applications of a list, each with the way to its application. */
export function RemindersOfAll({ applications }: { applications: readonly ApplicationSummary[] }) {
  return applications.filter(({ status }) => WAITING.includes(status)).map(summary => <RemindersOfOne key={summary.id} summary={summary} />)
}

/** The list does not say what to remind of; the application does. */
function RemindersOfOne({ summary: { id, newbornNames } }: { summary: ApplicationSummary }) {
  const { t } = useText()
  const { value } = useApplication(id)
  if (!value?.reminders.length) return null
  return (
    <Notice id={`reminder-of-${id}`} tone='warning' title={newbornNames.join(' · ') || t('track.list.unnamed')}>
      {value.reminders.map(({ code, date }) => (
        <View key={code}>{t(`reminder.${code}`, { date: formatDate(date, t) })}</View>
      ))}
      <Button id={`open-reminded-${id}`} kind='link' onPress={() => goTo('application', { id })}>
        {t('track.list.open')}
      </Button>
    </Notice>
  )
}
