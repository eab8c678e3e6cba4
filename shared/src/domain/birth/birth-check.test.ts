import { aBirthRecord, CLERK, FATHER, MOTHER, NOW, OTHER_CLERK, STRANGER } from '../../../test/builders'
import type { Actor } from '../access/actor'
import {
  BIRTH_CHECK_ACTIONS, BIRTH_CHECK_STATUSES, BIRTH_CHECK_TRANSITIONS, birthCheckActions, birthCheckRefusal, birthCheckStatusAfter, birthCorrectionProblems,
  canViewBirthCheck, correctionsOf, type BirthCheck, type BirthCheckAction,
} from './birth-check'
import type { BirthCorrection } from './birth-record'

const AT = NOW.toISOString()

function aCheck(overrides: Partial<BirthCheck> = {}): BirthCheck {
  return {
    id: '8'.repeat(24), status: 'open', version: 0, createdAt: AT, institutionCode: 'H001', records: [aBirthRecord()], parents: { mother: 'a'.repeat(24), father: 'b'.repeat(24) },
    confirmations: {}, dispute: null, disputedAt: null, corrections: [], correctionRefusal: null, clerkNote: '', history: [], ...overrides,
  }
}
const twin = (order: number) => aBirthRecord({ id: `twin-${order}`, newborn: { ...aBirthRecord().newborn, birthOrder: order, plurality: 2 } })
const DISPUTED = { status: 'disputed', disputedAt: AT } as const

describe('who may do what with a check', () => {
  test.each<[Partial<BirthCheck>, Actor, BirthCheckAction[]]>([
    [{}, MOTHER, ['confirm', 'dispute']],
    [{ parents: { mother: 'a'.repeat(24) } }, MOTHER, ['confirm', 'dispute', 'invite']],
    [{}, STRANGER, []],
    [{}, CLERK, []],
    [{ status: 'confirmed' }, FATHER, ['dispute']],
    [DISPUTED, MOTHER, ['dispute']],
    [DISPUTED, CLERK, ['correct', 'keep']],
    [DISPUTED, OTHER_CLERK, []],
    [DISPUTED, { role: 'cityManager', accountId: 'f'.repeat(24) }, []],
    [{ ...DISPUTED, status: 'correcting' }, CLERK, []],
    [{ ...DISPUTED, status: 'correcting' }, MOTHER, []],
    [{ ...DISPUTED, status: 'correcting' }, { role: 'system' }, ['recordCorrected', 'recordCorrectionRefused']],
    [{ ...DISPUTED, status: 'reconfirm' }, FATHER, ['confirm', 'dispute']],
    [{ ...DISPUTED, status: 'reconfirm', confirmations: { father: AT } }, FATHER, ['dispute']],
    [{ ...DISPUTED, status: 'done' }, MOTHER, ['dispute']],
    [{ records: [aBirthRecord({ certificateNumber: 'A110000001' })] }, MOTHER, ['confirm']],
    [{ ...DISPUTED, records: [aBirthRecord({ certificateNumber: 'A110000001' })] }, CLERK, ['keep']],
  ])('%j, for %j: %j', (overrides, actor, expected) => expect(birthCheckActions(aCheck(overrides), actor)).toEqual(expected))

  it('nobody invites a father whom the record does not know', () => {
    expect(birthCheckRefusal('invite', aCheck({ parents: { mother: 'a'.repeat(24) }, records: [aBirthRecord({ father: null })] }), MOTHER)).toBe('no_father')
  })

  it('a clerk knows of it from the first dispute on', () => {
    expect([canViewBirthCheck(aCheck(), CLERK), canViewBirthCheck(aCheck({ status: 'done', disputedAt: AT }), CLERK)]).toEqual([false, true])
  })
})

