import { labelledAs, rolesOf, findIssuer } from './find-issuer'
import { roleOf, showLabels } from './labels'
import type { PageLine } from './page-lines'

describe('a label', () => {
  it.each([
    ['Authority / Autorité (8)', 'authority'], ['Behörde/Authority', 'authority'], ['9. ISSUING AUTHORITY', 'authority'], ['Aulhority', 'authority'], ['Myndighet / Authority', 'authority'],
    ['Date of issue / Date de délivrance', 'issueDate'], ['Date of iusse (7)', 'issueDate'], ['Fecha de expedición', 'issueDate'],
    ['Nationality / Nationalité', 'other'], ['Place of issue', 'other'], ['Date of expiry', 'other'], ['Surname / Nom', 'other'],
    ['Sex', null], ['KUMASI', null], ['MINISTRY OF FOREIGN AFFAIRS', null],
  ])('%s is of %s', (text, role) => expect(roleOf(text)).toBe(role))
})

it('a page is a passport\'s when its lines hold the labels of one', () => {
  expect(showLabels(['TURKiYECUMHURiYETI', '2.GMennames', 'BJORN', '3.Natonalty', '4.Dateofbiith', '1990.06.02', '6.Placeofbinh'])).toBe(true)
  expect(showLabels(['港澳居民来往内地通行证', 'MainlandTravelPermit', 'Dear Sir or Madam', 'PASSPORT OFFICE', 'Place of birth'])).toBe(false)
})

describe('the authority on a page', () => {
  const line = (text: string, left: number, top: number, height: number): PageLine =>
    ({ left, top, right: left + text.length * height * 0.7, bottom: top + height, text, signs: [], sheet: { width: 1, height: 1, data: new Uint8Array(1) }, box: { left: 0, top: 0, right: 1, bottom: 1 } })
  const find = (...lines: PageLine[]) => findIssuer(lines, rolesOf(lines))?.map(({ text }) => text)

  it('stands below its label', () => expect(find(line('Authority', 46, 55, 1.4), line('HMPO', 46, 57, 2.3))).toEqual(['HMPO']))
  it('stands beside its label', () => expect(find(line('Authority:', 46, 55, 1.6), line('HMPO', 60, 54.8, 2.2))).toEqual(['HMPO']))
  it('may go on below', () =>
    expect(find(line('Authority', 46, 55, 1.4), line('DIRECCION GENERAL', 46, 57, 2), line('DE LA POLICIA', 46, 59.4, 1.9))).toEqual(['DIRECCION GENERAL', 'DE LA POLICIA']))
  it('may hold the word of its label', () => expect(find(line('Myndighet/Authority', 46, 55, 1.4), line('POLISMYNDIGHETEN', 46, 57, 2))).toEqual(['POLISMYNDIGHETEN']))
  it('may hold the word of its label beside it', () => expect(find(line('Myndighet/Authority:', 46, 55, 1.6), line('POLISMYNDIGHETEN', 74, 54.8, 2.2))).toEqual(['POLISMYNDIGHETEN']))
  it('is not there without a label', () => expect(find(line('Place of birth', 46, 55, 1.4), line('KUMASI', 46, 57, 2.3))).toEqual([]))
  it('is missed where nothing stands below its label', () => expect(find(line('Authority', 46, 55, 1.4))).toBeUndefined())
  it('is missed where a label cannot be read', () => expect(find(line('Wkjh qz', 46, 55, 1.4), line('KUMASI', 46, 57, 2.3))).toBeUndefined())

  it('the date below a label is the labelled one', () => {
    const lines = [line('Date of issue', 46, 55, 1.4), line('12 JAN 2020', 46, 57, 2.3), line('Date of expiry', 85, 55, 1.4), line('11 JAN 2030', 85, 57, 2.3)]
    expect(labelledAs('issueDate', rolesOf(lines), lines)).toEqual([lines[1]])
  })
})
