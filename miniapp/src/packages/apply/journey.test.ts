import { type Answers, type ApplicationKind, CONSENT_VERSION, DEFAULT_SETTINGS, type Facts, journeyOf, plainDate, STEP_IDS } from '@mcb/shared/domain'
import { aFathersPassport, aPassport, completeAnswers } from '../../../../shared/test/builders'
import { answerProblems, isReachable, pageAfter, positionOf } from './journey'

const facts: Facts = { today: plainDate('2026-11-20'), settings: DEFAULT_SETTINGS }
const begun: Answers = { consent: { version: CONSENT_VERSION }, applicantRole: { role: 'mother' }, family: { mother: 'signs', father: 'signs' } }
const application = (answers: Answers, kind: ApplicationKind = 'firstIssue') => ({ kind, answers: answers as never })

describe('the way through the questions', () => {
  it('goes to the first question without a good answer, and from the last to the answers', () => {
    expect(pageAfter({ nextStep: 'birth', guidance: null })).toEqual({ page: 'birth' })
    expect(pageAfter({ nextStep: null, guidance: null })).toEqual({ page: 'checkAnswers' })
  })

  it('goes to the page that says what helps, for a family that needs something else', () => {
    expect(pageAfter({ nextStep: 'birthPlace', guidance: { code: 'foundling', step: 'family' } })).toEqual({ page: 'guidance', code: 'foundling' })
  })

  it.each<[string, Answers, ApplicationKind, string[]]>([
    ['a first issue', begun, 'firstIssue', ['consent', 'applicantRole', 'family', 'birthPlace']],
    ['a replacement', begun, 'replacement', ['consent', 'applicantRole', 'family', 'originalCertificate']],
    ['somebody who acts for the parents', { ...begun, applicantRole: { role: 'agent' }, family: { mother: 'authorizes', father: 'notNamed' } }, 'firstIssue', ['consent', 'applicantRole', 'family', 'representative']],
    ['a family that is led elsewhere', { ...completeAnswers(), family: { mother: 'notNamed', father: 'notNamed' }, applicantRole: { role: 'guardian' } }, 'firstIssue', ['consent', 'applicantRole', 'family']],
  ])('opens what is answered and the next question: %s', (_who, answers, kind, open) => {
    expect(STEP_IDS.filter(step => isReachable(step, application(answers, kind), facts))).toEqual(expect.arrayContaining(open))
    expect(STEP_IDS.filter(step => isReachable(step, application(answers, kind), facts))).toHaveLength(open.length)
  })

  it('says how far it is, of the questions this family is asked', () => {
    const steps = journeyOf('firstIssue', completeAnswers(), facts)
    expect(positionOf('consent', { steps })).toEqual({ current: 1, total: steps.length })
    expect(positionOf('collection', { steps })).toEqual({ current: steps.length, total: steps.length })
    expect(positionOf('reissueReason', { steps })).toBeUndefined()
  })
})

describe('problems with an answer', () => {
  const problemsOf = (change: Record<string, unknown>) =>
    answerProblems('motherDocument', { ...aPassport(), ...change }, { kind: 'firstIssue', answers: begun }, facts).map(({ path, code }) => `${path} ${code}`)

  it('are none for a good passport', () => {
    expect(problemsOf({})).toEqual([])
  })

  it('are all said at once: what is missing beside what breaks a rule', () => {
    expect(problemsOf({ surname: '', givenNames: '', number: 'A1', expiryDate: '2026-11-19', sex: undefined, photoId: null })).toEqual(
      expect.arrayContaining(['surname required', 'sex required', 'number document.number', 'expiryDate document.expired', 'photoId document.photo_missing']),
    )
  })

  it.each([
    ['2026-11-20', []],
    ['2026-11-19', ['expiryDate document.expired']],
    ['2026-02-30', ['expiryDate date']],
    [undefined, ['expiryDate required']],
  ])('an expiry date of %p on the 20th of November: %j', (expiryDate, expected) => {
    expect(problemsOf({ expiryDate })).toEqual(expected)
  })

  it('know the other answers', () => {
    const form = { kind: 'firstIssue' as const, answers: { ...begun, motherDocument: aPassport() } }
    expect(answerProblems('fatherDocument', aPassport(), form, facts).map(({ code }) => code)).toEqual(['document.same_for_both'])
    expect(answerProblems('fatherDocument', aFathersPassport(), form, facts)).toEqual([])
  })

  it('ask nobody who has died for a photo or a day of expiry', () => {
    const form = { kind: 'firstIssue' as const, answers: { ...begun, family: { mother: 'signs' as const, father: 'deceased' as const } } }
    expect(answerProblems('fatherDocument', aFathersPassport({ photoId: null, expiryDate: null }), form, facts)).toEqual([])
  })

  it('with the birth are the server’s to find: only it has the record', () => {
    const form = { kind: 'firstIssue' as const, answers: begun }
    expect(answerProblems('birth', { tickets: ['t'], dispute: null }, form, facts)).toEqual([])
    expect(answerProblems('birth', { tickets: [], dispute: null }, form, facts)).toMatchObject([{ path: 'tickets' }])
  })

  it('with a certificate that was found are the server’s, with one copied from the paper they are said at the field', () => {
    const form = { kind: 'reissue' as const, answers: begun }
    const paper = { number: 'O110234567', issuedOn: null, institutionCode: 'H001', newbornName: '周小满', sex: 'male', bornAt: '2014-05-30T03:20:00+08:00', placeOfBirth: 'institution' }
    const said = (change: object) => answerProblems('originalCertificate', { paper: { ...paper, ...change } }, form, facts).map(({ path }) => path)
    expect(answerProblems('originalCertificate', { ticket: 't' }, form, facts)).toEqual([])
    expect(said({})).toEqual([])
    expect(said({ newbornName: '', institutionCode: undefined, bornAt: undefined })).toEqual(['paper.institutionCode', 'paper.newbornName', 'paper.bornAt'])
    expect(said({ number: '12' })).toEqual(['paper.number'])
  })

  it('do not trip over a time that is not there yet', () => {
    const form = { kind: 'firstIssue' as const, answers: begun }
    const answer = { newborns: [{ sex: 'male', bornAt: undefined }], place: { country: 'ITA', detail: 'Via Roma 1' }, attendant: '', circumstances: '' }
    expect(answerProblems('outsideBirth', answer, form, facts).map(({ path }) => path)).toEqual(['newborns.0.bornAt', 'circumstances'])
  })
})
