import { plainDate, plusDays } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import { fileEntryProblems } from './entry-problems'
import { fileOf, type FatherPerson, type FileEntry, type FileFather, type MaternalFile } from './maternal-file'
import { matchFile, renewedFile, temporaryFileExpired } from './match'
import { mergeFiles } from './merge'

const SETTINGS = DEFAULT_SETTINGS.maternalFile
const TODAY = plainDate('2026-11-20')
const FACTS = { today: TODAY, settings: SETTINGS }
const daysAgo = (days: number) => `${plusDays(TODAY, -days)}T10:00:00+08:00`

const LIN: FatherPerson = { name: '林远', documentKind: 'residentIdentityCard', documentNumber: '110105198911020010', nationality: 'CHN', phone: '' }
const JAMES: FatherPerson = { name: 'WHITFIELD JAMES', documentKind: 'foreignPassport', documentNumber: '533917846', nationality: 'GBR', phone: '' }
const named = (person: FatherPerson): FileFather => ({ situation: 'named', person })
const abroad = (person: FatherPerson): FileFather => ({ situation: 'abroad', person })
const NOBODY: FileFather = { situation: 'notNamed' }

const anEntry = ({ childOrder = 1, ...overrides }: Partial<FileEntry> & { childOrder?: number } = {}): FileEntry => ({
  id: 'file-2',
  kind: 'temporary',
  index: { motherDocument: { kind: 'residentIdentityCard', number: '110105199203140024' }, childOrder },
  mother: { name: '白露', expectedOn: '2027-05-01' },
  father: named(LIN),
  at: daysAgo(0),
  ...overrides,
})
const aFile = (overrides: Parameters<typeof anEntry>[0] = {}) => fileOf(anEntry({ id: 'file-1', at: daysAgo(10), ...overrides }))
const fathersName = ({ father }: MaternalFile) => (!father ? null : father.value.situation === 'notNamed' ? 'nobody' : father.value.person.name)

describe('an entry without a file', () => {
  it('begins one', () => {
    const match = matchFile([], anEntry(), FACTS)
    expect(match).toMatchObject({ outcome: 'new', closed: [], father: 'told', file: { id: 'file-2', kind: 'temporary', mother: { name: { value: '白露', kind: 'temporary', fileId: 'file-2' } } } })
  })
})

describe('the file an entry belongs to', () => {
  const other = { kind: 'residentIdentityCard' as const, number: '11010519491231002X' }
  const passport = { kind: 'foreignPassport' as const, number: 'YB1234567' }
  test.each<[string, Partial<FileEntry>, Partial<FileEntry>, 'merged' | 'new']>([
    ['the same mother, the same child', {}, {}, 'merged'],
    ['another mother', { index: { motherDocument: other, childOrder: 1 } }, {}, 'new'],
    ['the same mother, her second child', { index: { ...anEntry().index, childOrder: 2 } }, {}, 'new'],
    ['the number typed with a small x and a blank', { index: { motherDocument: other, childOrder: 1 } }, { index: { motherDocument: { ...other, number: '110105 19491231002x' }, childOrder: 1 } }, 'merged'],
    ['a permit that was issued again', { index: { motherDocument: { kind: 'hongKongMacauTravelPermit', number: 'H1234567801' }, childOrder: 1 } }, { index: { motherDocument: { kind: 'hongKongMacauTravelPermit', number: 'H12345678' }, childOrder: 1 } }, 'merged'],
    ['a foreign mother', { index: { motherDocument: passport, childOrder: 1 } }, { index: { motherDocument: passport, childOrder: 1 } }, 'merged'],
    ['a passport and a card with one number', { index: { motherDocument: passport, childOrder: 1 } }, { index: { motherDocument: { ...passport, kind: 'other' }, childOrder: 1 } }, 'new'],
    ['expected 42 days apart', { mother: { expectedOn: '2027-03-20' } }, {}, 'merged'],
    ['expected 43 days apart', { mother: { expectedOn: '2027-03-19' } }, {}, 'new'],
    ['one day not known', { mother: { name: '白露' } }, {}, 'merged'],
  ])('%s', (_, file, entry, outcome) => expect(matchFile([aFile(file)], anEntry(entry), FACTS).outcome).toBe(outcome))

  it('is the latest pregnancy’s, when the entry does not say when the child is expected', () => {
    const lost = aFile({ id: 'lost', kind: 'formal', at: daysAgo(200), mother: { expectedOn: '2026-10-01' } })
    const current = aFile({ id: 'current', kind: 'formal', at: daysAgo(20) })
    expect(matchFile([lost, current], anEntry({ mother: { phone: '13800000000' } }), FACTS)).toMatchObject({ outcome: 'merged', closed: [], file: { id: 'current', mergedFrom: [] } })
  })
})

