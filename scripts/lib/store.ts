import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { keptWithParent, tsx } from './child'
import { onPath } from './programs'
import { answers } from './ports'

export type Store = {
  kind: 'given' | 'mongod' | 'embedded'
  uri: string
  /** How to start it; `null` when it runs already. */
  command: [string, ...string[]] | null
  /** Whether it takes connections. */
  answers(): Promise<boolean>
}

const DATABASE = 'birth_certificates'

/** The store there is: the given address, else a `mongod` on the PATH, else the small server of `mock/mongodb`. */
export function chooseStore({ mongodbUri, port, directory }: { mongodbUri?: string; port: number; directory: string }): Store {
  if (mongodbUri) return { kind: 'given', uri: mongodbUri, command: null, answers: async () => true }
  const uri = `mongodb://127.0.0.1:${port}/${DATABASE}`
  const listens = () => answers('127.0.0.1', port)
  const mongod = onPath('mongod')
  const kind = mongod ? 'mongod' : 'embedded'
  const data = join(directory, kind)
  mkdirSync(data, { recursive: true })
  const command: [string, ...string[]] = mongod
    ? keptWithParent(mongod, '--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1')
    : tsx('mock/mongodb/main.ts', '--port', String(port), '--data', data, '--with-parent')
  return { kind, uri, command, answers: listens }
}
