import { correctBirthCheck, disputeBirthCheck, getBirthCheck, listMyDocuments, openBirthCheck, saveMyDocument } from '@mcb/shared/contract'
import { aPassport } from '@mcb/shared/testing'
import { IDENTITY_INBOX_PATH } from '../src/upstream/phase3/identity'
import { aMemberOfStaff, aParent } from './support/people'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
}, 60_000)
afterAll(() => app.stop())

/** The card at the bed of the first demo family. */
const CARD = 'BED-A7K2Q9'

it('a delivery record found wrong at the bedside is corrected in phase 3', async () => {
  const { accessToken: token } = await aParent(app)
  const check = await app.call(openBirthCheck, { body: { code: CARD, as: 'mother' } }, { token })
  const params = { id: check.id }
  const disputed = await app.call(disputeBirthCheck, { params, body: { version: check.version, dispute: { fields: ['weightGrams'], note: '3300' } } }, { token })
  const clerk = await aMemberOfStaff(app, { institutionCode: check.institutionCode })
  await app.call(correctBirthCheck, { params, body: { version: disputed.version, newborn: 0, changes: { weightGrams: 3300 }, note: '' } }, { token: clerk.accessToken })
  await until(() => app.call(getBirthCheck, { params }, { token }), ({ status }) => status === 'reconfirm')
  expect((await app.deps.births.current(check.records[0]!.id))?.newborn.weightGrams).toBe(3300)
})

it('a parent keeps documents, and only phase 3 may bring news of them', async () => {
  const { accessToken: token } = await aParent(app)
  const { photoId: _photo, backPhotoId: _back, ...document } = aPassport()
  await app.call(saveMyDocument, { body: { document } }, { token })
  expect((await app.call(listMyDocuments, {}, { token })).documents).toMatchObject([{ number: document.number, source: 'parent' }])
  expect((await fetch(app.url + IDENTITY_INBOX_PATH, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(401)
})
