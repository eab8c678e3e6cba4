import {
  acceptInvitation, answerStep, approveApplication, confirmApplication, cosignOnSiteCheck, createApplication, findBirths, findCertificate, finishJingtongSignIn,
  getApplication, getCase, inviteOtherParent, issueCertificate, recordOnSiteCheck, scanVisitCode, showVisitCode, startJingtongSignIn, submitApplication,
  uploadDocumentPhoto, type ApplicationView, type CaseView, type SessionView,
} from '@mcb/shared/contract'
import {
  beijingDate, CONSENT_VERSION, DEFAULT_SETTINGS, hasHousehold, isNamed, photographedMaterials, possibleRecipients, type Answers, type StepId,
} from '@mcb/shared/domain'
import { anAddress } from '@mcb/shared/testing'
import { demoFamilies, type DemoFamily } from '../../../mock/people/demo-people'
import type { TestClient } from './api-client'
import { aParent } from './people'
import { REFERENCE_DAY } from './reference-day'
import { specimenPhoto } from './specimen-photo'

/** What a family says that its papers do not: a later test says it otherwise. */
export type Wishes = Partial<Record<StepId, unknown>> & { givenNames?: string[] }

const SETTINGS = DEFAULT_SETTINGS
const HOME = anAddress()

/** A service to go to, in this process or elsewhere. */
type Service = { call: TestClient; jingtong: { url: string }; clerk(institutionCode: string): Promise<SessionView> }

