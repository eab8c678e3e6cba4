import {
  askToUnlock, changeCollection, confirmApplication, confirmReceipt, correctBirth, decideUnlock, getApplication, getSettings, handToCourier, issueCertificate,
  listInstitutions, listRegister,
} from '@mcb/shared/contract'
import { anAddress } from '@mcb/shared/testing'
import { aFamilyJourney } from './support/family-journey'
import { aMemberOfStaff } from './support/people'
import { REFERENCE_DAY } from './support/reference-day'
import { startTestApp, type TestApp } from './support/test-app'
import { until } from './support/until'

let app: TestApp
beforeAll(async () => { app = await startTestApp() }, 60_000)
afterAll(() => app.stop())

const problem = (code: string, more: object = {}) => expect.objectContaining({ problem: expect.objectContaining({ code, ...more }) })
const refusal = (reason: string) => problem('application.action_refused', { params: expect.objectContaining({ refusal: reason }) })
const control = async (path: string) => (await fetch(`${app.phase3.url}/control/${path}`)).json()

type Journey = Awaited<ReturnType<typeof aFamilyJourney>>

/** From the queue to a number, as clerks do it. */
async function decide(journey: Journey) {
  const clerk = await journey.clerk()
  const { personsToCheck } = await journey.case(clerk)
  if (personsToCheck.length) await journey.checkOnSite(clerk)
  const approved = await journey.approve(clerk)
  expect(approved.recordProblems).toEqual([])
  await journey.issue(clerk)
  return until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup' || status === 'readyForCourier' || status === 'approved')
}

