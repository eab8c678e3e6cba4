import * as z from 'zod'
import { personDocumentSchema, signInStaff, STEP_ANSWERS } from '../contract'
import { fieldProblems } from './field-problems'

const problems = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : fieldProblems(parsed.error, value).map(({ path, code }) => `${path} ${code}`)
}

describe('the complaints about a form', () => {
  it('name every missing field at once', () => {
    expect(problems(personDocumentSchema, {})).toEqual([
      'kind required', 'number required', 'otherName required', 'nameZh required', 'surname required', 'givenNames required', 'nationality required',
      'ethnicity required', 'sex required', 'birthDate required', 'expiryDate required', 'photoId required', 'backPhotoId required',
    ])
  })

  test.each<[string, z.ZodType, unknown, string[]]>([
    ['a blank line', STEP_ANSWERS.lateApplication, { explanation: ' \t ' }, ['explanation required']],
    ['a line that is too long', STEP_ANSWERS.lateApplication, { explanation: 'x'.repeat(501) }, ['explanation too_long']],
    ['a day that does not exist', personDocumentSchema.pick({ birthDate: true }), { birthDate: '1990-02-30' }, ['birthDate date']],
    ['a kind nobody knows', personDocumentSchema.pick({ kind: true }), { kind: 'libraryCard' }, ['kind not_one_of']],
    ['an operator for the store', signInStaff.body!, { username: { $ne: null }, password: 'x' }, ['username format']],
    ['a field too many', signInStaff.body!, { username: 'a', password: 'b', role: 'cityManager' }, ['role unknown_field']],
    ['a phone number with letters', z.object({ phone: STEP_ANSWERS.contact.shape.phone }), { phone: 'call me' }, ['phone format']],
    ['control characters', STEP_ANSWERS.lateApplication, { explanation: 'a\u0000b' }, ['explanation format']],
  ])('%s', (_what, schema, value, expected) => expect(problems(schema, value)).toEqual(expected))
})
