import { listMyDocuments, saveMyDocument } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { IdentityService } from './service'

export function mountIdentityRoutes(router: Router, identity: IdentityService): void {
  mount(router, listMyDocuments, ({ account }) => identity.list(account))
  mount(router, saveMyDocument, call => identity.save(call.body.document, { ...call, request: call.body }))
}
