import { mongo } from 'mongoose'
import { openedBy, type Vault, type VaultSession } from '../crypto/vault/vault'
import { SEALED_FIELDS, type FieldTable } from './sealed-fields'

/** BSON's user-defined kind of bytes: in a sealed field, nothing else is. */
const SEALED_SUBTYPE = 0x80

type Identified = { _id: unknown }
/** In every sealed document: the keys it was written with, so that what others wrote is found. */
type Stamp = { sealedWith?: string }

/** Between the storage of one collection and the driver. What was written before there was a vault is read as it is. */
export type Sealer = {
  /** The document as the store keeps it; the one given is left alone. */
  seal<S extends Identified>(document: S): Promise<S>
  /** The document as it was before `seal`, tokens apart. */
  open<S extends Identified>(document: S): Promise<S>
  /** One field, to be set by itself. */
  sealField(id: unknown, path: string, value: unknown): Promise<unknown>
  /** What a path with tokens is looked up by; finds what was written before, too. */
  lookup(path: string, ...values: string[]): Promise<{ $in: string[] }>
  /** The stamp of what is written now; null where nothing is sealed. */
  label(): Promise<string | null>
}

/** @param collection its name, as in `SEALED_FIELDS` */
export function createSealer(vault: Vault, collection: string): Sealer {
  const table = SEALED_FIELDS[collection]
  if (!table) return NOTHING_SEALED
  const tree = treeOf(table)

  const sealing = (session: VaultSession, id: unknown): Visitor => ({
    sealed: (path, value) => new mongo.Binary(session.seal({ collection, id: String(id), path }, Buffer.from(mongo.BSON.serialize({ value }))), SEALED_SUBTYPE),
    tokens: (path, value) => session.tokens(`${collection}.${path}`, table.tokens[path]!, String(value)),
  })
  const opening = (session: VaultSession, id: unknown): Visitor => ({
    sealed: (path, value) => (isSealed(value) ? mongo.BSON.deserialize(session.open({ collection, id: String(id), path }, bytesOf(value))).value : value),
    tokens: (_path, value) => [value],
  })

  return {
    async seal(document) {
      const session = await vault.session()
      return { ...(visit(document, tree, '', sealing(session, document._id)) as typeof document), sealedWith: session.label }
    },
    async open(document) {
      const { sealedWith: _stamp, ...rest } = document as typeof document & Stamp
      return openedBy(vault, session => visit(rest, tree, '', opening(session, document._id)) as typeof document)
    },
    async sealField(id, path, value) {
      return value === null || value === undefined ? value : sealing(await vault.session(), id).sealed(path, value)
    },
    async lookup(path, ...values) {
      const session = await vault.session()
      return { $in: values.flatMap(value => [...session.tokens(`${collection}.${path}`, table.tokens[path]!, value), value]) }
    },
    label: async () => (await vault.session()).label,
  }
}

/** For collections that are not in the table. */
export const NOTHING_SEALED: Sealer = {
  seal: async document => document,
  open: async document => document,
  sealField: async (_id, _path, value) => value,
  lookup: async (_path, ...values) => ({ $in: values }),
  label: async () => null,
}

function isSealed(value: unknown): value is mongo.Binary {
  return value instanceof mongo.Binary && value.sub_type === SEALED_SUBTYPE
}

function bytesOf(value: mongo.Binary): Buffer {
  return Buffer.from(value.buffer.buffer, value.buffer.byteOffset, value.length())
}

type Node = { kind: 'sealed' | 'tokens' | 'list' | 'fields'; fields: Map<string, Node> }
type Visitor = { sealed(path: string, value: unknown): unknown; tokens(path: string, value: unknown): unknown[] }

function treeOf({ sealed, tokens }: FieldTable): Node {
  const root: Node = { kind: 'fields', fields: new Map() }
  const plant = (path: string, kind: 'sealed' | 'tokens') => {
    let node = root
    for (const step of path.replaceAll('[]', '.[]').split('.')) {
      if (step === '[]') node.kind = 'list'
      let next = node.fields.get(step)
      if (!next) node.fields.set(step, (next = { kind: 'fields', fields: new Map() }))
      node = next
    }
    node.kind = kind
  }
  sealed.forEach(path => plant(path, 'sealed'))
  Object.keys(tokens).forEach(path => plant(path, 'tokens'))
  return root
}

/** A copy of the value, as far as there is something to change. */
function visit(value: unknown, node: Node, path: string, visitor: Visitor): unknown {
  if (value === null || value === undefined) return value
  if (node.kind === 'sealed') return visitor.sealed(path, value)
  if (node.kind === 'tokens') return [value].flat().flatMap(each => visitor.tokens(path, each))
  if (node.kind === 'list') return Array.isArray(value) ? value.map((each, i) => visit(each, node.fields.get('[]')!, `${path}.${i}`, visitor)) : value
  const copy: Record<string, unknown> = { ...value }
  for (const [name, next] of node.fields) if (name in copy) copy[name] = visit(copy[name], next, path ? `${path}.${name}` : name, visitor)
  return copy
}
