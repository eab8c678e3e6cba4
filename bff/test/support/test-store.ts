import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startStore } from '../../../mock/mongodb/server'

/** A database of one's own: on the server of MONGODB_URI, or on an embedded one that ends with the test. */
export async function startTestStore(): Promise<{ uri: string; /** Its files, of an embedded one. */ directory: string | null; stop(): Promise<void> }> {
  const database = `test_${randomUUID().replaceAll('-', '')}`
  if (process.env.MONGODB_URI) return { uri: withDatabase(process.env.MONGODB_URI, database), directory: null, stop: async () => undefined }
  const directory = mkdtempSync(path.join(tmpdir(), 'mcb-store-'))
  const store = await startStore({ port: 0, dataDirectory: directory, flush: 'by-system' })
  return {
    uri: withDatabase(store.uri, database),
    directory,
    async stop() {
      await store.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

export function withDatabase(uri: string, database: string): string {
  const url = new URL(uri)
  url.pathname = `/${database}`
  return url.toString()
}
