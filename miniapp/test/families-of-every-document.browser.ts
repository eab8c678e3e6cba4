import { describeFamilies } from './browser/families'

describe('families of every kind of document', () =>
  describeFamilies(
    [
      { who: 'a mainland couple', id: 'zhao', wishes: { givenNames: '一诺' }, clerk: 'clerk-songlan', typesAtMost: 60 },
      { who: 'a couple from Hong Kong and Macau', id: 'leung', wishes: { givenNames: '安禾' }, clerk: 'clerk-minghu' },
      { who: 'a Taiwan mother and a mainland father', id: 'hsu', wishes: { givenNames: '以宁' }, clerk: 'clerk-xiliuqiao' },
      { who: 'a single mother', id: 'fontanel', wishes: { givenNames: 'Noa' }, clerk: 'clerk-minghu' },
      { who: 'a mother of 46', id: 'he', wishes: { givenNames: '知予' }, clerk: 'clerk-songlan', district: 'district-dongcheng' },
    ],
    null,
  ))
