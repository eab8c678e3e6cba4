import { createTranslator } from '@mcb/i18n'
import { ApiProblem } from './api-problem'
import { describeProblems, fieldProblemsOf, problemOf } from './problems'

const t = createTranslator('en')

describe('problems in words', () => {
  it('name the field, stand in the order of the form, and lead to it', () => {
    const labels = { surname: 'Surname', number: 'Passport number' }
    const shown = describeProblems([{ path: 'answer.number', code: 'document.number' }, { path: 'surname', code: 'required' }], t, labels)
    expect(shown.map(({ field, label, target }) => [field, label, target])).toEqual([
      ['surname', 'Surname', 'field-surname'],
      ['number', 'Passport number', 'field-number'],
    ])
    expect(problemOf(shown, 'number')).toBe(t('problem.document.number'))
  })

  it('lead to a field deep in the answer by an id without dots', () => {
    expect(describeProblems([{ path: 'mother.address.detail', code: 'required' }], t).map(({ target }) => target)).toEqual(['field-mother-address-detail'])
  })

  it('write a date the way the reader does', () => {
    const [shown] = describeProblems([{ path: 'expiryDate', code: 'document.expired', params: { date: '2026-01-31' } }], t)
    expect(shown!.text).toContain('31 January 2026')
  })

  it('say once that a field is empty', () => {
    const shown = describeProblems([{ path: 'nationality', code: 'required' }, { path: 'nationality', code: 'format' }], t)
    expect(shown.map(({ text }) => text)).toEqual([t('problem.required')])
  })

  it('take the server’s sentence for a code this build does not know', () => {
    const [shown] = describeProblems([{ path: 'phone', code: 'phone.landline', message: 'A mobile number is needed.' }], t)
    expect(shown!.text).toBe('A mobile number is needed.')
  })

  it('come out of a failed call, and out of nothing else', () => {
    const fields = [{ path: 'phone', code: 'format', message: 'm' }]
    const failed = new ApiProblem('problem', { status: 422, title: '', code: 'request.invalid', remedy: 'fix', detail: '', requestId: 'r', fields })
    expect(fieldProblemsOf(failed)).toEqual(fields)
    expect(fieldProblemsOf(new ApiProblem('offline'))).toEqual([])
    expect(fieldProblemsOf(new Error('no'))).toEqual([])
  })
})
