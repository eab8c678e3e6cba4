import { anApplication, NOW } from '../../../test/builders'
import { describeRow, ELSEWHERE, isVerifiedOnline, rowsLedElsewhere, rowsToTheCertificate, WALK_FACTS, withAnswer, type Row } from '../../../test/walk'
import { STEP_ANSWERS } from '../../contract'
import type { Actor } from '../access/actor'
import { buildNationalRecord } from '../exchange/national-record'
import { recordInputOf, type RecordFacts } from '../exchange/record-input'
import { nationalRecordProblems } from '../exchange/record-problems'
import type { Application } from './application'
import { correctHere, correctionOf, correctionProblems } from './correction'
import { deciderOf, printedParts } from './deciders'
import { applicantSigner, birthRecords, documentOf, otherSigner, requiredSigners, type SignerRole } from './family'
import { guidanceOf } from './guidance'
import { JOURNEYS, type StepId } from './journeys'
import { lockOf } from './lock'
import { hasVerifiedIdentity, personsToCheck, refusalOf, type Refusal } from './rules'
import type { ApplicationAction } from './status'
import { answersInUse, firstUnansweredStep, reachableSteps, stepProblems } from './steps'
import { statusAfter } from './transitions'

const { settings } = WALK_FACTS
const FACTS = { now: NOW, settings }
const APPLICANT: Actor = { role: 'parent', accountId: 'a'.repeat(24) }
const OTHER_PARENT: Actor = { role: 'parent', accountId: 'b'.repeat(24) }
const SYSTEM: Actor = { role: 'system' }
const DISTRICT = '110105'
const MANAGER: Actor = { role: 'districtManager', accountId: 'f'.repeat(24), districtCode: DISTRICT }
const AT = NOW.toISOString()

/** A national record takes longer than all the rest of a row: they are made for some rows, of every kind of family and certificate. */
const isRecorded = ({ at }: Row) => at % 37 === 0
const MEASURES = { weightGrams: 3280, lengthCentimeters: 50, gestationalWeeks: 39, gestationalDays: 2 }
const RECORD_FACTS: RecordFacts = {
  ...WALK_FACTS,
  writtenAt: AT,
  issuer: { code: 'H001', name: '明湖妇产医院', dictionaryName: '明湖妇产医院', districtCode: '110105', organizationCode: '400000001', categoryCode: '' },
  dictionaryName: () => '明湖妇产医院',
  staff: { issuedBy: '周文静', checkedBy: '吴海平' },
  countryNumber: nationality => ({ CHN: '156', ITA: '380', GBR: '826' })[nationality] ?? '',
}

/** Goes from the empty draft through the rules, as a family and the staff would; says everything that stood in the way. */
class Walk {
  readonly obstacles: string[] = []
  readonly application: Application

  constructor(readonly row: Row) {
    this.application = anApplication({ kind: row.kind, answers: {}, institutionCode: null, districtCode: null, otherParentAccountId: null })
  }

  /** Asks the rules, and moves. */
  do(action: ApplicationAction, actor: Actor): void {
    this.expectRefusal(null, action, actor)
    this.application.status = statusAfter(this.application, action) ?? this.application.status
  }

  expectRefusal(expected: Refusal | null, action: ApplicationAction, actor: Actor): void {
    const refusal = refusalOf(action, this.application, actor, FACTS)
    if (refusal !== expected) this.obstacles.push(`${action} in ${this.application.status}: ${refusal}, not ${expected}`)
  }

  expect(holds: boolean, what: string): void {
    if (!holds) this.obstacles.push(what)
  }

  /** Answers what is asked, one question after the other, to the end or until the family is led elsewhere. */
  answerAll(): void {
    const { application, row } = this
    for (const [step, isAsked] of JOURNEYS[row.kind]) {
      if (!isAsked(application.answers, WALK_FACTS)) continue
      this.do('answer', APPLICANT)
      application.answers = withAnswer(step, row, application.answers)
      const problems = stepProblems(step, application, WALK_FACTS)
      if (problems.length) this.obstacles.push(`${step}: ${problems.map(({ path, code }) => `${path} ${code}`).join(', ')}`)
      if (row.elsewhere && guidanceOf(row.kind, application.answers, WALK_FACTS)) return
    }
    const decider = deciderOf(row.kind, application.answers)
    this.expect(decider !== null, 'nobody decides')
    application.institutionCode = decider?.by ?? null
    application.districtCode = DISTRICT
  }

