import { randomUUID } from 'node:crypto'
import {
  acceptInvitation, disputeBirthCheck, inviteOtherParent, openBirthCheck, returnApplication, saveAddress, signInStaff, type ApplicationView, type SessionView,
} from '@mcb/shared/contract'
import { GUIDANCE_CODES, STEP_IDS, type StepId } from '@mcb/shared/domain'
import { anAddress } from '@mcb/shared/testing'
import { createTestClient } from '../../../bff/test/support/api-client'
import { aFamilyJourney, type Wishes } from '../../../bff/test/support/family-journey'
import { until } from '../../../bff/test/support/until'
import { demoFamilies } from '../../../mock/people/demo-people'
import { DEMO_PASSWORD } from '../../../scripts/lib/demo-staff'
import { addressOf, type RouteName, type RouteParams } from '../../src/routes'
import type { House } from '../browser/house'

/** Where a page is to be looked at, and who does; `null` is nobody who has signed in. */
export type Visit = { address: string; session: SessionView | null }
type Visits = Record<RouteName, Visit>

const visit = <Name extends RouteName>(name: Name, params: RouteParams<Name>, session: SessionView | null): Visit => ({ address: addressOf(name, params), session })

/** The pages that show something to somebody who has not signed in. */
export const OPEN_TO_ANYONE = {
  home: visit('home', {}, null),
  signIn: visit('signIn', {}, null),
  privacy: visit('privacy', {}, null),
  begin: visit('begin', {}, null),
  guidance: visit('guidance', { code: GUIDANCE_CODES[0]! }, null),
  designSystem: visit('designSystem', {}, null),
  staffSignIn: visit('staffSignIn', {}, null),
} satisfies Partial<Visits>

/** Families whose drafts ask, together, every question there is. */
const DRAFTS = ['dargent', 'luo', 'fontanel', 'xu', 'lindqvest']
const CLERK = 'clerk-minghu'
const ABROAD = (givenNames: string) => ({ script: 'latin', surname: 'ANDERSSKOG', givenNames, order: 'givenNamesFirst' })
/** Where neither parent has a name in Chinese. */
const LATIN: Wishes = { childHousehold: { plan: 'notInChina' }, newbornName: { names: [ABROAD('Hugo')] } }

