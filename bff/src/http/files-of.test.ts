import * as contract from '@mcb/shared/contract'
import type { Operation } from '@mcb/shared/contract'
import { filesOf, isPlaced } from './files-of'

const operations = Object.values(contract).filter((value): value is Operation => typeof value === 'object' && value !== null && 'method' in value && 'path' in value)
const ID = 'a'.repeat(24)

it('says of every operation whose file it touches', () => {
  expect(operations.length).toBeGreaterThan(50)
  expect(operations.filter(operation => !isPlaced(operation)).map(({ id }) => id)).toEqual([])
})

it.each<[string, Parameters<typeof filesOf>, string[]]>([
  ['by the address', [contract.getCase, { id: ID }, {}, 'b'], [`application:${ID}`]],
  ['by the address, though it was refused', [contract.getDocumentPhoto, { id: ID }, null, 'b'], [`document:${ID}`]],
  ['by what a list shows', [contract.listCases, {}, { cases: [{ id: ID }, { id: 'c'.repeat(24) }] }, 'b'], [`application:${ID}`, `application:${'c'.repeat(24)}`]],
  ['by who was signed in', [contract.signInStaff, {}, { account: { id: ID } }, null], [`account:${ID}`]],
  ['by who asks', [contract.listAddresses, {}, {}, ID], [`account:${ID}`]],
  ['of nobody when a list was refused', [contract.listCases, {}, null, 'b'], []],
  ['of nobody by what is no id', [contract.getCase, { id: '张伟' }, null, 'b'], []],
])('tells whose it was %s', (_how, given, files) => {
  expect(filesOf(...given)).toEqual(files)
})
