import type { StaffBirthCheckView } from '@mcb/shared/contract'
import { hasCode } from '@/services/api-problem'
import { useAttempt } from '@/services/use-attempt'

export type CheckWriteProps = { of: StaffBirthCheckView; onChanged(next: StaffBirthCheckView): void; reload(): Promise<void>; onDone(): void }

/** What both writes to a check do alike: show what came back, and load it again when somebody else was faster. */
export function useCheckWrite({ of: { id, version }, onChanged, reload, onDone }: CheckWriteProps) {
  const { failure, attempt } = useAttempt()
  const perform = (run: () => Promise<StaffBirthCheckView>) =>
    attempt(
      async () => {
        onChanged(await run())
        onDone()
      },
      thrown => (hasCode(thrown, 'birth_check.version_conflict') || hasCode(thrown, 'birth_check.action_refused') ? reload() : undefined),
    )
  return { failure, perform, params: { id }, version }
}
