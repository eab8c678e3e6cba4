import { aBirthRecord } from '../../../../../shared/test/builders'
import { disputeOf, EMPTY_BIRTH, takenAtFirst } from './birth-form'

const found = (id: string, certificateNumber: string | null = null) => ({ record: aBirthRecord({ id, certificateNumber }), ticket: `ticket of ${id}` })

describe('the births that are found', () => {
  it.each([
    ['an only child', [found('a')], ['a']],
    ['twins', [found('a'), found('b')], ['a', 'b']],
    ['twins of whom one has a certificate', [found('a', 'X110000001'), found('b')], ['b']],
    ['a child who has one already: the page says what then', [found('a', 'X110000001')], ['a']],
    ['nobody', [], []],
  ])('%s: the application is about %j', (_who, births, taken) => {
    expect(takenAtFirst(births)).toEqual(taken)
  })

  it('are disputed only while the parents say so', () => {
    const form = { ...EMPTY_BIRTH, fields: ['sex' as const], note: 'a boy' }
    expect(disputeOf({ ...form, disputed: true })).toEqual({ fields: ['sex'], note: 'a boy' })
    expect(disputeOf({ ...form, disputed: false })).toBeNull()
  })
})
