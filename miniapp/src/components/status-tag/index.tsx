import { View } from '@tarojs/components'
import type { ApplicationKind, ApplicationStatus } from '@mcb/shared/domain'
import { useText } from '@/services/text'
import './index.scss'

type Tone = 'quiet' | 'waiting' | 'attention' | 'good' | 'bad'

const TONES = {
  draft: 'quiet',
  awaitingConfirmation: 'waiting',
  submitted: 'waiting',
  underReview: 'waiting',
  returned: 'attention',
  approved: 'good',
  issuing: 'waiting',
  readyForPickup: 'good',
  readyForCourier: 'good',
  onTheWay: 'waiting',
  returnedToSender: 'attention',
  lost: 'bad',
  completed: 'good',
  rejected: 'bad',
  withdrawn: 'quiet',
} as const satisfies Record<ApplicationStatus, Tone>

/** A word or two on a colour; the words alone say it. */
export function Tag({ id, tone = 'quiet', children }: { id?: string; tone?: Tone; children: string }) {
  return (
    <View {...(id && { id })} className={`status-tag status-tag--${tone}`}>
      {children}
    </View>
  )
}

/** The status in words. */
export function StatusTag({ id, status }: { id?: string; status: ApplicationStatus }) {
  const { t } = useText()
  return (
    <Tag id={id} tone={TONES[status]}>
      {t(`status.${status}`)}
    </Tag>
  )
}

/** Which kind of application it is. */
export function KindTag({ kind }: { kind: ApplicationKind }) {
  const { t } = useText()
  return <Tag>{t(`applicationKind.${kind}`)}</Tag>
}
