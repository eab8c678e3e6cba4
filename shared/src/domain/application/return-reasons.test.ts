import { STEP_ANSWERS } from '../../contract'
import { STEP_IDS } from './journeys'
import { placesOf, RETURN_REASON_CODES, returnProblemsProblems, type ReturnProblem } from './return-reasons'

const problem = (overrides: Partial<ReturnProblem>): ReturnProblem => ({ step: 'motherDocument', field: 'photoId', reason: 'photo_unreadable', note: '', ...overrides })
const problems = (...list: ReturnProblem[]) => returnProblemsProblems(list).map(({ path, code }) => `${path} ${code.replace('return.', '')}`)

describe("a clerk's reason to return an application", () => {
  test.each<[string, Partial<ReturnProblem>, string[]]>([
    ['to a photo', {}, []],
    ['to the photo of the back', { field: 'backPhotoId' }, []],
    ['to the whole question', { field: '' }, []],
    ['to a field the reason has nothing to do with', { field: 'number' }, ['problems.0.field reason_elsewhere']],
    ['to a question the reason has nothing to do with', { step: 'contact', field: '' }, ['problems.0.step reason_elsewhere']],
    // the question is said first: the field is of another one
    ['to a field of such a question', { step: 'contact', field: 'phone' }, ['problems.0.step reason_elsewhere']],
    ['to a paper among the photos', { step: 'materials', field: 'photos.M7', reason: 'paper_unreadable' }, []],
    ['to all the papers', { step: 'materials', field: 'photos', reason: 'paper_missing' }, []],
    ['to something that only begins like a field', { step: 'materials', field: 'photosM7', reason: 'paper_unreadable' }, ['problems.0.field reason_elsewhere']],
    ['to the name of the second twin', { step: 'newbornName', field: 'names.1.givenNames', reason: 'name_cannot_be_registered' }, []],
    ['to the mother’s household', { step: 'contact', field: 'mother.household', reason: 'address_incomplete' }, []],
    ['to the street in the father’s address', { step: 'contact', field: 'father.address.streetCode', reason: 'address_incomplete' }, []],
    ['to the ethnicity', { field: 'ethnicity', reason: 'differs_from_document' }, []],
    ['to the number of the old certificate', { step: 'originalCertificate', field: 'number', reason: 'wrong_certificate' }, []],
    ['to what proves the reason', { step: 'reissueReason', field: 'reason', reason: 'reason_not_proven' }, []],
    ['to what was said of the father', { step: 'family', field: 'father', reason: 'family_differs' }, []],
    ['to the circumstances of a birth at home', { step: 'outsideBirth', field: 'circumstances', reason: 'explanation_unclear' }, []],
    ['to anything, for another reason, in a sentence', { step: 'collection', field: '', reason: 'other', note: '请更换领取方式' }, []],
    ['to anything, for another reason, without one', { step: 'birth', field: '', reason: 'other' }, ['problems.0.note note_required']],
    ['to a field, for another reason', { step: 'contact', field: 'phone', reason: 'other', note: '请确认' }, ['problems.0.field reason_elsewhere']],
    ['to whether the child is registered already', { step: 'householdRegistration', field: '', reason: 'other', note: '户口已登记' }, []],
    ['to where the child was born', { step: 'birthPlace', field: '', reason: 'other', note: '请确认出生地点' }, []],
    ['to the privacy notice, which is not the parents’ to mend', { step: 'consent', field: '', reason: 'other', note: '请确认' }, ['problems.0.step reason_elsewhere']],
  ])('may point %s', (_what, overrides, expected) => expect(problems(problem(overrides))).toEqual(expected))

  it('is judged beside the others', () => {
    expect(problems(problem({}), problem({ step: 'contact' }), problem({ step: 'birth', field: '', reason: 'other' }))).toEqual(['problems.1.step reason_elsewhere', 'problems.2.note note_required'])
  })

  it('points to questions that are asked and to fields they have', () => {
    for (const reason of RETURN_REASON_CODES) {
      const { steps, fields } = placesOf(reason)
      expect(steps.length).toBeGreaterThan(0)
      for (const step of steps) expect(STEP_IDS).toContain(step)
      const names = steps.flatMap(step => fieldsOf(step))
      for (const field of fields) expect([reason, names]).toEqual([reason, expect.arrayContaining([field.split('.')[0]])])
    }
  })
})

/** The fields of a question's answer; of a birth and a certificate, those of what is kept. */
function fieldsOf(step: keyof typeof STEP_ANSWERS): string[] {
  const schema = STEP_ANSWERS[step]
  if (step === 'birth') return ['records', 'dispute']
  if (step === 'originalCertificate') return ['number', 'issuedOn']
  return 'shape' in schema ? Object.keys(schema.shape) : schema.options.flatMap(option => Object.keys(option.shape))
}