describe('a first issue', () => {
  test.each([
    ['a couple from Hong Kong and Macau', 'leung'],
    ['a mainland couple', 'zhao'],
    ['a mother from Hong Kong and a mainland father', 'chan'],
    ['a single mother', 'fontanel'],
    ['a grandmother, both parents away', 'zhou'],
    ['somebody with a letter of authorization', 'dargent'],
    ['a couple whose baby was born on the way', 'luo'],
  ])('comes to its certificate for %s', async (_who, id) => {
    const wishes = id === 'fontanel' || id === 'dargent' ? { childHousehold: { plan: 'notInChina' }, newbornName: latinName(id) } : {}
    const journey = await aFamilyJourney(app, id, { wishes })
    expect(await journey.file()).toMatchObject({ status: 'submitted', guidance: null })
    const issued = await decide(journey)
    expect(issued).toMatchObject({ status: 'readyForPickup', issueRefusal: null })
    expect(issued.certificates).toEqual([expect.objectContaining({ newborn: 0, number: expect.stringMatching(/^[A-Z]\d{9}$/), populationCode: expect.any(String) })])
  }, 60_000)

  it('gives twins a certificate each, in one sitting', async () => {
    const names = ['Lena', 'Jonas'].map(givenNames => ({ script: 'latin', surname: 'Köhler', givenNames, order: 'givenNamesFirst' }))
    const journey = await aFamilyJourney(app, 'garcia', { wishes: { childHousehold: { plan: 'notInChina' }, newbornName: { names } } })
    await journey.file()
    const { certificates } = await decide(journey)
    expect(certificates.map(({ newborn }) => newborn)).toEqual([0, 1])
    expect(new Set(certificates.map(({ number }) => number)).size).toBe(2)
    const clerk = await journey.clerk()
    const { entries } = await app.call(listRegister, { query: { kind: 'firstIssue', from: certificates[0]!.issuedOn, to: certificates[0]!.issuedOn } }, { token: clerk.accessToken })
    expect(entries.map(({ newbornName }) => newbornName)).toEqual(expect.arrayContaining(['Lena Köhler', 'Jonas Köhler']))
  }, 60_000)

  it('needs no visit for a Taiwan mother and a mainland father whom Jingtong has verified', async () => {
    const journey = await aFamilyJourney(app, 'hsu', { signIn: 'jingtong' })
    expect(await journey.file()).toMatchObject({ status: 'submitted', personsToCheck: [] })
    const clerk = await journey.clerk()
    await journey.approve(clerk)
    await journey.issue(clerk)
    await until(() => journey.case(clerk), ({ status }) => status === 'readyForPickup')
  }, 60_000)

  it('for a mother of 46 waits for the district, which unlocks it with a reason', async () => {
    const journey = await aFamilyJourney(app, 'he')
    await journey.file()
    const clerk = await journey.clerk()
    expect(await journey.checkOnSite(clerk)).toMatchObject({ lock: { state: 'locked', motherAge: 46 } })
    await expect(journey.approve(clerk)).rejects.toEqual(refusal('locked'))
    const { districtCode } = (await app.call(listInstitutions, {})).institutions.find(({ code }) => code === journey.family.institutionCode)!
    const manager = await aMemberOfStaff(app, { role: 'districtManager', districtCode })
    const elsewhere = await aMemberOfStaff(app, { role: 'districtManager', districtCode: '110119' })
    const at = async (who = clerk) => ({ params: { id: journey.id }, version: (await journey.case(who)).version })
    const ask = async (note: string) => {
      const { params, version } = await at()
      return app.call(askToUnlock, { params, body: { version, note } }, { token: clerk.accessToken })
    }
    const answer = async (unlock: boolean, token = manager.accessToken) => {
      const { params, version } = await at()
      return app.call(decideUnlock, { params, body: { version, unlock, note: '已与助产机构核对' } }, { token })
    }
    await expect(answer(true)).rejects.toEqual(refusal('not_locked'))
    expect(await ask('身份证与病历一致')).toMatchObject({ lock: { state: 'unlockAsked' } })
    await expect(answer(true, elsewhere.accessToken)).rejects.toEqual(problem('resource.not_found'))
    await expect(answer(true, clerk.accessToken)).rejects.toEqual(problem('access.denied'))
    expect(await answer(false)).toMatchObject({ lock: { state: 'locked', decisionNote: '已与助产机构核对' } })
    await expect(journey.approve(clerk)).rejects.toEqual(refusal('locked'))
    await ask('再次核对，一致')
    expect(await answer(true)).toMatchObject({ lock: { state: 'unlocked' } })
    expect(await journey.approve(clerk)).toMatchObject({ status: 'approved' })
  }, 60_000)

  it('whose delivery record a clerk corrects is told to phase 3 at once and signed again by both, in its old place', async () => {
    const journey = await aFamilyJourney(app, 'lin', { wishes: { childHousehold: { plan: 'notInChina' }, newbornName: latinName('lin') } })
    await journey.answerAll()
    await journey.submit()
    const { view: filed, session: other } = await journey.confirmByOther()
    const clerk = await journey.clerk()
    const { version } = await journey.case(clerk)
    const correct = (changes: object) => app.call(correctBirth, { params: { id: journey.id }, body: { version, newborn: 0, changes } }, { token: clerk.accessToken })
    await expect(correct({})).rejects.toEqual(problem('request.invalid'))
    await expect(correct({ weightGrams: 100 })).rejects.toEqual(problem('request.invalid'))
    await correct({ weightGrams: 3333 })
    const waiting = await until(() => journey.get(), ({ status }) => status === 'awaitingConfirmation')
    expect(waiting).toMatchObject({ signedBy: [], queuedAt: filed.queuedAt, correctionPending: false })
    expect(waiting.answers.birth?.records[0]?.newborn.weightGrams).toBe(3333)
    const sign = async (token: string) => {
      const now = await app.call(getApplication, { params: { id: journey.id } }, { token })
      return app.call(confirmApplication, { params: { id: journey.id }, body: { version: now.version, declared: true } }, { token })
    }
    expect(await sign(other.accessToken)).toMatchObject({ status: 'awaitingConfirmation', signedBy: ['father'] })
    await expect(sign(other.accessToken)).rejects.toEqual(refusal('already_signed'))
    expect(await sign(journey.applicant.accessToken)).toMatchObject({ status: 'submitted', queuedAt: filed.queuedAt })
    expect((await control('corrections')).applied).toEqual([expect.objectContaining({ messageId: `${journey.id}-birthCorrection-1` })])
  }, 60_000)
})