describe('the fathers of two children', () => {
  it('are two files’ facts', () => {
    const first = aFile({ kind: 'formal', father: named(LIN) })
    const before = structuredClone(first)
    const second = matchFile([first], anEntry({ childOrder: 2, mother: { name: '白露' }, father: named(JAMES) }), FACTS)
    expect([second.outcome, second.father, fathersName(second.file)]).toEqual(['new', 'told', 'WHITFIELD JAMES'])
    expect(first).toEqual(before)

    const again = matchFile([first, second.file], anEntry({ id: 'file-3', childOrder: 1, father: named({ ...LIN, phone: '13800000000' }) }), FACTS)
    expect([again.file.id, fathersName(again.file), again.closed]).toEqual(['file-1', '林远', []])
    const third = matchFile([again.file, second.file], anEntry({ id: 'file-4', childOrder: 2, father: NOBODY, at: `${TODAY}T11:00:00+08:00` }), FACTS)
    expect([third.file.id, third.father, fathersName(third.file), fathersName(again.file)]).toEqual(['file-2', 'changed', 'nobody', '林远'])
  })
})

describe('the father of one child', () => {
  test.each<[string, FileFather | null, FileFather | null, string, string | null]>([
    ['nobody told, nobody told', null, null, 'unchanged', null],
    ['told now', null, named(LIN), 'told', '林远'],
    ['told before', named(LIN), null, 'unchanged', '林远'],
    ['the same man', named(LIN), named({ ...LIN, documentNumber: '110105 198911020010' }), 'unchanged', '林远'],
    ['another man', named(LIN), named(JAMES), 'changed', 'WHITFIELD JAMES'],
    ['a single mother after all', named(LIN), NOBODY, 'changed', 'nobody'],
    ['a single mother still', NOBODY, NOBODY, 'unchanged', 'nobody'],
    ['both parents after all', NOBODY, named(LIN), 'changed', '林远'],
    ['abroad without his number, then with it', abroad({ ...JAMES, documentNumber: '' }), named(JAMES), 'unchanged', 'WHITFIELD JAMES'],
    ['abroad, and another name', abroad({ ...JAMES, documentNumber: '' }), named(LIN), 'changed', '林远'],
    ['one name, two numbers', named(LIN), named({ ...LIN, documentNumber: '110105199001010010' }), 'changed', '林远'],
  ])('%s', (_, before, told, finding, stands) => {
    const match = matchFile([aFile({ father: before })], anEntry({ father: told }), FACTS)
    expect([match.father, fathersName(match.file)]).toEqual([finding, stands])
  })

  it('who is changed is kept in the history, whole', () => {
    const { file } = matchFile([aFile({ father: named(LIN) })], anEntry({ father: abroad({ ...JAMES, documentNumber: '' }) }), FACTS)
    expect(file.history).toEqual([{ field: 'father', told: { value: named(LIN), kind: 'temporary', at: daysAgo(10), fileId: 'file-1' } }])
    expect(file.father!.value).toEqual(abroad({ ...JAMES, documentNumber: '' }))
  })

  it('stands as the formal file has him, until the institution has looked', () => {
    const match = matchFile([aFile({ kind: 'formal' })], anEntry({ father: named(JAMES) }), FACTS)
    expect([match.father, fathersName(match.file), match.file.history.map(({ field }) => field)]).toEqual(['differsFromFormal', '林远', ['father']])
    const decided = matchFile([match.file], anEntry({ id: 'file-1', kind: 'formal', father: named(JAMES), at: `${TODAY}T15:00:00+08:00` }), FACTS)
    expect([decided.father, fathersName(decided.file)]).toEqual(['changed', 'WHITFIELD JAMES'])
  })

  it('is not changed by an older word that arrives late', () => {
    const match = matchFile([aFile({ father: named(JAMES) })], anEntry({ father: named(LIN), at: daysAgo(11) }), FACTS)
    expect([match.father, fathersName(match.file), match.file.updatedAt]).toEqual(['unchanged', 'WHITFIELD JAMES', daysAgo(10)])
  })
})

