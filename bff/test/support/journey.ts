import {
  acceptInvitation, answerStep, approveApplication, confirmApplication, cosignOnSiteCheck, createApplication, findBirths, getApplication, getCase,
  handOverCertificate, inviteOtherParent, issueCertificate, recordOnSiteCheck, scanVisitCode, showVisitCode, submitApplication,
  uploadDocumentPhoto, type ApplicationView, type CaseView, type SessionView,
} from '@mcb/shared/contract'
import { CONSENT_VERSION, plainDate, plusDays, type PersonDocument, type PlainDate, type StepId } from '@mcb/shared/domain'
import { aFathersPassport, anAddress, aPassport } from '@mcb/shared/testing'
import { aMemberOfStaff, aParent } from './people'
import { REFERENCE_DAY } from './reference-day'
import { specimenPhoto } from './specimen-photo'
import type { TestApp } from './test-app'

/** Two parents with foreign passports, and the newborns phase 3 knows. */
export type Couple = {
  mother: PersonDocument
  father: PersonDocument
  /** Of the two passports. */
  photos: readonly [string, string]
  /** Its place in the dictionary, or its code. */
  institution: number | string
  birthDate: PlainDate
  /** Given names of the newborns. */
  names: readonly string[]
}

/** Demo couples of the mocks, with their specimen passports; births are counted back from the reference day. */
const COUPLES = {
  A: {
    mother: aPassport(),
    father: aFathersPassport(),
    photos: ['1-mother-passport.jpg', '2-father-passport.jpg'],
    institution: 0,
    birthDate: plusDays(REFERENCE_DAY, -6),
    names: ['Clara Rose'],
  },
  B: {
    mother: aPassport({
      number: 'FHB482913', surname: 'SØRENSEN', givenNames: 'INGRID', nationality: 'NOR',
      birthDate: plainDate('1994-07-30'), expiryDate: plainDate('2032-02-01'),
    }),
    father: aFathersPassport({
      number: 'G4471206', surname: 'MENSAH', givenNames: 'KWAME KOFI', nationality: 'GHA',
      birthDate: plainDate('1990-01-25'), expiryDate: plainDate('2029-09-17'),
    }),
    photos: ['3-mother-passport.jpg', '4-father-passport.jpg'],
    institution: 1,
    birthDate: plusDays(REFERENCE_DAY, -9),
    names: ['Emil Kofi'],
  },
  /** Twins, and the delivery record spells the mother's name wrongly. */
  C: {
    mother: aPassport({
      number: 'C8XK2P7L4', surname: 'KÖHLER', givenNames: 'HANNAH', nationality: 'D',
      birthDate: plainDate('1991-12-08'), expiryDate: plainDate('2033-04-04'),
    }),
    father: aFathersPassport({
      number: 'PAB739162', surname: 'GARCÍA LÓPEZ', givenNames: 'MATEO', nationality: 'ESP',
      birthDate: plainDate('1988-06-19'), expiryDate: plainDate('2030-12-30'),
    }),
    photos: ['5-mother-passport.jpg', '6-father-passport.jpg'],
    institution: 0,
    birthDate: plusDays(REFERENCE_DAY, -12),
    names: ['Lena', 'Jonas'],
  },
} as const satisfies Record<string, Couple>

