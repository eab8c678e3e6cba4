import { aPassport, TODAY } from '../../../test/builders'
import { plainDate, plusDays } from '../dates/plain-date'
import { DEFAULT_SETTINGS } from '../settings/settings'
import {
  currentDocuments, expiryState, heldDocumentProblems, isCurrent, isRepetition, mergeDocument, type DocumentMessage, type HeldDocument, type Person,
} from './person'

const NOBODY: Person = { id: '1'.repeat(24), accountId: null, messages: [], documents: [] }
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 2, minute)).toISOString()
const after = (...messages: DocumentMessage[]) => messages.reduce(mergeDocument, NOBODY)
const current = (person: Person) => currentDocuments(person).map(({ number }) => number)

function said(overrides: Partial<DocumentMessage> = {}): DocumentMessage {
  return { kind: 'foreignPassport', number: 'YB1234567', facts: { surname: 'MARCHETTI', nationality: 'ITA', expiryDate: plainDate('2031-05-20') }, observedAt: at(0), source: 'phase3', ...overrides }
}

describe('what several messages say of one document', () => {
  const passport = (...messages: DocumentMessage[]) => currentDocuments(after(...messages))[0]!

  it('is decided fact by fact by the newest message', () => {
    const older = said({ facts: { surname: 'MARCHETI', givenNames: 'ELENA', nationality: 'ITA' } })
    const newer = said({ facts: { surname: 'MARCHETTI' }, observedAt: at(1), source: 'parent' })
    expect(passport(older, newer)).toMatchObject({ surname: 'MARCHETTI', givenNames: 'ELENA', nationality: 'ITA', source: 'parent', observedAt: at(1) })
  })

  it('does not change when an older message comes late, which is kept', () => {
    const newer = said({ facts: { surname: 'MARCHETTI' }, observedAt: at(1) })
    const late = said({ facts: { surname: 'MARCHETI' } })
    const person = after(newer, late)
    expect(currentDocuments(person)).toMatchObject([{ surname: 'MARCHETTI', observedAt: at(1) }])
    expect(person.messages).toHaveLength(2)
  })

  it('is filled in by an older message where the newer ones say nothing', () => {
    expect(passport(said({ facts: { surname: 'MARCHETTI' }, observedAt: at(1) }), said({ facts: { givenNames: 'ELENA' } }))).toMatchObject({ surname: 'MARCHETTI', givenNames: 'ELENA' })
  })

  it('may be that a fact is empty after all', () => {
    expect(passport(said({ facts: { givenNames: 'ELENA' } }), said({ facts: { givenNames: '' }, observedAt: at(1) })).givenNames).toBe('')
  })

  it('takes the same message twice for one', () => {
    const once = after(said())
    expect(mergeDocument(once, { ...said(), number: ' yb1234567', observedAt: '2026-11-20T10:00:00+08:00' })).toBe(once)
  })

  test.each<[string, DocumentMessage['source'], DocumentMessage['source'], string]>([
    ['the register before the parent', 'parent', 'phase3', 'B'],
    ['Jingtong before the register', 'jingtong', 'phase3', 'A'],
  ])('at the same instant believes %s', (_what, a, b, surname) => {
    const [first, second] = [said({ source: a, facts: { surname: 'A' } }), said({ source: b, facts: { surname: 'B' } })]
    expect([passport(first, second).surname, passport(second, first).surname]).toEqual([surname, surname])
  })

  test.each([
    ['a Hong Kong permit by its first nine characters', 'hongKongMacauTravelPermit', 'H1234567801', 'H12345678'],
    ['a Taiwan permit by its first eight', 'taiwanTravelPermit', '1234567801', '12345678'],
  ] as const)('knows %s', (_what, kind, older, newer) => {
    expect(after(said({ kind, number: older, facts: {} }), said({ kind, number: newer, facts: {}, observedAt: at(1) })).documents).toHaveLength(1)
  })
})

