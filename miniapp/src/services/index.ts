import { createApi } from './api'
import { createDrafts } from './drafts'
import { platform } from './platform'
import { createSession } from './session'
import { currentLanguage } from './text'

// Where the services meet the place they run in. Pages import from here.
export const session = createSession(platform.session)
export const drafts = createDrafts(platform.session)
export const api = createApi({ transport: platform.send, baseUrl: API_BASE, session, language: currentLanguage, newId: platform.newId })

export { platform }
