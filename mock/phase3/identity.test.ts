import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { WireDocument, WireReport } from '../../bff/src/upstream/phase3/identity'
import { createIdentityDesk, type IdentityEntry } from './identity'
import { forgetfulJournal, openJournal } from './journal'

const NOW = new Date('2026-11-20T10:00:00+08:00')
const DOCUMENT: WireDocument = {
  SFZJLB: '06', SFZJHM: 'H40715286', QTZJMC: null, XM: '陳嘉欣', WWX: null, WWM: null, GJ: null, MZ: null, XB: '2', CSRQ: '19930127', ZJYXQ: '20290101', GXSJ: '20261120100000000', SJLY: '2',
}
const report = (messageId: string, overrides: Partial<WireReport> = {}): WireReport => ({ XXID: messageId, RYBH: 'person-1', GRZSY: null, ZJ: DOCUMENT, ...overrides })
const aDesk = (journal = forgetfulJournal<IdentityEntry>()) => createIdentityDesk(journal, () => NOW)

describe('the persons of phase 3', () => {
  it('are told of once, however often the message comes', () => {
    const desk = aDesk()
    expect(desk.report(report('m1'))).toEqual(desk.report(report('m1')))
    expect([desk.state().received.length, desk.state().persons.length]).toEqual([2, 1])
  })

  it('are known again by our id and by their documents', () => {
    const desk = aDesk()
    const first = desk.report(report('m1'))
    expect(desk.report(report('m2', { ZJ: { ...DOCUMENT, SFZJLB: '03', SFZJHM: 'YB1234567' } }))).toEqual(first)
    expect(desk.report(report('m3', { RYBH: 'person-2' }))).toEqual(first)
  })

  it('are not taken for somebody with another name or birth date', () => {
    const desk = aDesk()
    desk.report(report('m1'))
    expect(desk.report(report('m2', { RYBH: 'person-2', ZJ: { ...DOCUMENT, CSRQ: '19930128' } }))).toEqual({ CLZT: '2', YYDM: '21' })
  })

  it('keep the newest word about a document', () => {
    const desk = aDesk()
    desk.report(report('m1'))
    desk.report(report('m2', { ZJ: { ...DOCUMENT, ZJYXQ: '20250101', GXSJ: '20240101000000000' } }))
    expect(desk.state().persons[0]!.documents.map(({ ZJYXQ }) => ZJYXQ)).toEqual(['20290101'])
  })

  it('survive the mock', () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'mcb-identity-'))
    const journal = openJournal<IdentityEntry>(directory, 'identity.jsonl')
    const desk = aDesk(journal)
    desk.report(report('m1'))
    desk.news('GR000001', { ...DOCUMENT, ZJYXQ: '20340101', GXSJ: '20261120110000000' })
    journal.close()
    const again = openJournal<IdentityEntry>(directory, 'identity.jsonl')
    const second = aDesk(again)
    expect(second.state()).toEqual(desk.state())
    expect(second.news('GR000001', DOCUMENT).XXID).toBe('P3-2')
    second.reset()
    expect(second.state()).toEqual({ received: [], persons: [] })
    again.close()
    rmSync(directory, { recursive: true })
  })
})
