import type { CaseView } from '@mcb/shared/contract'
import { hasCode } from '@/services/api-problem'
import { useAttempt } from '@/services/use-attempt'

export type CaseWriteProps = { of: CaseView; onChanged(next: CaseView): void; reload(): Promise<void> }

/** What all writes to a case do alike: show what came back, and load it again when somebody else was faster. */
export function useCaseWrite({ of: { id, version }, onChanged, reload }: CaseWriteProps) {
  const { failure, attempt } = useAttempt()
  const perform = (run: () => Promise<CaseView>) =>
    attempt(
      async () => onChanged(await run()),
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )
  return { failure, perform, params: { id }, version }
}