  sign(signer: SignerRole, accountId: string): void {
    const { application, row } = this
    const document = documentOf(application.answers, signer)!
    const verified = hasVerifiedIdentity(application.answers, signer, isVerifiedOnline(row) ? document : null, settings)
    application.declarations[signer] = { accountId, at: AT, contentDigest: '', verified }
    if (!requiredSigners(application.answers).every(role => application.declarations[role])) return
    application.status = 'submitted'
    application.queuedAt = AT
    application.lock = lockOf(application.answers, settings)
  }

  file(): void {
    const { application } = this
    this.do('submit', APPLICANT)
    if (this.obstacles.length) this.obstacles.push(`the first question without a good answer: ${firstUnansweredStep(application, WALK_FACTS)}`)
    application.answers = answersInUse(application, WALK_FACTS)
    this.sign(applicantSigner(application.answers), 'a'.repeat(24))
    const other = otherSigner(application.answers)
    if (other) {
      this.do('invite', APPLICANT)
      application.otherParentAccountId = 'b'.repeat(24)
      this.expectRefusal('already_signed', 'confirm', APPLICANT)
      this.do('confirm', OTHER_PARENT)
      this.sign(other, 'b'.repeat(24))
    }
    this.expect(application.status === 'submitted', 'not filed when everybody has signed')
  }

  clerk(letter: 'd' | 'e'): Actor & { role: 'clerk' } {
    return { role: 'clerk', accountId: letter.repeat(24), institutionCode: this.application.institutionCode ?? '' }
  }

  scan(clerk: Actor & { role: 'clerk' }, purpose: 'onSiteCheck' | 'pickup'): void {
    this.do('showVisitCode', APPLICANT)
    this.application.scan = { purpose, by: clerk.accountId, at: AT }
  }

  unlock(): void {
    const { lock } = this.application
    if (!lock) return
    this.expectRefusal('locked', 'approve', this.clerk('d'))
    this.do('askToUnlock', this.clerk('d'))
    lock.state = 'unlockAsked'
    this.do('unlock', MANAGER)
    lock.state = 'unlocked'
  }

  checkOnSite(): void {
    const { application } = this
    const persons = personsToCheck(application)
    const [first, second] = [this.clerk('d'), this.clerk('e')]
    if (!persons.length) return this.expectRefusal('nothing_to_check', 'recordOnSiteCheck', first)
    this.expectRefusal('check_on_site_first', 'approve', first)
    this.scan(first, 'onSiteCheck')
    this.do('recordOnSiteCheck', first)
    application.onSiteCheck = { persons: Object.fromEntries(persons.map(person => [person, true])), signatures: [{ by: first.accountId, at: AT }] }
    this.expectRefusal('second_person_signs', 'approve', first)
    this.scan(second, 'onSiteCheck')
    this.do('cosignOnSiteCheck', second)
    application.onSiteCheck.signatures.push({ by: second.accountId, at: AT })
  }

  /** What only the archive knows of a certificate that was copied from paper. */
  complete(): void {
    const { answers } = this.application
    if (correctionOf(answers) !== 'archive') return this.expectRefusal(this.row.kind === 'firstIssue' ? null : 'not_now', 'correctBirth', this.clerk('d'))
    this.do('correctBirth', this.clerk('d'))
    this.expect(correctionProblems(answers, 0, MEASURES).length === 0, 'cannot be completed from the archive')
    correctHere(answers, 0, MEASURES)
  }

  issue(): void {
    const { application, row } = this
    this.do('approve', this.clerk('d'))
    this.do('issue', this.clerk('d'))
    application.certificates = birthRecords(application.answers).map((_, newborn) => ({ newborn, number: `Z11000000${newborn}`, issuedOn: WALK_FACTS.today, populationCode: null }))
    this.do('recordIssued', SYSTEM)
    if (isRecorded(row)) this.expectNationalRecords()
    this.expect(application.certificates.length === row.newborns, 'not a certificate for each newborn')
    this.expect(printedParts(row.kind, application.answers) === (row.registered ? 'original' : 'originalAndCounterfoil'), 'other parts are printed')
  }

