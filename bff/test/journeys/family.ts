import * as contract from '@mcb/shared/contract'
import type { ApplicationView, CaseView, FoundBirth } from '@mcb/shared/contract'
import { CONSENT_VERSION, type Collection, type PersonDocument, type StepId } from '@mcb/shared/domain'
import { anAddress } from '@mcb/shared/testing'
import { until } from '../support/until'
import type { Phone } from './phone'

type PassportPapers = Omit<PersonDocument, 'photoId'>

/** A birth at phase 3 with everything its parents would answer. */
export type FamilyPapers = {
  institutionCode: string
  birthDate: string
  mother: PassportPapers
  father: PassportPapers
  /** A picture each parent uploads. */
  photo: Buffer
}

/** Four people with their phones and what they know by now. Nobody knows more than a page would have told them. */
export type Family = {
  name: string
  papers: FamilyPapers
  mother: Phone
  father: Phone
  clerk: Phone
  colleague: Phone
  application: ApplicationView
  birth: FoundBirth
  photos: Partial<Record<'mother' | 'father', string>>
  invitation: string
  visitCode: string
  case: CaseView
}

export type Step = {
  name: string
  /** Who presses. */
  by: 'mother' | 'father' | 'clerk' | 'colleague'
  /** What it asks of phase 3, at once or soon after. */
  asksPhase3?: 'births' | 'issue' | 'pickup'
  take(family: Family): Promise<void>
}

function answer(step: StepId, answerOf: (family: Family) => unknown): Step {
  return byParent('mother', `the mother answers ${step}`, (phone, { id, version }, family) =>
    phone.api.call(contract.answerStep, { params: { id, step }, body: { version, answer: answerOf(family) } }),
  )
}

function upload(parent: 'mother' | 'father'): Step {
  return {
    name: `the photo of the ${parent}'s passport is sent`,
    by: 'mother',
    async take(f) {
      const { id } = await f.mother.api.upload(contract.uploadDocumentPhoto, { body: { kind: f.papers[parent].kind } }, f.papers.photo)
      f.photos[parent] = id
    },
  }
}

function byParent(
  who: 'mother' | 'father',
  name: string,
  act: (phone: Phone, application: { id: string; version: number }, family: Family) => Promise<ApplicationView>,
): Step {
  return { name, by: who, take: async f => void (f.application = await act(f[who], f.application, f)) }
}

const showCode: Step = {
  name: 'the mother shows her code',
  by: 'mother',
  async take(f) {
    const { code } = await f.mother.pressUntilAnswered(() => f.mother.api.call(contract.showVisitCode, { params: { id: f.application.id } }))
    f.visitCode = code
  },
}

const scanCode = (who: 'clerk' | 'colleague'): Step => ({
  name: `the ${who} scans it`,
  by: who,
  async take(f) {
    const { id } = await f[who].pressUntilAnswered(() => f[who].api.call(contract.scanVisitCode, { body: { code: f.visitCode } }))
    f.case = await f[who].api.call(contract.getCase, { params: { id } })
  },
})

const HOME = { address: anAddress(), household: null }

function byClerk(name: string, act: (phone: Phone, theCase: { id: string; version: number }) => Promise<CaseView>): Step {
  return { name, by: 'clerk', take: async f => void (f.case = await act(f.clerk, f.case)) }
}