describe('how a certificate is received', () => {
  it('changes between courier and pickup until it is printed, and until somebody has asked for a label with the same recipient, without signing again; the courier brings it', async () => {
    const journey = await aFamilyJourney(app, 'mensah', { wishes: { childHousehold: { plan: 'notInChina' }, newbornName: latinName('mensah') } })
    await journey.file()
    const { accessToken: token } = journey.applicant
    const change = async (collection: object) =>
      app.call(changeCollection, { params: { id: journey.id }, body: { version: (await journey.get()).version, collection: collection as never } }, { token })
    const courier = { method: 'courier', recipient: 'mother', phone: '13800000000', address: anAddress(), payment: 'onDelivery' }
    expect(await change(courier)).toMatchObject({ status: 'submitted', signedBy: ['mother', 'father'] })
    await expect(change({ ...courier, recipient: 'representative' })).rejects.toEqual(problem('request.invalid'))
    await change({ method: 'pickup', recipient: 'father' })
    await change(courier)
    const issued = await decide(journey)
    expect(issued.status).toBe('readyForCourier')
    // phase 3 knows who receives it
    await expect(change({ ...courier, recipient: 'father' })).rejects.toEqual(problem('request.invalid'))
    const { version } = await change({ ...courier, phone: '13911111111' })
    const clerk = await journey.clerk()
    const sent = await app.call(handToCourier, { params: { id: journey.id }, body: { version, trackingNumber: 'EA123456789CN' } }, { token: clerk.accessToken })
    expect(sent).toMatchObject({ status: 'onTheWay', pickupReport: 'none' })
    const arrived = await app.call(confirmReceipt, { params: { id: journey.id }, body: { version: sent.version } }, { token })
    expect(arrived).toMatchObject({ status: 'completed', trackingNumber: 'EA123456789CN' })
    await until(() => journey.case(clerk), ({ pickupReport }) => pickupReport === 'accepted')
    const { applied } = await control('pickups')
    expect(applied.filter((pickup: { certificateNumber: string }) => pickup.certificateNumber === issued.certificates[0]!.number)).toHaveLength(1)
  }, 60_000)
})

describe('a certificate that is not the first', () => {
  it('is issued again after a loss by the house of the district, one part only after household registration', async () => {
    const journey = await aFamilyJourney(app, 'lindqvest')
    const filed = await journey.file()
    expect(filed).toMatchObject({ status: 'submitted', printedParts: 'original', institutionCode: 'JG11010511' })
    const issued = await decide(journey)
    expect(issued.certificates[0]!.number).not.toBe(journey.family.certificate!.number)
    const { entries } = await app.call(
      listRegister,
      { query: { kind: 'reissue', from: issued.certificates[0]!.issuedOn, to: issued.certificates[0]!.issuedOn } },
      { token: (await journey.clerk()).accessToken },
    )
    expect(entries).toContainEqual(expect.objectContaining({ originalNumber: journey.family.certificate!.number, reason: 'lost', newbornName: '林安澜' }))
  }, 60_000)

  it('is replaced after a parentage test by the house that issued it, and is not the old one, whatever phase 3 says', async () => {
    const journey = await aFamilyJourney(app, 'xu')
    await journey.file()
    await fetch(`${app.phase3.url}/control/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ operation: 'issue', kind: 'oldNumber', times: 1 }) })
    const issued = await decide(journey)
    expect(issued.certificates[0]!.number).not.toBe(journey.family.certificate!.number)
  }, 60_000)

  it('of a birth before 1996 leads to the page about notaries, and cannot be submitted', async () => {
    const journey = await aFamilyJourney(app, 'wu')
    expect(await journey.answerAll()).toMatchObject({ guidance: { code: 'notarization', step: 'originalCertificate' } })
    await expect(journey.submit()).rejects.toEqual(refusal('led_elsewhere'))
  }, 60_000)

  it('needs a reason in words when the reason is something else', async () => {
    const journey = await aFamilyJourney(app, 'lindqvest', { wishes: { reissueReason: { reason: 'other', note: '' } } })
    await expect(journey.answerAll()).rejects.toEqual(problem('request.invalid', { fields: [expect.objectContaining({ path: 'answer.note', code: 'reason.note_required' })] }))
  }, 60_000)
})

describe('the rules that can be set', () => {
  it('are told to everybody', async () => {
    expect(await app.call(getSettings, {})).toEqual(app.deps.config.settings)
  })
})

describe('the dictionary of institutions', () => {
  it('is asked for by nobody who is not there', async () => {
    const clerk = await aMemberOfStaff(app, { institutionCode: 'nowhere' })
    const { entries } = await app.call(listRegister, { query: { kind: 'firstIssue', from: REFERENCE_DAY, to: REFERENCE_DAY } }, { token: clerk.accessToken })
    expect(entries).toEqual([])
    await expect(app.call(issueCertificate, { params: { id: '0'.repeat(24) }, body: { version: 0 } }, { token: clerk.accessToken })).rejects.toEqual(problem('resource.not_found'))
  })
})

function latinName(id: string) {
  const surname = { fontanel: 'FONTANEL', dargent: 'DARGENT', lin: 'LIN', mensah: 'MENSAH' }[id]
  return { names: [{ script: 'latin', surname, givenNames: 'Noa', order: 'givenNamesFirst' }] }
}