describe('a temporary and a formal file about the same child', () => {
  const temporary = (at: string, phone: string) => anEntry({ id: 'temporary', at, mother: { name: '白露', phone, address: '亮马路12号' } })
  const formal = (at: string, phone: string) => anEntry({ id: 'formal', kind: 'formal', at, mother: { name: '白露', phone } })
  test.each([
    ['formal after temporary', [temporary(daysAgo(9), '13800000001'), formal(daysAgo(3), '13800000002')], ['formal', '13800000002', '亮马路12号']],
    ['temporary after formal', [formal(daysAgo(9), '13800000002'), temporary(daysAgo(3), '13800000001')], ['formal', '13800000002', '亮马路12号']],
    ['formal after formal', [formal(daysAgo(9), '13800000002'), formal(daysAgo(3), '13800000003')], ['formal', '13800000003', undefined]],
    ['temporary after temporary', [temporary(daysAgo(9), '13800000001'), temporary(daysAgo(3), '13800000004')], ['temporary', '13800000004', '亮马路12号']],
    ['formal without the phone', [temporary(daysAgo(9), '13800000001'), formal(daysAgo(3), '')], ['formal', '13800000001', '亮马路12号']],
  ] as const)('%s', (_, [first, second], expected) => {
    const { file } = matchFile([fileOf(first)], second, FACTS)
    expect([file.kind, file.mother.phone?.value, file.mother.address?.value]).toEqual(expected)
  })

  it('become the formal one, and the temporary one is closed', () => {
    const match = matchFile([aFile()], anEntry({ kind: 'formal' }), FACTS)
    expect(match).toMatchObject({ outcome: 'merged', closed: ['file-1'], file: { id: 'file-2', kind: 'formal', createdAt: daysAgo(0), mergedFrom: ['file-1'] } })
    const later = matchFile([match.file], anEntry({ id: 'file-3' }), FACTS)
    expect(later).toMatchObject({ outcome: 'merged', closed: [], file: { id: 'file-2', mergedFrom: ['file-1'] } })
  })

  it('are the same file in whatever order they are merged, and how often', () => {
    const files = [
      fileOf(temporary(daysAgo(9), '13800000001')),
      fileOf({ ...formal(daysAgo(8), '13800000002'), father: named(JAMES) }),
      fileOf({ ...temporary(daysAgo(7), '13800000002'), id: 'temporary-2', father: NOBODY }),
      fileOf({ ...formal(daysAgo(6), '13800000003'), id: 'formal-2' }),
    ]
    const keeper = files[1]!
    const once = mergeFiles(files, keeper)
    const inTurn = (order: number[]) => order.reduce((file, i) => mergeFiles([file, files[i]!], keeper), mergeFiles([files[order[0]!]!], keeper))
    for (const order of [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 1, 0, 3, 2, 3, 0]]) expect(inTurn(order)).toEqual(once)
    expect(once.mother.phone!.value).toBe('13800000003')
    expect(once.history.map(({ field, told }) => [field, told.fileId])).toEqual([['phone', 'temporary'], ['phone', 'formal'], ['father', 'formal'], ['father', 'temporary-2']])
  })
})

describe('a temporary file nobody adds to', () => {
  test.each([
    ['temporary', 0, false],
    ['temporary', 59, false],
    ['temporary', 60, true],
    ['temporary', 61, true],
    ['formal', 60, false],
    ['formal', 1000, false],
  ] as const)('%s, last told %i days ago, has lapsed: %s', (kind, days, lapsed) => expect(temporaryFileExpired({ kind, updatedAt: daysAgo(days) }, FACTS)).toBe(lapsed))

  it('lapses by the day in Beijing', () => {
    const told = { kind: 'temporary' as const, updatedAt: '2026-09-20T15:59:00.000Z' }
    expect(temporaryFileExpired(told, { ...FACTS, today: plainDate('2026-11-18') })).toBe(false)
    expect(temporaryFileExpired(told, { ...FACTS, today: plainDate('2026-11-19') })).toBe(true)
    expect(temporaryFileExpired({ ...told, updatedAt: '2026-09-20T16:00:00.000Z' }, { ...FACTS, today: plainDate('2026-11-19') })).toBe(false)
  })

  test.each([
    [59, 'temporary', 'merged', 'file-1', []],
    [60, 'temporary', 'renewed', 'file-2', ['file-1']],
    [61, 'temporary', 'renewed', 'file-2', ['file-1']],
    [60, 'formal', 'merged', 'file-2', ['file-1']],
  ] as const)('%i days later, and told something %s, is %s', (days, kind, outcome, id, closed) => {
    const match = matchFile([aFile({ at: daysAgo(days), mother: { name: '白露', phone: '13800000001' } })], anEntry({ kind }), FACTS)
    expect(match).toMatchObject({ outcome, closed, file: { id, mother: { phone: { value: '13800000001', fileId: 'file-1' } }, updatedAt: daysAgo(0) } })
  })

  it('lapsed beside one in force joins that one', () => {
    const [old, current] = [aFile({ id: 'old', at: daysAgo(70) }), aFile({ id: 'current', at: daysAgo(5) })]
    expect(matchFile([old, current], anEntry(), FACTS)).toMatchObject({ outcome: 'merged', closed: ['old'], file: { id: 'current', mergedFrom: ['old'] } })
  })

  it('is followed by a new one even if nobody tells anything', () => {
    const next = renewedFile(aFile({ at: daysAgo(60) }), { id: 'file-9', at: daysAgo(0) })
    expect(next).toMatchObject({ id: 'file-9', kind: 'temporary', createdAt: daysAgo(0), updatedAt: daysAgo(0), mergedFrom: ['file-1'], history: [] })
    expect([next.mother.name?.value, fathersName(next), temporaryFileExpired(next, FACTS)]).toEqual(['白露', '林远', false])
  })

  it('follows the settings', () => {
    expect(temporaryFileExpired({ kind: 'temporary', updatedAt: daysAgo(60) }, { today: TODAY, settings: { ...SETTINGS, renewAfterDays: 61 } })).toBe(false)
  })
})