  /** The certificates go to the national platform, which must take them. */
  private expectNationalRecords(): void {
    for (const { newborn } of this.application.certificates) {
      const input = recordInputOf(this.application, newborn, RECORD_FACTS)
      const { version } = settings.exchange
      const problems = input ? nationalRecordProblems(version, buildNationalRecord(version, input, settings.exchange), input, settings.exchange) : [{ field: 'everything', code: 'unknown' }]
      if (problems.length) this.obstacles.push(`national record: ${problems.map(({ field, code }) => `${field} ${code}`).join(', ')}`)
    }
  }

  receive(): void {
    const clerk = this.clerk('d')
    if (this.application.answers.collection?.method === 'courier') {
      this.do('handToCourier', clerk)
      this.do('confirmReceipt', APPLICANT)
    } else {
      this.scan(clerk, 'pickup')
      this.do('handOver', clerk)
    }
    this.expect(this.application.status === 'completed', `ends ${this.application.status}`)
  }

  toTheCertificate(): void {
    this.answerAll()
    this.file()
    this.unlock()
    this.complete()
    this.checkOnSite()
    this.issue()
    this.receive()
  }

  toTheGuidancePage(): void {
    const { application, row } = this
    this.answerAll()
    const expected = ELSEWHERE.find(({ why }) => why === row.elsewhere)!
    const guidance = guidanceOf(row.kind, application.answers, WALK_FACTS)
    this.expect(guidance?.code === expected.code && guidance.step === expected.step, `led to ${guidance?.code} at ${guidance?.step}`)
    this.expect(reachableSteps(application, WALK_FACTS).at(-1) === expected.step, 'cannot go back to the answer that led there')
    this.expectRefusal('led_elsewhere', 'submit', APPLICANT)
    this.expectRefusal(null, 'answer', APPLICANT)
    this.expectRefusal(null, 'withdraw', APPLICANT)
  }
}

function obstaclesOf(rows: Row[], go: (walk: Walk) => void): string[] {
  return rows.flatMap(row => {
    const walk = new Walk(row)
    go(walk)
    return walk.obstacles.length ? [`${describeRow(row)}: ${walk.obstacles.join('; ')}`] : []
  })
}

/** A few seconds of work; a machine that is busy with everything else takes longer. */
const PATIENCE_MS = 120_000

/** Enough of a list to see what is wrong. */
const some = (failures: string[]) => (failures.length > 20 ? [...failures.slice(0, 20), `and ${failures.length - 20} more`] : failures)

describe('every family', () => {
  const certified = rowsToTheCertificate()
  const led = rowsLedElsewhere()

  it('comes to its certificate, from the empty draft to the hand-over', () => {
    expect(some(obstaclesOf(certified, walk => walk.toTheCertificate()))).toEqual([])
  }, PATIENCE_MS)

  it('that needs something else comes to a page that says what, and never to an error', () => {
    expect(some(obstaclesOf(led, walk => walk.toTheGuidancePage()))).toEqual([])
  })

  it('answers in the form the contract has', () => {
    // births and certificates are sent by ticket
    const sent = (step: StepId) => step !== 'birth' && step !== 'originalCertificate'
    const failures = certified.filter((_, i) => i % 61 === 0).flatMap(row => {
      const walk = new Walk(row)
      walk.answerAll()
      return Object.entries(walk.application.answers).flatMap(([step, answer]) =>
        !sent(step as StepId) || STEP_ANSWERS[step as StepId].safeParse(answer).success ? [] : [`${describeRow(row)}: ${step}`])
    })
    expect(some(failures)).toEqual([])
  })

  it('is in the table', () => {
    console.log(`walked ${certified.length + led.length} rows: ${certified.length} to the certificate, ${led.length} to a guidance page`)
    expect(certified.length).toBeGreaterThan(14_000)
    expect(led.length).toBeGreaterThan(2_000)
  })
})
