import mongoose, { type Connection } from 'mongoose'

/**
 * Connects to the store; any MongoDB-wire server will do. A write counts when the majority has it in the journal.
 * While the server is away, calls fail after five seconds instead of hanging, and the driver reconnects by itself.
 */
export async function connectStore(uri: string): Promise<Connection> {
  return mongoose
    .createConnection(uri, {
      serverSelectionTimeoutMS: 5000,
      connectTimeoutMS: 5000,
      socketTimeoutMS: 30_000,
      maxPoolSize: 50,
      writeConcern: { w: 'majority', journal: true },
      autoIndex: false,
      autoCreate: false,
      bufferCommands: false,
    })
    .asPromise()
}

/** MongoDB's code for a broken unique index. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === 11000
}
