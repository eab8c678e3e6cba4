import * as z from 'zod'
import { addressSchema } from './division'
import { LIMITS, optionalLine, phoneSchema } from './fields'
import { operation } from './operation'

const parents = ['parent'] as const
const entryIdSchema = z.string().regex(/^[0-9a-f-]{36}$/)

/** A place of one's own, to be chosen again. */
export const addressEntrySchema = z.object({ id: entryIdSchema, label: z.string(), phone: z.string(), address: addressSchema }).meta({ id: 'AddressEntry' })
export type AddressEntry = z.infer<typeof addressEntrySchema>

const addressBookSchema = z.object({ entries: z.array(addressEntrySchema) })

export const listAddresses = operation({
  id: 'listAddresses',
  method: 'GET',
  path: '/me/addresses',
  summary: "The caller's address book, the one used last first",
  access: parents,
  response: addressBookSchema,
  errors: [],
})

export const saveAddress = operation({
  id: 'saveAddress',
  method: 'PUT',
  path: '/me/addresses/{entry}',
  summary: 'Keep an address, or change one; the same content again only puts it first',
  access: parents,
  params: z.strictObject({ entry: entryIdSchema }),
  body: z.strictObject({ label: optionalLine(LIMITS.namePart), phone: phoneSchema, address: addressSchema }),
  response: addressBookSchema,
  errors: [],
})

export const removeAddress = operation({
  id: 'removeAddress',
  method: 'DELETE',
  path: '/me/addresses/{entry}',
  summary: 'Forget an address',
  access: parents,
  params: z.strictObject({ entry: entryIdSchema }),
  response: addressBookSchema,
  errors: [],
})
