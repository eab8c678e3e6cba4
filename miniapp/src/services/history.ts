import type { ApplicationView } from '@mcb/shared/contract'
import type { TimelineEntry } from '@/components/timeline'
import { formatMoment } from './dates'
import type { Translate } from './text'

/** What happened to an application, newest first; a run of saved answers is one line, its last. */
export function historyEntries(history: ApplicationView['history'], t: Translate): TimelineEntry[] {
  return history
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry, index }) => entry.action !== 'showVisitCode' && !(entry.action === 'answer' && history[index + 1]?.action === 'answer'))
    .map(({ entry, index }) => ({
      key: `${entry.at} ${index}`,
      title: t(`action.${entry.action}`),
      detail: t('track.by', { role: t(`role.${entry.by}`), time: formatMoment(entry.at, t) }),
      note: entry.note,
    }))
    .reverse()
}
