import { listRegister } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { RegisterService } from './service'

export function mountRegisterRoutes(router: Router, register: RegisterService): void {
  mount(router, listRegister, ({ query, account }) => register.list(query.kind, query.from, query.to, account))
}
