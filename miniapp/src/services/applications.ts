import { type ApplicationView, getApplication } from '@mcb/shared/contract'
import { useCallback } from 'react'
import { api } from './index'
import { useResource } from './resource'
import { useSession } from './use-session'

/** The last version of each application seen, so that the next page of a journey starts with something to show. */
const seen = new Map<string, ApplicationView>()

/** Remembers an application a call brought back, unless a newer version is known. Returns the newest. */
export function remember(application: ApplicationView): ApplicationView {
  const known = seen.get(application.id)
  if (known && known.version > application.version) return known
  seen.set(application.id, application)
  return application
}

/** One application: the version last seen at once, the present one as soon as it arrives. */
export function useApplication(id: string) {
  const isParent = useSession()?.account.role === 'parent'
  const resource = useResource(async () => remember(await api.call(getApplication, { params: { id } })), {
    wanted: isParent,
    initial: isParent ? (seen.get(id) ?? null) : null,
  })
  const { replace: show } = resource
  const replace = useCallback((application: ApplicationView) => show(remember(application)), [show])
  return { ...resource, replace }
}

/** Everything seen belongs to the person who was signed in. */
export function forgetApplications() {
  seen.clear()
}
