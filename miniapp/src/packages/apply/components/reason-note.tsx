import { LIMITS } from '@mcb/shared/contract'
import { TextField } from '@/components/field'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'

type Props = { reason: string | null; hint: string; note: string; onChange(note: string): void; problems: readonly ShownProblem[] }

/** The reason in their own words, once one is chosen; wanted where none of the list fits. */
export function ReasonNote({ reason, hint, note, onChange, problems }: Props) {
  const { t } = useText()
  if (!reason) return null
  return (
    <TextField
      name='note'
      label={t('apply.reason.note')}
      hint={hint}
      optional={reason !== 'other'}
      multiline
      maxLength={LIMITS.note}
      value={note}
      onChange={onChange}
      error={problemOf(problems, 'note')}
    />
  )
}