describe('the way of a check', () => {
  test.each<[BirthCheckAction, Partial<BirthCheck>, string]>([
    ['confirm', {}, 'confirmed'],
    ['dispute', {}, 'disputed'],
    ['correct', DISPUTED, 'correcting'],
    ['recordCorrected', { status: 'correcting' }, 'reconfirm'],
    ['recordCorrectionRefused', { status: 'correcting' }, 'disputed'],
    ['confirm', { status: 'reconfirm', confirmations: { mother: AT } }, 'reconfirm'],
    ['confirm', { status: 'reconfirm', confirmations: { mother: AT, father: AT } }, 'done'],
    ['confirm', { status: 'reconfirm', confirmations: { mother: AT }, records: [aBirthRecord({ father: null })] }, 'done'],
  ])('%s, %j: %s', (action, changed, expected) => {
    const check = aCheck(changed)
    expect(birthCheckStatusAfter(check.status, action, check)).toBe(expected)
  })

  it('leads from the first scan to every status, and never into a blind alley', () => {
    const next = (status: (typeof BIRTH_CHECK_STATUSES)[number]) =>
      BIRTH_CHECK_ACTIONS.filter(action => action in BIRTH_CHECK_TRANSITIONS[status]).flatMap(action =>
        [aCheck({ status }), aCheck({ status, confirmations: { mother: AT, father: AT } })].map(check => birthCheckStatusAfter(status, action, check)),
      )
    const reached = new Set<string>(['open'])
    for (const status of reached) for (const after of next(status as 'open')) reached.add(after)
    expect([...reached].sort()).toEqual([...BIRTH_CHECK_STATUSES].sort())
    for (const status of BIRTH_CHECK_STATUSES) expect(next(status).length).toBeGreaterThan(0)
  })
})

describe('a correction', () => {
  it('of a newborn concerns that newborn, of a parent every newborn of the delivery', () => {
    const check = aCheck({ records: [twin(1), twin(2)] })
    expect(correctionsOf(check, 1, { weightGrams: 2500, motherName: 'MARCHETTI ELENA' })).toEqual([
      { birthRecordId: 'twin-1', changes: { motherName: 'MARCHETTI ELENA' } },
      { birthRecordId: 'twin-2', changes: { weightGrams: 2500, motherName: 'MARCHETTI ELENA' } },
    ])
  })

  it('leaves out what reads so already', () => {
    expect(correctionsOf(aCheck(), 0, { sex: 'female', weightGrams: 2500 })).toEqual([{ birthRecordId: 'birth-1', changes: { weightGrams: 2500 } }])
  })

  test.each<[string, Partial<BirthCheck>, number, BirthCorrection, string[]]>([
    ['something real', {}, 0, { weightGrams: 3000 }, []],
    ['nothing', {}, 0, {}, ['changes birth_check.nothing_changed']],
    ['what it says already', {}, 0, { weightGrams: 3280, motherName: 'MARCHETTI-ROSSI ELENA' }, ['changes birth_check.nothing_changed']],
    ['a birth in the future', {}, 0, { bornAt: '2026-11-20T10:00:01+08:00' }, ['changes.bornAt birth.in_future']],
    ['a birth a moment ago', {}, 0, { bornAt: '2026-11-20T10:00:00+08:00' }, []],
    ['a number the kind cannot have', {}, 0, { motherDocumentNumber: 'A1', fatherDocumentNumber: 'B' }, ['changes.motherDocumentNumber document.number', 'changes.fatherDocumentNumber document.number']],
    ['a father who is not in the record', { records: [aBirthRecord({ father: null })] }, 0, { fatherName: 'WHITFIELD JAMES' }, ['changes.fatherName birth_check.no_father']],
    ['a newborn who is not there', {}, 1, { weightGrams: 3000 }, ['newborn not_one_of']],
  ])('may be about %s', (_what, overrides, newborn, changes, expected) =>
    expect(birthCorrectionProblems(aCheck(overrides), newborn, changes, AT).map(({ path, code }) => `${path} ${code}`)).toEqual(expected))
})
