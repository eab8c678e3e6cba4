import {
  acceptInvitation, answerStep, changeCollection, confirmApplication, confirmReceipt, createApplication, getApplication, inviteOtherParent, listApplications,
  reopenApplication, showVisitCode, submitApplication, withdrawApplication,
} from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { ApplicationService } from './service'

export function mountApplicationRoutes(router: Router, applications: ApplicationService): void {
  mount(router, listApplications, async ({ account }) => ({ applications: await applications.list(account) }))
  mount(router, createApplication, call => applications.create(call.body, { ...call, request: call.body }))
  mount(router, getApplication, ({ params, account }) => applications.get(params.id, account))
  mount(router, answerStep, call =>
    applications.answer(call.params.id, call.params.step, call.body.answer, { ...call, version: call.body.version, request: { ...call.params, ...call.body } }),
  )
  mount(router, submitApplication, call => applications.submit(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, reopenApplication, call => applications.reopen(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, withdrawApplication, call => applications.withdraw(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, confirmApplication, call => applications.confirm(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, changeCollection, call =>
    applications.changeCollection(call.params.id, call.body.collection, { ...call, version: call.body.version, request: call.body }),
  )
  mount(router, confirmReceipt, call => applications.confirmReceipt(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, inviteOtherParent, ({ params, account }) => applications.invite(params.id, account))
  mount(router, acceptInvitation, ({ body, account }) => applications.acceptInvitation(body.code, account))
  mount(router, showVisitCode, ({ params, account }) => applications.showVisitCode(params.id, account))
}