/** An application of a demo couple, and the people around it, brought as far as a test needs. */
export async function aJourney(app: TestApp, which: keyof typeof COUPLES | Couple = 'A') {
  const couple: Couple = typeof which === 'string' ? COUPLES[which] : which
  const mother = await aParent(app)
  const father = await aParent(app)
  const { call } = app
  let application = await call(createApplication, { body: { kind: 'firstIssue' } }, { token: mother.accessToken })
  const { id } = application

  const photoOf = async (file: string) =>
    (await call(uploadDocumentPhoto, { body: { kind: 'foreignPassport' } }, { token: mother.accessToken, file: specimenPhoto(file) })).id

  const birthsOf = async (session: SessionView) => {
    const { institution } = couple
    const institutionCode = typeof institution === 'string' ? institution : (await app.deps.births.institutions())[institution]!.code
    const { births } = await call(
      findBirths,
      { body: { motherDocument: { kind: 'foreignPassport', number: couple.mother.number }, institutionCode, birthDate: couple.birthDate } },
      { token: session.accessToken },
    )
    return births
  }

  const journey = {
    id,
    mother,
    father,
    get: () => call(getApplication, { params: { id } }, { token: mother.accessToken }),
    findBirth: async (session: SessionView) => (await birthsOf(session))[0]!,
    async answer(step: StepId, answer: unknown, key?: string): Promise<ApplicationView> {
      const { version } = await journey.get()
      application = await call(answerStep, { params: { id, step }, body: { version, answer } }, { token: mother.accessToken, key })
      return application
    },
    /** Every question, with the couple's specimen passports. */
    async answerAll(): Promise<ApplicationView> {
      await journey.answer('consent', { version: CONSENT_VERSION })
      await journey.answer('applicantRole', { role: 'mother' })
      await journey.answer('family', { mother: 'signs', father: 'signs' })
      await journey.answer('birthPlace', { place: 'institution' })
      await journey.answer('motherDocument', { ...couple.mother, photoId: await photoOf(couple.photos[0]) })
      await journey.answer('birth', { tickets: (await birthsOf(mother)).map(({ ticket }) => ticket), dispute: null })
      await journey.answer('fatherDocument', { ...couple.father, photoId: await photoOf(couple.photos[1]) })
      await journey.answer('childHousehold', { plan: 'notInChina' })
      await journey.answer('newbornName', { names: couple.names.map(givenNames => ({ script: 'latin', surname: couple.father.surname, givenNames, order: 'givenNamesFirst' })) })
      const home = { address: anAddress(), household: null }
      await journey.answer('contact', { mother: home, father: home, phone: '138 0000 0000' })
      return journey.answer('collection', { method: 'pickup', recipient: 'mother' })
    },
    async submit(key?: string): Promise<ApplicationView> {
      const { version } = await journey.get()
      return call(submitApplication, { params: { id }, body: { version, declared: true } }, { token: mother.accessToken, key })
    },
    async invite(): Promise<string> {
      return (await call(inviteOtherParent, { params: { id } }, { token: mother.accessToken })).code
    },
    async confirm(): Promise<ApplicationView> {
      const joined = await call(acceptInvitation, { body: { code: await journey.invite() } }, { token: father.accessToken })
      return call(confirmApplication, { params: { id }, body: { version: joined.version, declared: true } }, { token: father.accessToken })
    },
    async file(): Promise<ApplicationView> {
      await journey.answerAll()
      await journey.submit()
      return journey.confirm()
    },
    clerk: async () => aMemberOfStaff(app, { institutionCode: (await journey.get()).institutionCode! }),
    async scan(clerk: SessionView): Promise<CaseView> {
      const { code } = await call(showVisitCode, { params: { id } }, { token: mother.accessToken })
      await call(scanVisitCode, { body: { code } }, { token: clerk.accessToken })
      return journey.case(clerk)
    },
    case: (clerk: SessionView) => call(getCase, { params: { id } }, { token: clerk.accessToken }),
    async check(clerk: SessionView): Promise<CaseView> {
      const { version } = await journey.scan(clerk)
      await call(recordOnSiteCheck, { params: { id }, body: { version, persons: { mother: true, father: true } } }, { token: clerk.accessToken })
      return journey.cosign(await journey.clerk())
    },
    /** The second member of staff scans the code too, and signs. */
    async cosign(colleague: SessionView): Promise<CaseView> {
      const { version } = await journey.scan(colleague)
      return call(cosignOnSiteCheck, { params: { id }, body: { version } }, { token: colleague.accessToken })
    },
    async approve(clerk: SessionView): Promise<CaseView> {
      const { version } = await journey.case(clerk)
      return call(approveApplication, { params: { id }, body: { version } }, { token: clerk.accessToken })
    },
    async issue(clerk: SessionView): Promise<CaseView> {
      const { version } = await journey.case(clerk)
      return call(issueCertificate, { params: { id }, body: { version } }, { token: clerk.accessToken })
    },
    async handOver(clerk: SessionView): Promise<CaseView> {
      const { version } = await journey.scan(clerk)
      return call(handOverCertificate, { params: { id }, body: { version, collector: 'mother' } }, { token: clerk.accessToken })
    },
  }
  return journey
}
