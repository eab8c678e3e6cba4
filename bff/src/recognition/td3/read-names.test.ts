import { readNames } from './read-names'

it.each([
  ['ERIKSSON<<ANNA<MARIA', 'ERIKSSON', 'ANNA MARIA', false],
  ['GARCIA<LOPEZ<<MATEO', 'GARCIA LOPEZ', 'MATEO', false],
  ['ARKFREITH', 'ARKFREITH', null, false],
  ['SMITH<<JOHN<<T', 'SMITH', 'JOHN T', true],
  ['<<ANNA', null, 'ANNA', true],
  ['NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KR', 'NILAVADHANANANDA', 'CHAYAPA DEJTHAMRONG KR', true],
])('%s', (written, surname, givenNames, odd) =>
  expect(readNames(written.slice(0, 39).padEnd(39, '<'))).toMatchObject({ surname, givenNames: givenNames?.slice(0, 21) ?? null, odd }))
