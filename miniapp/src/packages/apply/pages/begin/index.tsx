import { createApplication } from '@mcb/shared/contract'
import { useEffect, useRef, useState } from 'react'
import { Failure } from '@/components/failure'
import { Screen } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { api } from '@/services'
import { remember } from '@/services/applications'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { pageAfter } from '../../journey'

/** Opens a new draft and gives way to its first question; the sign-in comes before, through the screen. */
export default function Begin() {
  const { t } = useText()
  const signedIn = useSession()?.account.role === 'parent'
  const [failure, setFailure] = useState<unknown>(null)
  const begun = useRef(false)

  const begin = async () => {
    setFailure(null)
    try {
      const application = remember(await api.call(createApplication, { body: { kind: 'firstIssue' } }))
      goTo(pageAfter(application), { id: application.id }, 'replace')
    } catch (thrown) {
      setFailure(thrown)
    }
  }

  useEffect(() => {
    if (!signedIn || begun.current) return
    begun.current = true
    void begin()
  }, [signedIn])

  return (
    <Screen title={t('apply.opening')} audience='parent'>
      {failure ? <Failure of={failure} onRetry={begin} /> : <Skeleton lines={5} />}
    </Screen>
  )
}
