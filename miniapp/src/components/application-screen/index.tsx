import type { ApplicationView } from '@mcb/shared/contract'
import type { ReactNode } from 'react'
import { Failure } from '../failure'
import { Screen } from '../screen'
import { Skeleton } from '../skeleton'

type Props = {
  title: string
  /** From `useApplication`. */
  resource: { value: ApplicationView | null; failure: unknown; reload(): Promise<void> }
  children(application: ApplicationView): ReactNode
}

/** A parent's page about one application: waits for it, says when it does not come. */
export function ApplicationScreen({ title, resource: { value, failure, reload }, children }: Props) {
  return (
    <Screen title={title} audience='parent'>
      {value ? children(value) : failure ? <Failure of={failure} onRetry={reload} /> : <Skeleton lines={6} />}
    </Screen>
  )
}
