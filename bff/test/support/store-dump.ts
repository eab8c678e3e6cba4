import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { mongo, type Connection } from 'mongoose'
import type { Vault } from '../../src/crypto/vault/vault'
import { createSealer } from '../../src/storage/sealed-documents'

/** Everything a store holds, as bytes, by where it lies. */
export type Dump = { where: string; bytes: Buffer }[]

/** Every document of every collection as the store keeps it, and the files of an embedded store, index entries and all. */
export async function dumpStore(connection: Connection, directory: string | null): Promise<Dump> {
  const collections = await connection.db!.listCollections({}, { nameOnly: true }).toArray()
  const documents = await Promise.all(collections.map(async ({ name }) => ({ where: name, bytes: toBytes(await connection.db!.collection(name).find({}).toArray()) })))
  const files = directory ? readdirSync(directory).map(name => ({ where: `file ${name}`, bytes: readFileSync(path.join(directory, name)) })) : []
  return [...documents, ...files]
}

/** The same collections with what is sealed in them opened. */
export async function openedStore(connection: Connection, vault: Vault): Promise<Dump> {
  const collections = await connection.db!.listCollections({}, { nameOnly: true }).toArray()
  return Promise.all(
    collections.map(async ({ name }) => ({ where: name, bytes: toBytes(await Promise.all((await connection.db!.collection(name).find({}).toArray()).map(document => createSealer(vault, name).open(document)))) })),
  )
}

/** Which words stand readable where. */
export function readableIn(dump: Dump, words: Iterable<string>): string[] {
  const needles = [...new Set(words)].map(word => [word, Buffer.from(word)] as const)
  return dump.flatMap(({ where, bytes }) => needles.filter(([, needle]) => bytes.includes(needle)).map(([word]) => `${where}: ${word}`))
}

function toBytes(documents: object[]): Buffer {
  return Buffer.concat(documents.map(document => Buffer.from(mongo.BSON.serialize(document))))
}
