import { endSession, type SessionView } from '@mcb/shared/contract'
import { forgetApplications } from './applications'
import { tellLanguage } from './notices'
import { api, drafts, photos, platform, session, uploads } from './index'

const OWNER = 'owner'

/** Somebody has signed in. What an earlier person left on this device goes; one's own typing stays. */
export function beginSession(view: SessionView): void {
  if (platform.session.read(OWNER) !== view.account.id) forget()
  platform.session.write(OWNER, view.account.id)
  session.set(view)
  tellLanguage()
}

/** Signs out and forgets, on this device at least, whether or not the server could be told. */
export async function signOut(): Promise<void> {
  await api.call(endSession, {}).catch(() => undefined)
  forget()
  session.clear()
}

function forget(): void {
  drafts.forgetAll()
  uploads.forgetAll()
  photos.forgetAll()
  forgetApplications()
  platform.session.remove(OWNER)
}
