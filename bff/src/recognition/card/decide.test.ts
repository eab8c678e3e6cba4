import { decideCard } from './decide'
import type { Finding } from './fields/finding'
import type { Findings } from './fields/read-side'
import { SIDES, type CardKind } from './kinds'

const row = (kind: CardKind, side = 'front') => SIDES.find(one => one.kind === kind && one.side === side)!
const said = (value: string, sure = false): Finding => ({ value, confidence: 0.9, sure, parts: [] })
const findings = (values: Record<string, string>, sure: string[] = []): Findings =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, said(value, sure.includes(field))]))
const values = (fields: Findings) => Object.fromEntries(Object.entries(fields).map(([field, finding]) => [field, finding.value]))

const WOMAN = { nameZh: '王小明', sex: 'female', birthDate: '1949-12-31', number: '11010519491231002X' }
const ISSUED = { issueDate: '2022-01-01', expiryDate: '2026-12-31', issuer: '国家移民管理局' }

describe('what is sure on a card', () => {
  it.each<[string, CardKind, Record<string, string>, string[], string[]]>([
    ['number, birth date and sex that agree are sure together; the name is not', 'residentIdentityCard', WOMAN, [], ['nameZh']],
    ['nothing is doubted that both readers saw', 'residentIdentityCard', WOMAN, ['nameZh'], []],
    ['a sex that is not the number’s makes both doubtful', 'residentIdentityCard', { ...WOMAN, sex: 'male' }, ['nameZh', 'sex', 'number'], ['number', 'sex']],
    ['so does a birth date', 'residentIdentityCard', { ...WOMAN, birthDate: '1949-12-30' }, ['nameZh', 'birthDate', 'number'], ['birthDate', 'number']],
    ['a number whose check character is wrong says nothing of the others', 'residentIdentityCard', { ...WOMAN, number: '110105194912310021' }, ['nameZh'], ['birthDate', 'number', 'sex']],
    ['a permit’s number says nothing of its holder', 'taiwanTravelPermit', { nameZh: '王小明', surname: 'WANG', givenNames: 'XIAO-MING', sex: 'female', birthDate: '1980-01-01', number: '12345678', ...ISSUED },
      ['nameZh', 'surname', 'givenNames', 'sex', 'issueDate', 'expiryDate', 'issuer'], ['birthDate', 'number']],
  ])('%s', (_, kind, read, sure, doubtful) => {
    const decided = decideCard(row(kind), findings(read, sure))
    expect([...decided.doubtful].sort()).toEqual(doubtful)
    expect(values(decided.fields)).toEqual(read)
  })

  it('what could not be read beside a number that is sure is taken from it', () => {
    const { fields, doubtful } = decideCard(row('residentIdentityCard'), findings({ nameZh: '王小明', number: WOMAN.number }, ['nameZh', 'number']))
    expect(values(fields)).toEqual(WOMAN)
    expect(doubtful).toEqual([])
  })

  it('what is taken from a number that is not sure is not sure either', () => {
    const { doubtful } = decideCard(row('residentIdentityCard'), findings({ nameZh: '王小明', number: WOMAN.number }, ['nameZh']))
    expect([...doubtful].sort()).toEqual(['birthDate', 'number', 'sex'])
  })

  it.each<[string, string, string, string, string[]]>([
    // 2017 edition: the state's letters, the birth date without its century, and the serial's parity
    ['KAZ110090123105', 'KAZ', '1990-12-31', 'female', []],
    ['KAZ110090123105', 'UZB', '1990-12-31', 'female', ['nationality', 'number']],
    ['KAZ110090123105', 'KAZ', '1990-12-31', 'male', ['number', 'sex']],
    ['KAZ110090123105', 'KAZ', '1990-12-30', 'female', ['birthDate', 'number']],
    // 2023 edition: the state's number
    ['911840198501010028', 'USA', '1985-01-01', 'female', []],
    ['911840198501010028', 'CAN', '1985-01-01', 'female', ['nationality', 'number']],
  ])('the number %s of a permanent resident beside %s, %s and %s leaves doubts about %j', (number, nationality, birthDate, sex, expected) => {
    const read = findings({ surname: 'SMITH', givenNames: 'ANN', sex, birthDate, nationality, number, ...ISSUED },
      ['surname', 'givenNames', 'birthDate', 'issueDate', 'expiryDate', 'issuer', 'number'])
    expect([...decideCard(row('foreignPermanentResidentCard'), read).doubtful].sort()).toEqual(expected)
  })

  it.each<[CardKind, string[]]>([
    ['residentIdentityCard', []],
    // has always a last day, which was not found
    ['residencePermit', ['expiryDate']],
  ])('the back of a %s without a last day leaves doubts about %j', (kind, doubtful) =>
    expect(decideCard(row(kind, 'back'), findings({ issuer: '昆山市公安局', issueDate: '2020-01-01' }, ['issuer', 'issueDate'])).doubtful).toEqual(doubtful))

  it('the permit for residents who are not Chinese has a nationality and no name in Chinese', () => {
    const { doubtful } = decideCard(row('hongKongMacauTravelPermit'), findings({ surname: 'SMITH', givenNames: 'ANN', sex: 'female', birthDate: '1985-01-01', number: 'HA1234567', ...ISSUED }))
    expect(doubtful).toContain('nationality')
    expect(doubtful).not.toContain('nameZh')
  })
})
