import { saveNoticeLanguage } from '@mcb/shared/contract'
import { api, session } from './index'
import { currentLanguage } from './text'

/** Messages come in the language the reader has chosen here. Whoever is not reached keeps the one they had. */
export function tellLanguage(): void {
  if (session.get()?.account.role !== 'parent') return
  void api.call(saveNoticeLanguage, { body: { language: currentLanguage() } }).catch(() => undefined)
}
