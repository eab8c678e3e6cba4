import * as z from 'zod'
import { STAFF_ROLES } from '../domain/access/actor'
import { idSchema, instantSchema } from './fields'
import { operation } from './operation'

/** What a member of staff can have done with a file: seen it in a list, opened it, looked at a photo, scanned the family's code, worked on it. */
export const FILE_ACTS = ['listed', 'opened', 'photo', 'scanned', 'worked'] as const
export type FileAct = (typeof FILE_ACTS)[number]

export const fileAccessSchema = z
  .object({
    /** The last time that day. */
    at: instantSchema,
    role: z.enum(STAFF_ROLES),
    /** Null for who works for a district or the city. */
    institutionCode: z.string().nullable(),
    act: z.enum(FILE_ACTS),
    /** How often one person did it that day. */
    times: z.number().int().positive(),
  })
  .meta({ id: 'FileAccess', description: 'That staff have had to do with a file; who it was, an institution can tell' })
export type FileAccess = z.infer<typeof fileAccessSchema>

export const listFileAccess = operation({
  id: 'listFileAccess',
  method: 'GET',
  path: '/applications/{id}/access',
  summary: 'Which staff have had to do with an application and the photos in it, and what they did; the newest first',
  access: ['parent'],
  params: z.strictObject({ id: idSchema }),
  response: z.object({ accesses: z.array(fileAccessSchema) }),
  errors: [],
})