describe('a renewal', () => {
  const superseding = (documents: readonly HeldDocument[]) => documents.map(({ number, expiryDate, supersededBy }) => [number, expiryDate, supersededBy])

  it('with a new number supersedes the document before, which stays', () => {
    const person = after(said(), said({ number: 'YC7654321', observedAt: at(1), source: 'parent', facts: { nationality: 'ITA', expiryDate: plainDate('2036-01-01') } }))
    expect(superseding(person.documents)).toEqual([['YB1234567', '2031-05-20', 1], ['YC7654321', '2036-01-01', null]])
  })

  it('with a later expiry date supersedes the issue before, and takes over what it does not say', () => {
    const card = { kind: 'residencePermit', number: '810000199408230021' } as const
    const person = after(
      said({ ...card, facts: { nameZh: '陳嘉欣', expiryDate: plainDate('2027-01-01') } }),
      said({ ...card, facts: { expiryDate: plainDate('2032-01-01') }, observedAt: at(1) }),
    )
    expect(superseding(person.documents)).toEqual([[card.number, '2027-01-01', 1], [card.number, '2032-01-01', null]])
    expect(person.documents[1]!.nameZh).toBe('陳嘉欣')
  })

  it('that arrives before the document it renews is still the current one', () => {
    expect(current(after(said({ number: 'YC7654321', observedAt: at(1) }), said()))).toEqual(['YC7654321'])
  })

  it('stays when a register corrects the document before', () => {
    expect(current(after(said(), said({ number: 'YC7654321', observedAt: at(1), source: 'parent' }), said({ observedAt: at(2), facts: { surname: 'MARCHETTI-ROSSI' } })))).toEqual(['YC7654321'])
  })

  it('typed wrongly gives way when the parent goes back to the document before', () => {
    const typed = (number: string, minute: number) => said({ number, observedAt: at(minute), source: 'parent' })
    expect(current(after(said(), typed('YB9999999', 1), typed('YB1234567', 2)))).toEqual(['YB1234567'])
  })
})

describe('documents beside each other', () => {
  test.each<[string, Partial<DocumentMessage>, Partial<DocumentMessage>, number]>([
    ['passports of two states', { number: 'AA11111', facts: { nationality: 'ITA' } }, { number: 'BB22222', facts: { nationality: 'GBR' } }, 2],
    ['passports of one state', { number: 'AA11111', facts: { nationality: 'ITA' } }, { number: 'BB22222', facts: { nationality: 'ITA' } }, 1],
    ['a passport and one of a state nobody has named', { number: 'AA11111', facts: { nationality: 'ITA' } }, { number: 'BB22222', facts: {} }, 1],
    ['a passport and a permit', { number: 'AA11111' }, { kind: 'hongKongMacauTravelPermit', number: 'H12345678' }, 2],
    ['two permits', { kind: 'taiwanTravelPermit', number: '11111111' }, { kind: 'taiwanTravelPermit', number: '22222222' }, 1],
    ['two other documents', { kind: 'other', number: '1' }, { kind: 'other', number: '2' }, 2],
  ])('%s', (_what, one, other, expected) => expect(current(after(said(one), said({ observedAt: at(1), ...other })))).toHaveLength(expected))
})

