import {
  confirmBirthCheck, correctBirthCheck, disputeBirthCheck, getBirthCheck, getStaffBirthCheck, inviteToBirthCheck, joinBirthCheck, keepBirthRecord,
  listBirthChecks, listMyBirthChecks, openBirthCheck,
} from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { BirthCheckService } from './service'

export function mountBirthCheckRoutes(router: Router, checks: BirthCheckService): void {
  mount(router, openBirthCheck, call => checks.open(call.body, { ...call, request: call.body }))
  mount(router, listMyBirthChecks, async ({ account }) => ({ checks: await checks.listOfParent(account) }))
  mount(router, joinBirthCheck, ({ body, account }) => checks.join(body.code, account))
  mount(router, getBirthCheck, ({ params, account }) => checks.get(params.id, account))
  mount(router, confirmBirthCheck, call => checks.confirm(call.params.id, { ...call, version: call.body.version, request: call.body }))
  mount(router, disputeBirthCheck, call => checks.dispute(call.params.id, call.body.dispute, { ...call, version: call.body.version, request: call.body }))
  mount(router, inviteToBirthCheck, ({ params, account }) => checks.invite(params.id, account))
  mount(router, listBirthChecks, ({ query, account }) => checks.listDisputed(query.status, query.after, account))
  mount(router, getStaffBirthCheck, ({ params, account }) => checks.getForStaff(params.id, account))
  mount(router, correctBirthCheck, call => {
    const { version, ...correction } = call.body
    return checks.correct(call.params.id, correction, { ...call, version, request: call.body })
  })
  mount(router, keepBirthRecord, call => checks.keep(call.params.id, call.body.note, { ...call, version: call.body.version, request: call.body }))
}
