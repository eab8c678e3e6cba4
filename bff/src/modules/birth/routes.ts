import { findBirths, findCertificate, listInstitutions, openBedsideCode } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { BirthService } from './service'

export function mountBirthRoutes(router: Router, births: BirthService): void {
  mount(router, listInstitutions, async () => ({ institutions: await births.institutions() }))
  mount(router, findBirths, async ({ body, account }) => ({ births: await births.find(body, account) }))
  mount(router, findCertificate, async ({ body, account }) => ({ certificate: await births.findCertificate(body, account) }))
  mount(router, openBedsideCode, async ({ body, account }) => ({ births: await births.openBedsideCode(body.code, account) }))
}
