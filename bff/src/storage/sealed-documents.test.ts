import { mongo, Types } from 'mongoose'
import { aVault } from '../../test/support/vault'
import { VaultError } from '../crypto/vault/vault'
import { createSealer } from './sealed-documents'

const { vault, ring } = aVault()
const persons = createSealer(vault, 'persons')
const applications = createSealer(vault, 'applications')
const kept = (document: object) => mongo.BSON.deserialize(mongo.BSON.serialize(document), { promoteBuffers: false })
const aDocument = () => ({
  _id: new Types.ObjectId(),
  registryId: 'r1',
  person: { documents: [{ kind: 'foreignPassport', number: 'YA1234567', seenAt: new Date('2026-11-20T10:00:00Z') }] },
  outbox: [{ messageId: 'm', document: { number: 'YA1234567' } }, { messageId: 'n', document: null }],
  documentKeys: ['foreignPassport YA1234567'],
})

it('keeps nothing readable of what the table names, and everything else as it is', async () => {
  const document = aDocument()
  const stored = await persons.seal(document)
  expect(Buffer.from(mongo.BSON.serialize(stored)).includes('YA1234567')).toBe(false)
  expect(stored).toMatchObject({ registryId: 'r1', outbox: [{ messageId: 'm' }, { messageId: 'n', document: null }], sealedWith: 'data-1 index-1' })
  expect(document).toEqual({ ...aDocument(), _id: document._id })
})

it('opens to the same value, dates and all, but for tokens', async () => {
  const document = aDocument()
  const { documentKeys: _keys, ...opened } = await persons.open(kept(await persons.seal(document)) as typeof document)
  const { documentKeys: _plain, ...before } = document
  expect(opened).toEqual(before)
})

it('does not open a field that was moved to another record, or within its own', async () => {
  const [one, other] = [kept(await persons.seal(aDocument())), kept(await persons.seal(aDocument()))] as [ReturnType<typeof aDocument>, ReturnType<typeof aDocument>]
  await expect(persons.open({ ...one, person: other.person })).rejects.toThrow(VaultError)
  await expect(persons.open({ ...one, person: one.outbox[0]!.document as never })).rejects.toThrow(VaultError)
})

it('reads what was written before as it is', async () => {
  const document = aDocument()
  expect(await persons.open(document)).toEqual(document)
})

it('looks up by tokens, and by what was written before', async () => {
  const { $in } = await persons.lookup('documentKeys', 'foreignPassport YA1234567')
  expect($in).toContain('foreignPassport YA1234567')
  expect($in).toContain((await persons.seal(aDocument())).documentKeys[0])
})

it('reaches into lists and leaves out what is not there', async () => {
  const application = { status: 'draft', answers: { contact: { phone: '13800000000' } }, certificates: [{ newborn: 0, number: 'Z110000001' }, { newborn: 1, number: 'Z110000002' }], lock: null, parcel: null }
  const document = { _id: new Types.ObjectId(), application, occupies: undefined }
  const stored = await applications.seal(document)
  const bytes = Buffer.from(mongo.BSON.serialize(stored))
  expect(['13800000000', 'Z11000'].some(text => bytes.includes(text))).toBe(false)
  expect((await applications.open(kept(stored) as typeof document)).application).toEqual(application)
})

it('opens what another process has sealed with a key that came since', async () => {
  const other = createSealer(vault, 'persons')
  const document = aDocument()
  const unaware = { ...vault, session: (session => async () => session)(await vault.session()) }
  await ring.next('data')
  const stored = kept(await other.seal(document)) as typeof document
  expect((await createSealer(unaware, 'persons').open(stored)).person).toEqual(document.person)
})

it('leaves a collection alone that is not in the table', async () => {
  const notices = createSealer(vault, 'notices')
  const notice = { _id: 'n', read: true }
  expect(await notices.seal(notice)).toBe(notice)
  expect(await notices.label()).toBeNull()
})
