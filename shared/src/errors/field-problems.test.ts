import * as z from 'zod'
import { parentDocumentSchema, signInStaff, STEP_ANSWERS } from '../contract'
import { fieldProblems } from './field-problems'

const problems = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : fieldProblems(parsed.error, value).map(({ path, code }) => `${path} ${code}`)
}

describe('the complaints about a form', () => {
  it('name every missing field at once', () => {
    expect(problems(parentDocumentSchema, {})).toEqual([
      'kind required', 'number required', 'surname required', 'givenNames required', 'nationality required', 'sex required',
      'birthDate required', 'expiryDate required', 'photoId required',
    ])
  })

  test.each<[string, z.ZodType, unknown, string[]]>([
    ['a blank line', z.object({ a: STEP_ANSWERS.contact.shape.motherAddress }), { a: ' \t ' }, ['a required']],
    ['a line that is too long', z.object({ a: STEP_ANSWERS.contact.shape.motherAddress }), { a: 'x'.repeat(121) }, ['a too_long']],
    ['a day that does not exist', parentDocumentSchema.pick({ birthDate: true }), { birthDate: '1990-02-30' }, ['birthDate date']],
    ['a kind nobody knows', parentDocumentSchema.pick({ kind: true }), { kind: 'libraryCard' }, ['kind not_one_of']],
    ['an operator for the store', signInStaff.body!, { username: { $ne: null }, password: 'x' }, ['username format']],
    ['a field too many', signInStaff.body!, { username: 'a', password: 'b', role: 'cityManager' }, ['role unknown_field']],
    ['a phone number with letters', z.object({ phone: STEP_ANSWERS.contact.shape.phone }), { phone: 'call me' }, ['phone format']],
    ['control characters', z.object({ a: STEP_ANSWERS.contact.shape.motherAddress }), { a: 'a\u0000b' }, ['a format']],
  ])('%s', (_what, schema, value, expected) => expect(problems(schema, value)).toEqual(expected))
})