/** From the empty draft to the second signature, in the order people go it. */
export const filing = (collection: Collection): readonly Step[] => [
  {
    name: 'the mother begins a draft',
    by: 'mother',
    take: async f => void (f.application = await f.mother.api.call(contract.createApplication, { body: { kind: 'firstIssue' } })),
  },
  answer('consent', () => ({ version: CONSENT_VERSION })),
  answer('applicantRole', () => ({ role: 'mother' })),
  answer('family', () => ({ mother: 'signs', father: 'signs' })),
  answer('birthPlace', () => ({ place: 'institution' })),
  upload('mother'),
  answer('motherDocument', f => ({ ...f.papers.mother, photoId: f.photos.mother })),
  {
    name: 'the mother finds the birth',
    by: 'mother',
    asksPhase3: 'births',
    async take(f) {
      const { institutionCode, birthDate, mother: { kind, number } } = f.papers
      const found = await f.mother.pressUntilAnswered(() =>
        f.mother.api.call(contract.findBirths, { body: { motherDocument: { kind, number }, institutionCode, birthDate } }),
      )
      f.birth = found.births[0]!
    },
  },
  { ...answer('birth', f => ({ tickets: [f.birth.ticket], dispute: null })), asksPhase3: 'births' },
  upload('father'),
  answer('fatherDocument', f => ({ ...f.papers.father, photoId: f.photos.father })),
  answer('childHousehold', () => ({ plan: 'notInChina' })),
  answer('newbornName', f => ({ names: [{ script: 'latin', surname: f.papers.father.surname, givenNames: 'Clara', order: 'givenNamesFirst' }] })),
  answer('contact', () => ({ mother: HOME, father: HOME, phone: '13800000000' })),
  answer('collection', () => collection),
  byParent('mother', 'the mother signs and submits', (phone, { id, version }) =>
    phone.api.call(contract.submitApplication, { params: { id }, body: { version, declared: true } }),
  ),
  {
    name: 'the mother invites the father',
    by: 'mother',
    async take(f) {
      const { code } = await f.mother.pressUntilAnswered(() => f.mother.api.call(contract.inviteOtherParent, { params: { id: f.application.id } }))
      f.invitation = code
    },
  },
  byParent('father', 'the father joins', (phone, _, f) =>
    phone.pressUntilAnswered(() => phone.api.call(contract.acceptInvitation, { body: { code: f.invitation } })),
  ),
  byParent('father', 'the father signs', (phone, { id, version }) =>
    phone.api.call(contract.confirmApplication, { params: { id }, body: { version, declared: true } }),
  ),
]

/** From the counter to the question to phase 3. */
export const ISSUING: readonly Step[] = [
  showCode,
  scanCode('clerk'),
  byClerk('the clerk checks both parents', (phone, { id, version }) =>
    phone.api.call(contract.recordOnSiteCheck, { params: { id }, body: { version, persons: { mother: true, father: true } } }),
  ),
  showCode,
  scanCode('colleague'),
  {
    name: 'a second clerk signs the check',
    by: 'colleague',
    async take(f) {
      const { id, version } = f.case
      f.case = await f.colleague.api.call(contract.cosignOnSiteCheck, { params: { id }, body: { version } })
    },
  },
  byClerk('the clerk approves', (phone, { id, version }) => phone.api.call(contract.approveApplication, { params: { id }, body: { version } })),
  {
    ...byClerk('the clerk asks for the certificate', (phone, { id, version }) =>
      phone.api.call(contract.issueCertificate, { params: { id }, body: { version } }),
    ),
    asksPhase3: 'issue',
  },
]

/** The certificate is collected. */
export const AT_THE_COUNTER: readonly Step[] = [
  showCode,
  scanCode('clerk'),
  {
    ...byClerk('the clerk hands the certificate over', (phone, { id, version }) =>
      phone.api.call(contract.handOverCertificate, { params: { id }, body: { version, collector: 'mother' } }),
    ),
    asksPhase3: 'pickup',
  },
]

/** The whole way from the empty draft to the certificate in the hand. */
export const STEPS: readonly Step[] = [
  ...filing({ method: 'pickup', recipient: 'mother' }),
  ...ISSUING,
  {
    name: 'the number arrives',
    by: 'mother',
    async take(f) {
      const look = () => f.mother.pressUntilAnswered(() => f.mother.api.call(contract.getApplication, { params: { id: f.application.id } }))
      f.application = await until(look, ({ status }) => status === 'readyForPickup', 30_000)
    },
  },
  ...AT_THE_COUNTER,
]
