import type { CaseSummary } from '@mcb/shared/contract'
import { inWorkingOrder, statusesOf } from './queue'

const aCase = (id: string, locked: boolean): CaseSummary => ({
  id,
  kind: 'firstIssue',
  status: 'submitted',
  newbornNames: [],
  motherName: null,
  locked,
  bornAt: null,
  institutionCode: 'H001',
  queuedAt: '2026-11-20T10:00:00+08:00',
  updatedAt: '2026-11-20T10:00:00+08:00',
})

describe('the queue', () => {
  it('offers the statuses its cases can have', () => {
    expect(statusesOf('open')).toEqual(expect.arrayContaining(['submitted', 'awaitingConfirmation', 'readyForCourier', 'onTheWay']))
    expect(statusesOf('open')).not.toContain('draft')
    expect(statusesOf('done')).toEqual(['completed', 'rejected', 'withdrawn'])
  })

  const cases = [aCase('a', false), aCase('b', true), aCase('c', false), aCase('d', true)]
  it.each([
    ['districtManager', 'b d a c'],
    ['clerk', 'a b c d'],
    ['cityManager', 'a b c d'],
  ] as const)('is worked through by a %s as %s', (role, order) => {
    expect(inWorkingOrder(cases, role).map(({ id }) => id).join(' ')).toBe(order)
  })
})
