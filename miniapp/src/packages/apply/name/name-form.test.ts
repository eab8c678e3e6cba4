import { aNewbornName } from '../../../../../shared/test/builders'
import { emptyName, hanSurnameOf, namesFor, possibleScripts, tidied } from './name-form'

describe('the newborn’s name', () => {
  it.each([
    ['周文静', '周'],
    ['欧阳明', '欧阳'],
    ['𠮷田', '𠮷'],
    ['', ''],
  ])('of a child of %s may begin with %s', (nameZh, surname) => {
    expect(hanSurnameOf(nameZh)).toBe(surname)
  })

  it.each([
    ['two Chinese parents', false, 'inChina' as const, ['han']],
    ['two Chinese parents, no household in China', false, 'notInChina' as const, ['han']],
    ['a foreign parent, a household in China', true, 'inChina' as const, ['han']],
    ['a foreign parent, no household in China', true, 'notInChina' as const, ['latin', 'han']],
    ['a foreign parent, nobody has said where', true, null, ['latin', 'han']],
  ])('of %s is written in %j', (_who, hasForeignParent, household, scripts) => {
    expect(possibleScripts({ hasForeignParent, household })).toEqual(scripts)
  })

  it('is asked once for every newborn', () => {
    expect(namesFor(2, [aNewbornName()], ['latin', 'han'])).toEqual([aNewbornName(), emptyName('latin')])
    expect(namesFor(1, [aNewbornName(), aNewbornName()], ['latin'])).toHaveLength(1)
    expect(namesFor(0, [], ['han'])).toHaveLength(1)
  })

  it('is asked anew in the script that is left', () => {
    expect(namesFor(1, [aNewbornName()], ['han'])).toEqual([emptyName('han')])
  })

  it('is sent with single spaces, and none at the ends', () => {
    expect(tidied(aNewbornName({ givenNames: '  Clara \u3000 Rose ' })).givenNames).toBe('Clara Rose')
  })
})
