import * as z from 'zod'
import { operation } from './operation'

/** A part of the country: a province has two digits, a city four, a district six (GB/T 2260), a street nine. */
export const divisionSchema = z.object({ code: z.string().regex(/^\d{2,9}$/), name: z.string() }).meta({ id: 'Division' })
export type Division = z.infer<typeof divisionSchema>

export const listDivisions = operation({
  id: 'listDivisions',
  method: 'GET',
  path: '/divisions',
  summary: 'The parts of a province, city or district; without `parent` the provinces',
  access: 'public',
  query: z.strictObject({ parent: z.string().regex(/^\d{2,6}$/).optional() }),
  response: z.object({ divisions: z.array(divisionSchema) }),
  errors: [],
})