describe('what is told on line to begin a file', () => {
  const motherWith = (number: string, kind: FileEntry['index']['motherDocument']['kind'] = 'residentIdentityCard') => anEntry({ index: { motherDocument: { kind, number }, childOrder: 1 }, father: null })
  test.each<[string, FileEntry, string[]]>([
    ['a good number', motherWith('110105199203140024'), []],
    ['fifteen digits', motherWith('110105920314002'), ['index.motherDocument.number document.number_historic']],
    ['seventeen digits', motherWith('11010519920314002'), ['index.motherDocument.number document.number']],
    ['a wrong check character', motherWith('110105199203140023'), ['index.motherDocument.number document.number']],
    ['a day that does not exist', motherWith('110105199202300022'), ['index.motherDocument.number document.number']],
    ['a man’s number', motherWith('110105199203140016'), ['index.motherDocument.number document.sex_differs_from_number']],
    ['a small x, in full width', motherWith('１１０１０５１９４９１２３１００２ｘ'), []],
    ['no number', motherWith(''), ['index.motherDocument.number required']],
    ['a foreign mother’s passport', motherWith('YB1234567', 'foreignPassport'), []],
    ['a permit', motherWith('H12345678', 'hongKongMacauTravelPermit'), []],
    ['another birth date', { ...motherWith('110105199203140024'), mother: { name: '白露', birthDate: '1992-03-15' } }, ['mother.birthDate document.birth_date_differs_from_number']],
    ['the same birth date', { ...motherWith('110105199203140024'), mother: { name: '白露', birthDate: '1992-03-14' } }, []],
    ['no name', { ...motherWith('110105199203140024'), mother: {} }, ['mother.name required']],
  ])('%s', (_, entry, expected) => expect(fileEntryProblems(entry).map(({ path, code }) => `${path} ${code}`)).toEqual(expected))

  const withFather = (father: FileFather) => ({ ...motherWith('110105199203140024'), father })
  test.each<[string, FileFather, string[]]>([
    ['a single mother', NOBODY, []],
    ['a foreign father', named(JAMES), []],
    ['a father with his number', named(LIN), []],
    ['a father without a number', named({ ...LIN, documentNumber: '' }), ['father.person.documentNumber required']],
    ['a father abroad without a number', abroad({ ...LIN, documentNumber: '' }), []],
    ['a father abroad with half a number', abroad({ ...LIN, documentNumber: '1101' }), ['father.person.documentNumber document.number']],
    ['a father without a name', abroad({ ...JAMES, name: '' }), ['father.person.name required']],
    ['a woman’s number', named({ ...LIN, documentNumber: '11010519491231002X' }), ['father.person.documentNumber document.sex_differs_from_number']],
    ['the mother’s number', named({ ...LIN, documentNumber: '110105199203140024' }), ['father.person.documentNumber document.sex_differs_from_number', 'father.person.documentNumber document.same_for_both']],
  ])('and %s', (_, father, expected) => expect(fileEntryProblems(withFather(father)).map(({ path, code }) => `${path} ${code}`)).toEqual(expected))
})
