import { describeError } from './logging'

describe('an error in the log', () => {
  it('keeps kind, code, place and cause, and drops every message', () => {
    const cause = Object.assign(new TypeError('Passport YB1234567 of Elena'), { code: 'E_BAD' })
    const text = JSON.stringify(describeError(new Error('could not read YB1234567', { cause })))
    expect(text).toContain('TypeError')
    expect(text).toContain('E_BAD')
    expect(text).toContain('logging.test')
    expect(text).not.toContain('YB1234567')
  })

  it('says only what kind of thing was thrown when it was no error', () => expect(describeError('secret')).toEqual({ type: 'string' }))
})
