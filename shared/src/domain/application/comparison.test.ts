import { aBirthRecord, anApplication, aPassport, completeAnswers } from '../../../test/builders'
import { compareForReview } from './comparison'

const differing = (applied: Parameters<typeof aPassport>[0], registered: string, read?: string) =>
  compareForReview(
    anApplication({ answers: completeAnswers({ motherDocument: aPassport(applied) }) }),
    aBirthRecord({ mother: { ...aBirthRecord().mother, name: registered } }),
    read === undefined ? {} : { mother: { surname: read, givenNames: applied?.givenNames ?? 'ELENA' } },
  )
    .filter(row => row.verdict === 'differs')
    .map(row => `${row.person} ${row.field}`)

describe('the comparison for the clerk', () => {
  it('finds nothing to look at when all agree', () => expect(differing({}, 'Elena Marchetti Rossi')).toEqual([]))

  test.each([
    ['SØRENSEN', 'INGRID', 'SOERENSEN INGRID', []],
    ['KÖHLER', 'HANNAH', 'KOEHLER HANNAH', []],
    ['GARCÍA LÓPEZ', 'MATEO', 'GARCIA LOPEZ MATEO', []],
    ['KÖHLER', 'HANNAH', 'KOHLER HANAH', ['mother name']],
    ['WHITFIELD', 'ANNA', 'WHITFIELD ANA', ['mother name']],
  ])('%s %s beside "%s" differs in %j', (surname, givenNames, registered, expected) => {
    expect(differing({ surname, givenNames }, registered)).toEqual(expected)
  })

  it('shows a name that was typed otherwise than the photo says', () => {
    expect(differing({ surname: 'MARCHETTI' }, 'MARCHETTI ELENA', 'MARCHETTI-ROSSI')).toEqual(['mother name'])
  })

  it('shows a document that phase 3 has under another number, kind and state', () => {
    const record = aBirthRecord({ father: { name: 'WHITFIELD JAMES OLIVER', documentKind: 'other', documentNumber: '111', nationality: 'USA' } })
    const rows = compareForReview(anApplication(), record, {}).filter(row => row.verdict === 'differs')
    expect(rows.map(row => row.field)).toEqual(['documentKind', 'documentNumber', 'nationality'])
  })

  it('compares what there is when phase 3 knows no father', () => {
    const rows = compareForReview(anApplication(), aBirthRecord({ father: null }), {})
    expect(rows.filter(row => row.person === 'father').every(row => row.registered === null && row.verdict === 'same')).toBe(true)
  })
})