/** Signs somebody of the demo in with Jingtong, whose word about their document is trusted for some kinds. */
export async function aJingtongParent(app: Pick<Service, 'call' | 'jingtong'>, jingtongId: string): Promise<SessionView> {
  const { authorizeUrl, verifier } = await app.call(startJingtongSignIn, { body: {} })
  const query = new URL(authorizeUrl).searchParams
  const response = await fetch(`${app.jingtong.url}/control/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: jingtongId, redirect_uri: query.get('redirect_uri') }),
  })
  const { code } = (await response.json()) as { code: string }
  return app.call(finishJingtongSignIn, { body: { code, state: query.get('state')!, verifier } })
}

/** An application of a demo family, of any kind, brought as far as a test needs; questions are answered as they are asked. */
export async function aFamilyJourney(app: Service, id: string, { wishes = {}, signIn = 'wechat' }: { wishes?: Wishes; signIn?: 'wechat' | 'jingtong' } = {}) {
  const family = demoFamilies(REFERENCE_DAY).find(candidate => candidate.id === id)!
  const { call } = app
  const person = (role: string) => (signIn === 'jingtong' ? aJingtongParent(app, `${id}-${role}`) : aParent(app))
  const applicant = await person(family.applies.role)
  const other = family.applies.role === 'father' ? 'mother' : 'father'
  const token = applicant.accessToken
  const application = await call(createApplication, { body: { kind: family.applies.kind } }, { token })
  const params = { id: application.id }

  const photo = async (kind: 'paper' | NonNullable<DemoFamily['documents']['mother']>['kind']) =>
    (await call(uploadDocumentPhoto, { body: { kind } }, { token, file: specimenPhoto('1-mother-passport.jpg') })).id

  const papers = {
    consent: () => ({ version: CONSENT_VERSION }),
    applicantRole: () => ({ role: family.applies.role }),
    family: () => family.applies.family,
    representative: async () => ({ ...document('representative'), ...(await photosOf(document('representative').kind)) }),
    motherDocument: async () => ({ ...document('mother'), ...(await photosOf(document('mother').kind)) }),
    fatherDocument: async () => ({ ...document('father'), ...(await photosOf(document('father').kind)) }),
    birthPlace: () => ({ place: family.outsideBirth ? 'outsideInstitution' : 'institution' }),
    birth: async () => {
      const { kind, number } = document('mother')
      const query = { motherDocument: { kind, number }, institutionCode: family.institutionCode, birthDate: family.birthDate }
      const { births } = await call(findBirths, { body: query }, { token })
      return { tickets: births.map(({ ticket }) => ticket), dispute: null }
    },
    outsideBirth: () => ({ ...family.outsideBirth, newborns: family.newborns }),
    originalCertificate: async () => {
      const { number, newbornName } = family.certificate!
      const { certificate } = await call(findCertificate, { body: { number, birthDate: family.birthDate } }, { token })
      if (certificate) return { ticket: certificate.ticket }
      const [newborn] = family.newborns
      return { paper: { number, newbornName, issuedOn: null, institutionCode: family.institutionCode, placeOfBirth: 'institution', ...newborn } }
    },
    replacementReason: () => ({ reason: 'parentageTest', note: '', handedBack: 'originalAndCounterfoil' }),
    reissueReason: () => ({ reason: 'lost', note: '' }),
    childHousehold: () => ({ plan: 'inChina' }),
    householdRegistration: () => ({ registered: family.certificate?.householdRegistered ?? false }),
    lateApplication: () => ({ explanation: '我们在外地，没能更早办理。' }),
    newbornName: () => ({
      names: family.newborns.map((_, i) => ({
        script: 'han', surname: (document('mother').nameZh || document('father').nameZh).slice(0, 1), givenNames: (wishes.givenNames ?? ['安禾', '安然'])[i], order: 'surnameFirst',
      })),
    }),
    contact: (answers: Answers) => {
      const contact = (parent: 'mother' | 'father') => (isNamed(answers, parent) ? { address: HOME, household: hasHousehold(answers, parent) ? HOME : null } : null)
      return { mother: contact('mother'), father: contact('father'), phone: '13800000000' }
    },
    materials: async (answers: Answers) => {
      const codes = photographedMaterials(family.applies.kind, answers, { today: beijingDate(new Date()), settings: SETTINGS })
      return { photos: Object.fromEntries(await Promise.all(codes.map(async code => [code, [await photo('paper')]]))), otherName: '' }
    },
    collection: (answers: Answers) => ({ method: 'pickup', recipient: possibleRecipients(answers)[0] }),
  } satisfies Record<StepId, (answers: Answers) => unknown>

  async function photosOf(kind: NonNullable<DemoFamily['documents']['mother']>['kind']) {
    return { photoId: await photo(kind), backPhotoId: ['residentIdentityCard', 'residencePermit'].includes(kind) ? await photo(kind) : null }
  }

  function document(role: 'mother' | 'father' | 'representative') {
    const found = role === 'representative' ? (family.documents.agent ?? family.documents.grandparent) : family.documents[role]
    if (!found) throw new Error(`the family ${id} has no ${role}`)
    return found
  }

  const journey = {
    id: application.id,
    family,
    applicant,
    person,
    photo,
    get: () => call(getApplication, { params }, { token }),
    async answer(step: StepId, answer: unknown): Promise<ApplicationView> {
      const { version } = await journey.get()
      return call(answerStep, { params: { ...params, step }, body: { version, answer } }, { token })
    },
    /** Every question that is asked, as it is asked; stops where the family is led elsewhere. */
    async answerAll(): Promise<ApplicationView> {
      for (;;) {
        const view = await journey.get()
        if (view.guidance || !view.nextStep) return view
        const answers = view.answers as Answers
        const before = view.nextStep
        const after = await journey.answer(before, wishes[before] ?? (await papers[before](answers)))
        if (after.nextStep === before && !after.guidance) throw new Error(`the answer to ${before} was not enough`)
      }
    },
    async submit(): Promise<ApplicationView> {
      const { version } = await journey.get()
      return call(submitApplication, { params, body: { version, declared: true } }, { token })
    },
    /** The other parent joins on their own phone and signs. */
    async confirmByOther(): Promise<{ view: ApplicationView; session: SessionView }> {
      const session = await person(other)
      const { code } = await call(inviteOtherParent, { params }, { token })
      const joined = await call(acceptInvitation, { body: { code } }, { token: session.accessToken })
      return { view: await call(confirmApplication, { params, body: { version: joined.version, declared: true } }, { token: session.accessToken }), session }
    },
    async file(): Promise<ApplicationView> {
      await journey.answerAll()
      const submitted = await journey.submit()
      return submitted.status === 'awaitingConfirmation' ? (await journey.confirmByOther()).view : submitted
    },
    clerk: async () => app.clerk((await journey.get()).institutionCode!),
    case: (clerk: SessionView): Promise<CaseView> => call(getCase, { params }, { token: clerk.accessToken }),
    async scan(clerk: SessionView): Promise<CaseView> {
      const { code } = await call(showVisitCode, { params }, { token })
      await call(scanVisitCode, { body: { code } }, { token: clerk.accessToken })
      return journey.case(clerk)
    },
    /** Two members of staff see whoever has to come. */
    async checkOnSite(clerk: SessionView): Promise<CaseView> {
      const { version, personsToCheck } = await journey.scan(clerk)
      await call(recordOnSiteCheck, { params, body: { version, persons: Object.fromEntries(personsToCheck.map(who => [who, true])) } }, { token: clerk.accessToken })
      const colleague = await journey.clerk()
      const scanned = await journey.scan(colleague)
      return call(cosignOnSiteCheck, { params, body: { version: scanned.version } }, { token: colleague.accessToken })
    },
    async approve(clerk: SessionView): Promise<CaseView> {
      const { version } = await journey.case(clerk)
      return call(approveApplication, { params, body: { version } }, { token: clerk.accessToken })
    },
    async issue(clerk: SessionView): Promise<CaseView> {
      const { version } = await journey.case(clerk)
      return call(issueCertificate, { params, body: { version } }, { token: clerk.accessToken })
    },
  }
  return journey
}
