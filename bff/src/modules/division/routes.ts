import { listDivisions } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { DivisionTable } from './ports'

export function mountDivisionRoutes(router: Router, divisions: DivisionTable): void {
  mount(router, listDivisions, async ({ query }) => ({ divisions: divisions.below(query.parent) }))
}
