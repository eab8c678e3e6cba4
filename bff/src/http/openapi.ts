import { OPERATIONS, type Operation } from '@mcb/shared/contract'
import { errorRow, problemSchema, type ErrorCode } from '@mcb/shared/errors'
import * as z from 'zod'

type Json = Record<string, unknown>

/** What any operation may answer with, besides its own errors. */
const COMMON: ErrorCode[] = ['internal', 'store.unavailable']

/** The contract as OpenAPI 3.1; made from the same schemas that check the requests. */
export function openApiDocument(): Json {
  const schemas: Json = { Problem: jsonSchema(problemSchema, 'output') }
  const paths: Record<string, Json> = {}
  for (const operation of OPERATIONS) {
    const path = `/api${operation.path}`
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Medical Certificate of Birth (出生医学证明) · BFF', version: '0.1.0' },
    paths,
    components: { schemas, securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
  }
}

function describe(operation: Operation, schemas: Json): Json {
  const parameters = [
    ...inObject(operation.params, 'path'),
    ...inObject(operation.query, 'query'),
    ...(operation.idempotent
      ? [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' } }]
      : []),
  ]
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(operation.access === 'public' ? {} : { security: [{ session: [] }], 'x-roles': operation.access }),
    ...(parameters.length ? { parameters } : {}),
    ...(operation.body ? { requestBody: { required: true, content: requestContent(operation, operation.body) } } : {}),
    responses: responses(operation, schemas),
  }
}

function requestContent({ upload }: Operation, body: z.ZodType): Json {
  const schema = jsonSchema(body, 'input')
  if (!upload) return { 'application/json': { schema } }
  const properties = { ...(schema.properties as Json), file: { type: 'string', format: 'binary' } }
  return { 'multipart/form-data': { schema: { ...schema, properties, required: [...((schema.required as string[]) ?? []), 'file'] } } }
}

function responses({ response, access, body, errors }: Operation, schemas: Json): Json {
  const result: Record<string, Json> = {}
  if (response === null) result['204'] = { description: 'Done' }
  else if (response === 'bytes') result['200'] = { description: 'The photo', content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } }
  else result['200'] = { description: 'Done', content: { 'application/json': { schema: named(response, schemas) } } }
  const codes = new Set<ErrorCode>([...errors, ...COMMON])
  if (access !== 'public') for (const code of ['session.required', 'session.expired', 'access.denied', 'resource.not_found'] as const) codes.add(code)
  if (body) for (const code of ['request.invalid', 'request.malformed'] as const) codes.add(code)
  for (const code of codes) {
    const status = String(errorRow(code).status)
    const known = (result[status]?.['x-codes'] as string[] | undefined) ?? []
    result[status] = {
      description: [...known, code].join(', '),
      'x-codes': [...known, code],
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
  }
  return result
}

/** A schema with an id is written once and referred to. */
function named(schema: z.ZodType, schemas: Json): Json {
  const id = z.globalRegistry.get(schema)?.id
  if (!id) return jsonSchema(schema, 'output')
  schemas[id] ??= jsonSchema(schema, 'output')
  return { $ref: `#/components/schemas/${id}` }
}

function inObject(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({ name, in: place, required: required.includes(name), schema: property }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const bare = z.registry<{ id?: string }>()
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline', metadata: bare }) as Json
  return rest
}
