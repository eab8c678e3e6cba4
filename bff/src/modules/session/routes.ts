import { endSession, finishJingtongSignIn, refreshSession, signInStaff, signInWithWechat, startJingtongSignIn } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { SessionService } from './service'

export function mountSessionRoutes(router: Router, sessions: SessionService): void {
  mount(router, signInWithWechat, ({ body }) => sessions.signInWithWechat(body.code))
  mount(router, startJingtongSignIn, () => sessions.startJingtong())
  mount(router, finishJingtongSignIn, ({ body }) => sessions.finishJingtong(body))
  mount(router, signInStaff, ({ body, clientAddress }) => sessions.signInStaff(body.username, body.password, clientAddress))
  mount(router, refreshSession, ({ body }) => sessions.refresh(body.refreshToken))
  mount(router, endSession, ({ sessionId }) => sessions.end(sessionId))
}
