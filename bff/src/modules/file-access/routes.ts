import { listFileAccess } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { FileAccessService } from './service'

export function mountFileAccessRoutes(router: Router, access: FileAccessService): void {
  mount(router, listFileAccess, async ({ params, account }) => ({ accesses: await access.list(params.id, account) }))
}
