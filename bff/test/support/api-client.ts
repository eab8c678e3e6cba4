import { randomUUID } from 'node:crypto'
import type { Input, Operation, Output } from '@mcb/shared/contract'
import type { Problem } from '@mcb/shared/errors'

export type CallOptions = { token?: string; key?: string; language?: string; file?: Buffer; headers?: Record<string, string> }

/** An answer that was an error, with its problem document. */
export class ProblemResponse extends Error {
  constructor(readonly problem: Problem, readonly headers: Headers) {
    super(`${problem.code} ${JSON.stringify(problem.fields ?? problem.params ?? '')}`)
  }
}

export type TestClient = ReturnType<typeof createTestClient>

/** Calls operations of the contract at an address, as a client without any cleverness would. */
export function createTestClient(baseUrl: string) {
  return async function call<O extends Operation>(operation: O, input: Input<O>, options: CallOptions = {}): Promise<Output<O>> {
    const { params = {}, query = {}, body } = input as { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))
    const search = new URLSearchParams(query).toString()
    const headers: Record<string, string> = { 'accept-language': options.language ?? 'en', ...options.headers }
    if (options.token) headers.authorization = `Bearer ${options.token}`
    if (operation.idempotent) headers['idempotency-key'] = options.key ?? randomUUID()
    let payload: BodyInit | undefined
    if (operation.upload) {
      const form = new FormData()
      for (const [name, value] of Object.entries(body as object)) form.append(name, String(value))
      if (options.file) form.append('file', new Blob([new Uint8Array(options.file)]), 'photo.jpg')
      payload = form
    } else if (body !== undefined) {
      headers['content-type'] = 'application/json'
      payload = JSON.stringify(body)
    }
    const response = await fetch(`${baseUrl}/api${path}${search && `?${search}`}`, { method: operation.method, headers, body: payload })
    if (!response.ok) throw new ProblemResponse((await response.json()) as Problem, response.headers)
    if (operation.response === null) return undefined as Output<O>
    if (operation.response === 'bytes') return Buffer.from(await response.arrayBuffer()) as unknown as Output<O>
    return operation.response.parse(await response.json()) as Output<O>
  }
}
