import { View } from '@tarojs/components'
import type { ApplicationStatus } from '@mcb/shared/domain'
import { useText } from '@/services/text'
import './index.scss'

const TONES = {
  draft: 'quiet',
  awaitingConfirmation: 'waiting',
  submitted: 'waiting',
  underReview: 'waiting',
  returned: 'attention',
  approved: 'good',
  issuing: 'waiting',
  readyForPickup: 'good',
  completed: 'good',
  rejected: 'bad',
  withdrawn: 'quiet',
} as const satisfies Record<ApplicationStatus, string>

/** The status in words, on a colour. */
export function StatusTag({ id, status }: { id?: string; status: ApplicationStatus }) {
  const { t } = useText()
  return (
    <View {...(id && { id })} className={`status-tag status-tag--${TONES[status]}`}>
      {t(`status.${status}`)}
    </View>
  )
}
