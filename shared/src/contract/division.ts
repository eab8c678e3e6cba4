import * as z from 'zod'
import { LIMITS, optionalLine } from './fields'
import { operation } from './operation'

const code = (digits: number) => z.string().regex(new RegExp(`^(?:\\d{${digits}})?$`))
const divisionName = optionalLine(40)

/** Mainland China by its divisions, see `ChineseAddress` of the domain. */
const chineseAddressSchema = z.strictObject({
  country: z.literal('CHN'),
  provinceCode: code(2),
  cityCode: code(4),
  districtCode: code(6),
  streetCode: code(9).nullable(),
  names: z.strictObject({ province: divisionName, city: divisionName, district: divisionName, street: divisionName }),
  detail: optionalLine(LIMITS.address),
})

/** Everywhere else, as it is written there. */
const foreignAddressSchema = z.strictObject({
  country: z.string().regex(/^(?!CHN)(?:[A-Z]{3})?$/),
  detail: optionalLine(LIMITS.address),
})

/** The shape only: which part is still empty, `addressProblems` says for each of them; a union could not. */
export const addressSchema = z.union([chineseAddressSchema, foreignAddressSchema])

const divisionSchema = z.object({ code: z.string(), name: z.string() })
export type Division = z.infer<typeof divisionSchema>

export const listDivisions = operation({
  id: 'listDivisions',
  method: 'GET',
  path: '/divisions',
  summary: 'What a province, city or district of mainland China is divided into; the provinces when none is named',
  access: 'public',
  query: z.strictObject({
    /** GB/T 2260: two digits for a province, four for a city, six for a district. */
    parent: z.string().max(12).optional(),
  }),
  cacheSeconds: 24 * 60 * 60,
  /** Empty for a parent that is not there, and below a street. */
  response: z.object({ divisions: z.array(divisionSchema) }),
  errors: [],
})