describe('any order of the same messages', () => {
  /** A small generator that is the same at every run. */
  function numbersFrom(seed: number) {
    let state = seed
    return (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
  }

  function randomMessages(seed: number, count: number): DocumentMessage[] {
    const next = numbersFrom(seed)
    const pick = <T>(values: readonly T[]) => values[next(values.length)]!
    return Array.from({ length: count }, () => ({
      kind: pick(['foreignPassport', 'foreignPassport', 'hongKongMacauTravelPermit', 'other'] as const),
      number: pick(['H12345678', 'H1234567802', 'AB1111111', 'CD2222222']),
      facts: {
        ...(next(2) ? { surname: pick(['A', 'B', '']) } : {}),
        ...(next(2) ? { nationality: pick(['ITA', 'GBR']) } : {}),
        ...(next(2) ? { expiryDate: pick([null, plainDate('2027-01-01'), plainDate('2030-01-01'), plainDate('2035-01-01')]) } : {}),
      },
      // few instants, so that there are ties
      observedAt: at(next(4)),
      source: pick(['parent', 'phase3', 'jingtong'] as const),
    }))
  }

  function* permutations<T>(items: readonly T[]): Generator<T[]> {
    if (items.length < 2) yield [...items]
    for (let i = 0; i < items.length && items.length > 1; i++) {
      for (const rest of permutations([...items.slice(0, i), ...items.slice(i + 1)])) yield [items[i]!, ...rest]
    }
  }

  it('makes the same person: every permutation of five', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const messages = randomMessages(seed, 5)
      const expected = JSON.stringify(after(...messages))
      for (const order of permutations(messages)) expect(JSON.stringify(after(...order))).toBe(expected)
    }
  })

  it('makes the same person: shuffles of twelve, some of them twice', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const messages = randomMessages(seed * 7919, 12)
      const expected = JSON.stringify(after(...messages))
      const next = numbersFrom(seed)
      const shuffled = [...messages, ...messages.slice(0, 4)].map(message => ({ message, key: next(1_000_000) })).sort((a, b) => a.key - b.key)
      expect(JSON.stringify(after(...shuffled.map(({ message }) => message)))).toBe(expected)
    }
  })

  it('never leaves two current documents of one kind, but for others and passports of different states', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const slots = currentDocuments(after(...randomMessages(seed * 31, 8)))
        .filter(({ kind }) => kind !== 'other')
        .map(({ kind, nationality }) => (kind === 'foreignPassport' ? `${kind} ${nationality}` : kind))
      expect(new Set(slots).size).toBe(slots.length)
    }
  })

  it('leads every superseded document to a current one', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { documents } = after(...randomMessages(seed * 17, 8))
      documents.forEach((document, index) => {
        if (document.supersededBy !== null) expect(document.supersededBy).toBeGreaterThan(index)
        if (document.supersededBy !== null) expect(document.supersededBy).toBeLessThan(documents.length)
      })
    }
  })
})

describe('nothing new', () => {
  it.each<[string, Partial<DocumentMessage>, boolean]>([
    ['the same later', { observedAt: at(5) }, true],
    ['another fact', { observedAt: at(5), facts: { surname: 'ROSSI' } }, false],
    ['another number', { observedAt: at(5), number: 'YC7654321' }, false],
    ['somebody else', { observedAt: at(5), source: 'jingtong' }, false],
  ])('is %s: %s', (_what, change, expected) => expect(isRepetition(after(said()), said(change))).toBe(expected))
})

describe('a document that reads so already', () => {
  const person = after(said({ number: 'AA11111' }), said({ observedAt: at(1), source: 'parent' }), said({ observedAt: at(2), facts: { surname: 'ROSSI' } }))
  it.each<[string, Partial<DocumentMessage>, boolean]>([
    ['as the newest message has it', { facts: { surname: 'ROSSI', nationality: 'ITA' } }, true],
    ['as an older message had it', {}, false],
    ['as one that was renewed', { number: 'AA11111' }, false],
  ])('%s: %s', (_what, change, expected) => expect(isCurrent(person, said(change))).toBe(expected))
})

describe('the end of a document', () => {
  const day = (days: number) => ({ expiryDate: plusDays(TODAY, days) })
  it.each([
    [{ expiryDate: null }, 'none'],
    [day(-1), 'expired'],
    [day(0), 'soon'],
    [day(60), 'soon'],
    [day(61), 'later'],
  ])('%j is %s', (document, expected) => expect(expiryState(document, TODAY, DEFAULT_SETTINGS)).toBe(expected))
})

describe('a document its holder writes down', () => {
  const { photoId: _photo, backPhotoId: _back, ...passport } = aPassport()
  it('needs no photo', () => expect(heldDocumentProblems(passport, TODAY, DEFAULT_SETTINGS)).toEqual([]))
  it('is held to every other rule', () =>
    expect(heldDocumentProblems({ ...passport, number: 'A', expiryDate: plainDate('2020-01-01') }, TODAY, DEFAULT_SETTINGS).map(({ path }) => path)).toEqual(['number', 'expiryDate']))
})
