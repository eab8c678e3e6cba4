import type { Middleware } from 'koa'
import { LANGUAGES } from '@mcb/i18n'

/** The reader's language, from Accept-Language; Chinese when nothing fits. */
export function setUpLanguage(): Middleware {
  return async function language(ctx, next) {
    ctx.state.language = ctx.acceptsLanguages([...LANGUAGES]) || 'zh-CN'
    ctx.vary('Accept-Language')
    await next()
  }
}
