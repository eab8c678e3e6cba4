import { listNotices, markNoticesRead, saveNoticeLanguage } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { NoticeService } from './service'

export function mountNoticeRoutes(router: Router, notices: NoticeService): void {
  mount(router, listNotices, ({ account }) => notices.list(account))
  mount(router, markNoticesRead, ({ body, account }) => notices.markRead(body.upTo, account))
  mount(router, saveNoticeLanguage, ({ body, account }) => notices.saveLanguage(body.language, account))
}
