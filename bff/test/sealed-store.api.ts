import { randomUUID } from 'node:crypto'
import {
  disputeBirthCheck, listAddresses, openBirthCheck, payPostage, recognizeDocument, saveAddress, type SessionView,
} from '@mcb/shared/contract'
import { demoFamilies } from '../../mock/people/demo-people'
import { seedBirths } from '../../mock/people/seed-births'
import { beijingDigits } from '../src/upstream/phase3/codes'
import { anAddress } from '@mcb/shared/testing'
import { aFamilyJourney } from './support/family-journey'
import { aJourney } from './support/journey'
import { aParent } from './support/people'
import { REFERENCE_DAY } from './support/reference-day'
import { dumpStore, openedStore, readableIn } from './support/store-dump'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
/** What people have told the service, or it has told them, in this test. */
const told = new Set<string>(['13800000000', '13911112222', '周敏', '安禾', 'Clara Rose', '体重应为 3820 克', '妈妈家'])

beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

const control = async <T>(system: 'phase3' | 'pay', path: string, body?: object): Promise<T> => {
  const response = await fetch(`${app[system].url}/control/${path}`, body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return (await response.json().catch(() => null)) as T
}

/** Two who sign in with Jingtong, from the first question to the certificate, which phase 3 then calls void. */
async function throughTheCounter(): Promise<void> {
  const journey = await aFamilyJourney(app, 'zhao', { signIn: 'jingtong' })
  await journey.file()
  const clerk = await journey.clerk()
  const { personsToCheck } = await journey.case(clerk)
  if (personsToCheck.length) await journey.checkOnSite(clerk)
  await journey.approve(clerk)
  await journey.issue(clerk)
  const { certificates } = await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup', 20_000)
  const { number } = certificates[0]!
  told.add(number)
  const BGSJ = beijingDigits(new Date().toISOString())
  const changes = [number, 'Z119999999'].map((CSYXZMBH, i) => ({ BGDX: '1', XXID: `change-${i}`, BGSJ, CSYXZMBH, ZMZT: '2', XZMBH: null }))
  told.add('Z119999999')
  const answers = await control<{ status: number }[]>('phase3', 'changes/push', { target: app.url, changes, faults: {} })
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
}

/** Two with foreign passports that are read from their photos; the certificate is to come by courier, and the postage is paid for. */
async function byCourier(): Promise<void> {
  const journey = await aJourney(app)
  await journey.answerAll()
  const { motherDocument } = (await journey.get()).answers as { motherDocument: { photoId: string } }
  await app.call(recognizeDocument, { params: { id: motherDocument.photoId } }, { token: journey.mother.accessToken })
  const address = anAddress({ detail: '静水街 8 号院 2 单元 301' })
  told.add('静水街 8 号院 2 单元 301')
  await app.call(saveAddress, { params: { entry: randomUUID() }, body: { label: '妈妈家', phone: '13911112222', address } }, { token: journey.mother.accessToken })
  expect((await app.call(listAddresses, {}, { token: journey.mother.accessToken })).entries).toHaveLength(1)
  await journey.answer('collection', { method: 'courier', recipient: 'mother', phone: '13911112222', address, payment: 'online' })
  await journey.submit()
  await journey.confirm()
  await app.call(payPostage, { params: { id: journey.id } }, { token: journey.mother.accessToken })
  for (const { account } of [journey.mother, journey.father]) told.add((await app.deps.accounts.openidOf(account.id))!)
}

/** A mother finds her baby's record wrong, at the bedside. */
async function atTheBedside(): Promise<void> {
  const mother: SessionView = await aParent(app)
  const token = mother.accessToken
  const { id, version } = await app.call(openBirthCheck, { body: { code: 'BED-T4W9N2', as: 'mother' } }, { token })
  await app.call(disputeBirthCheck, { params: { id }, body: { version, dispute: { fields: ['weightGrams'], note: '体重应为 3820 克' } } }, { token })
}

/** Names, numbers, days of birth and times of birth of everybody the other systems know. */
function everybody(): Set<string> {
  const words = new Set<string>()
  for (const { mother, father, wire } of seedBirths(REFERENCE_DAY)) {
    for (const person of [mother, father]) if (person) [person.name, person.document.number, person.birthDate].forEach(word => words.add(word))
    if (wire.MQ) words.add(wire.MQ.XM)
  }
  for (const { documents, newborns, certificate } of demoFamilies(REFERENCE_DAY)) {
    for (const { number, nameZh, surname, givenNames, birthDate } of Object.values(documents)) [number, nameZh, surname, givenNames, birthDate ?? ''].forEach(word => words.add(word))
    newborns.forEach(({ bornAt }) => words.add(bornAt))
    if (certificate) [certificate.number, certificate.newbornName].forEach(word => words.add(word))
  }
  // shorter ones stand in random bytes now and then
  return new Set([...words, ...told].filter(word => Buffer.byteLength(word) >= 6))
}

it('the store holds nothing readable of anybody after whole journeys: documents, index entries, files', async () => {
  await throughTheCounter()
  await byCourier()
  await atTheBedside()
  const words = everybody()
  const dump = await dumpStore(app.deps.connection, app.storeDirectory)

  // who has no key reads nothing, who has it reads all that was told
  const opened = readableIn(await openedStore(app.deps.connection, app.deps.vault), words).map(found => found.split(': '))
  expect([...new Set(opened.map(([where]) => where))].sort()).toEqual(['accounts', 'addressBooks', 'applications', 'birthChecks', 'documents', 'payments', 'persons', 'registryNews'])
  expect([...told].filter(word => Buffer.byteLength(word) >= 6 && !opened.some(([, found]) => found === word))).toEqual([])
  expect(readableIn(dump, words)).toEqual([])
  expect(dump.map(({ where }) => where)).toContain('auditEntries')
}, 120_000)