/** Brings demo families into the states in which their pages have something to show. @returns every page of `routes.ts` */
export async function demoStates(house: House): Promise<Visits> {
  const { web, upstreams } = house.stack
  const call = createTestClient(web)
  const signIn = (username: string) => call(signInStaff, { body: { username, password: DEMO_PASSWORD } })
  /** The two clerks of a family's own institution in turn, as two have to sign. */
  const journeyOf = (id: string, wishes: Wishes = {}) => {
    const clerks = [CLERK, `${CLERK}-2`]
    return aFamilyJourney({ call, jingtong: { url: upstreams.jingtong }, clerk: () => signIn(clerks.reverse()[0]!) }, id, { wishes, signIn: 'jingtong' })
  }
  type Journey = Awaited<ReturnType<typeof journeyOf>>

  async function draft(id: string): Promise<{ journey: Journey; answered: ApplicationView }> {
    const journey = await journeyOf(id, ['dargent', 'fontanel'].includes(id) ? LATIN : {})
    // a family the rules ask for more than the others stops at what it lacks, which is a state as well
    const answered = await journey.answerAll().catch(() => journey.get())
    return { journey, answered }
  }
  async function returned(): Promise<Journey> {
    const journey = await journeyOf('leung')
    await journey.file()
    const clerk = await journey.clerk()
    if ((await journey.get()).personsToCheck.length) await journey.checkOnSite(clerk)
    const { version } = await journey.case(clerk)
    const problems = [{ step: 'motherDocument', field: 'number', reason: 'differs_from_document', note: '' }, { step: 'contact', field: '', reason: 'other', note: '请补充门牌号。' }] as const
    await call(returnApplication, { params: { id: journey.id }, body: { version, problems: [...problems] } }, { token: clerk.accessToken })
    return journey
  }
  async function ready(): Promise<Journey> {
    const journey = await journeyOf('garcia', { ...LATIN, newbornName: { names: [ABROAD('Hugo'), ABROAD('Alva')] } })
    await journey.file()
    const clerk = await journey.clerk()
    if ((await journey.get()).personsToCheck.length) await journey.checkOnSite(clerk)
    await journey.approve(clerk)
    await journey.issue(clerk)
    await until(journey.get, ({ status }) => status === 'readyForPickup', 30_000)
    return journey
  }
  async function unsigned(): Promise<{ journey: Journey; other: SessionView }> {
    const journey = await journeyOf('whitfield', LATIN)
    await journey.answerAll()
    await journey.submit()
    const { code } = await call(inviteOtherParent, { params: { id: journey.id } }, { token: journey.applicant.accessToken })
    const other = await journey.person('father')
    await call(acceptInvitation, { body: { code } }, { token: other.accessToken })
    return { journey, other }
  }
  async function byCourier(): Promise<Journey> {
    const journey = await journeyOf('mensah', { ...LATIN, collection: { method: 'courier', recipient: 'mother', address: anAddress(), phone: '13800000000', payment: 'online' } })
    await journey.file()
    return journey
  }
  async function disputed(): Promise<{ id: string; session: SessionView }> {
    const { applicant: session } = await journeyOf('leung')
    const code = demoFamilies(house.today).find(({ id }) => id === 'leung')!.bedsideCode!
    const token = session.accessToken
    const { id, version } = await call(openBirthCheck, { body: { code, as: 'mother' } }, { token })
    await call(disputeBirthCheck, { params: { id }, body: { version, dispute: { fields: ['weightGrams'], note: '3310 g' } } }, { token })
    return { id, session }
  }

  const drafts = await Promise.all(DRAFTS.map(draft))
  const complete = drafts.find(({ answered }) => answered.nextStep === null && !answered.guidance)!
  const waiting = await unsigned()
  const [back, collected, parcel, check] = await Promise.all([returned(), ready(), byCourier(), disputed()])
  const [clerk, city] = await Promise.all([signIn(CLERK), signIn('city')])
  const filed = await journeyOf('fontanel', LATIN)
  await filed.file()
  await call(saveAddress, { params: { entry: randomUUID() }, body: { label: 'Home', phone: '13800000000', address: anAddress() } }, { token: complete.journey.applicant.accessToken })

  const of = <Name extends RouteName>(name: Name, journey: Journey): Visit => visit(name, { id: journey.id } as RouteParams<Name>, journey.applicant)
  const question = (step: StepId): Visit => {
    const asked = drafts.find(({ answered }) => step in answered.answers) ?? drafts.find(({ answered }) => answered.nextStep === step)
    if (!asked) throw new Error(`no demo family is asked ${step}`)
    return of(step, asked.journey)
  }
  return {
    ...OPEN_TO_ANYONE,
    ...(Object.fromEntries(STEP_IDS.map(step => [step, question(step)])) as Record<StepId, Visit>),
    home: visit('home', {}, back.applicant),
    applications: visit('applications', {}, back.applicant),
    checkAnswers: of('checkAnswers', back),
    submitted: of('submitted', waiting.journey),
    join: visit('join', {}, waiting.other),
    application: of('application', collected),
    confirm: visit('confirm', { id: waiting.journey.id }, waiting.other),
    changeCollection: of('changeCollection', filed),
    pay: of('pay', parcel),
    visitCode: of('visitCode', collected),
    clerkCard: of('clerkCard', collected),
    fileAccess: of('fileAccess', collected),
    pickupTime: of('pickupTime', collected),
    withdraw: of('withdraw', filed),
    inbox: visit('inbox', {}, back.applicant),
    myDocuments: visit('myDocuments', {}, back.applicant),
    myDocument: visit('myDocument', {}, back.applicant),
    myAddresses: visit('myAddresses', {}, complete.journey.applicant),
    birthCheck: visit('birthCheck', { id: check.id }, check.session),
    staffBirthChecks: visit('staffBirthChecks', {}, clerk),
    staffBirthCheck: visit('staffBirthCheck', { id: check.id }, clerk),
    queue: visit('queue', {}, clerk),
    scan: visit('scan', {}, clerk),
    case: visit('case', { id: filed.id }, clerk),
    counter: visit('counter', {}, clerk),
    staffRegister: visit('staffRegister', {}, clerk),
    staffExchange: visit('staffExchange', {}, city),
    staffMoney: visit('staffMoney', {}, city),
  }
}
