import type { ApplicationView } from '@mcb/shared/contract'
import { formatInstant } from './dates'
import type { useText } from './text'

/** What phase 3 has told of a certificate since it was issued, as rows of its list; none while it has told nothing. */
export function newsRows(changedElsewhere: ApplicationView['certificates'][number]['changedElsewhere'], t: ReturnType<typeof useText>['t']): { label: string; value: string }[] {
  if (!changedElsewhere) return []
  const { state, at, successor } = changedElsewhere
  return [
    { label: t('exchange.news.label'), value: t('exchange.news.since', { state: t(`exchange.certificateState.${state}`), time: formatInstant(at, t) }) },
    ...(successor ? [{ label: t('exchange.news.successor'), value: successor }] : []),
  ]
}
