import { describeFamilies } from './browser/families'

describe('other ways to a certificate', () =>
  describeFamilies(
    [
      { who: 'a certificate lost after household registration', id: 'lindqvest', wishes: { givenNames: '' }, clerk: 'clerk-chaoyang-mch' },
      { who: 'a replacement after a parentage test', id: 'xu', wishes: { givenNames: '' }, clerk: 'clerk-anningqiao' },
      { who: 'a birth on the way to the hospital', id: 'luo', wishes: { givenNames: '晨曦' }, clerk: 'clerk-lanting' },
    ],
    'before1996',
  ))
