import { CONSENT_VERSION, JOURNEYS, plainDate, type Answers } from '@mcb/shared/domain'
import { answerProblems, isReachable, pageAfter, positionOf } from './journey'

const TODAY = plainDate('2026-11-20')
const passport = {
  kind: 'foreignPassport', number: 'YB1234567', surname: 'ROSSI', givenNames: 'ELENA', nationality: 'ITA', sex: 'female',
  birthDate: '1992-03-14', expiryDate: '2031-05-20', photoId: '0123456789abcdef01234567',
}
const begun: Answers = { consent: { version: CONSENT_VERSION }, applicantRole: { role: 'mother' } }

describe('the way through the questions', () => {
  it('goes to the first question without a good answer, and from the last to the answers', () => {
    expect(pageAfter({ nextStep: 'birth' })).toBe('birth')
    expect(pageAfter({ nextStep: null })).toBe('checkAnswers')
  })

  it('opens what is answered and the next question, not the ones after it', () => {
    const open = JOURNEYS.firstIssue.filter(step => isReachable(step, { kind: 'firstIssue', answers: begun as never }, TODAY))
    expect(open).toEqual(['consent', 'applicantRole', 'motherDocument'])
  })

  it('says how far it is', () => {
    expect(positionOf('consent', 'firstIssue')).toEqual({ current: 1, total: 8 })
    expect(positionOf('collection', 'firstIssue')).toEqual({ current: 8, total: 8 })
  })
})

describe('problems with an answer', () => {
  const problemsOf = (change: Record<string, unknown>) =>
    answerProblems('motherDocument', { ...passport, ...change }, begun, TODAY).map(({ path, code }) => `${path} ${code}`)

  it('are none for a good passport', () => {
    expect(problemsOf({})).toEqual([])
  })

  it('are all said at once: what is missing beside what breaks a rule', () => {
    expect(problemsOf({ surname: '', number: 'A1', expiryDate: '2026-11-19', sex: undefined })).toEqual(
      expect.arrayContaining(['surname required', 'sex required', 'number document.number', 'expiryDate document.expired']),
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
    const father = answerProblems('fatherDocument', passport, { ...begun, motherDocument: passport as never }, TODAY)
    expect(father.map(({ code }) => code)).toEqual(['document.same_for_both'])
  })

  it('with the birth are the server’s to find: only it has the record', () => {
    expect(answerProblems('birth', { ticket: 't', dispute: null }, begun, TODAY)).toEqual([])
    expect(answerProblems('birth', { ticket: '', dispute: null }, begun, TODAY)).toMatchObject([{ path: 'ticket', code: 'required' }])
  })
})
