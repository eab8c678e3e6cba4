import { getDocumentPhoto, uploadDocumentPhoto } from '@mcb/shared/contract'
import { createApi } from './api'
import type { Connection } from './connection'
import { createDrafts } from './drafts'
import { createPhotos } from './photos'
import { platform } from './platform'
import { createSession } from './session'
import { currentLanguage } from './text'
import { createUploads } from './uploads'

/** What the server keeps of a photo is no longer (pixels), and it reads no better from a better JPEG (0 to 1). */
const [LONG_SIDE, QUALITY] = [2600, 0.85] as const

// Where the services meet the place they run in. Pages import from here.
export const session = createSession(platform.session)
export const drafts = createDrafts(platform.session)
export const api = createApi({ transport: platform.send, baseUrl: API_BASE, session, language: currentLanguage, newId: platform.newId })
export const connection: Connection = {
  onConnected: platform.onConnected,
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}
export const photos = createPhotos({ fetch: id => api.photo(getDocumentPhoto, { params: { id } }), free: platform.forgetPhoto })
export const uploads = createUploads({
  send: (body, file, options) => api.upload(uploadDocumentPhoto, { body }, file, options),
  shrink: photo => platform.shrinkPhoto(photo, LONG_SIDE, QUALITY),
  free: platform.forgetPhoto,
  newId: platform.newId,
  connection,
  kept: platform.session,
})

export { platform }
