import type { BirthCheckStatus } from '@mcb/shared/domain'
import { Tag } from '@/components/status-tag'
import { useText } from '@/services/text'

const TONES = { open: 'attention', confirmed: 'good', disputed: 'waiting', correcting: 'waiting', reconfirm: 'attention', done: 'good' } as const satisfies Record<BirthCheckStatus, string>

/** Where a check stands, in words. */
export function CheckTag({ id, status }: { id?: string; status: BirthCheckStatus }) {
  const { t } = useText()
  return (
    <Tag id={id} tone={TONES[status]}>
      {t(`records.check.status.${status}`)}
    </Tag>
  )
}
