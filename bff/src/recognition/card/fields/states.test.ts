import { stateOf, stateOfNumber } from './states'

describe('a nationality', () => {
  it.each<[string, string | null]>([
    ['德国', 'DEU'],
    ['韩国', 'KOR'],
    ['大韩民国', 'KOR'],
    ['哈萨克斯坦', 'KAZ'],
    ['UNITED KINGDOM', 'GBR'],
    ['UNITEDSTATES', 'USA'],
    ['DEU', 'DEU'],
    ['DEW', null],
    ['德闻', null],
    ['', null],
  ])('written %s is %s', (word, state) => expect(stateOf(word)).toBe(state))

  it('of a number has three digits', () => {
    expect(stateOfNumber('840')).toBe('USA')
    expect(stateOfNumber('036')).toBe('AUS')
    expect(stateOfNumber('999')).toBeNull()
  })
})
