import type { Middleware } from 'koa'
import { chooseLanguage } from '@mcb/i18n'

/** The reader's language, from Accept-Language; Chinese when nothing fits. */
export function setUpLanguage(): Middleware {
  return function language(ctx, next) {
    ctx.state.language = chooseLanguage(ctx.get('Accept-Language'))
    ctx.set('Vary', 'Accept-Language')
    return next()
  }
}
