import { aFathersPassport, aNewbornName, aPassport } from '@mcb/shared/testing'
import { toAcknowledgement, toBirthRecord, toIssueAnswer, toWireIssueRequest, toWirePickup } from './translate'
import type { WireBirth } from './wire'

const birth: WireBirth = {
  FMJLID: 'F1', JGDM: 'H001', CSDDLB: '2', XSE_XBDM: '2', XSE_CSRQ: '202611140930', CS_YZ: 275, CS_TZ: 3280, CS_SC: 50, TC: 1, TS: 1,
  MQ: { XM: 'KOEHLER HANNAH', GJ: '276', SFZJLB: '03', SFZJHM: 'C8XK2P7L4' },
  FQ: { XM: '陈志远', GJ: '156', SFZJLB: '06', SFZJHM: 'H12345678' },
  CSYXZMBH: null,
}

describe('a delivery record in our words', () => {
  it('has weeks and days, Beijing time, and the passport’s code for Germany', () => {
    expect(toBirthRecord(birth)).toMatchObject({
      placeOfBirth: 'institution',
      newborn: { sex: 'female', bornAt: '2026-11-14T09:30:00+08:00', gestationalWeeks: 39, gestationalDays: 2 },
      mother: { nationality: 'D', documentKind: 'foreignPassport' },
      father: { nationality: 'CHN', documentKind: 'hongKongMacauTravelPermit' },
    })
  })

  test.each([
    ['1', 'institution'], ['2', 'institution'], ['3', 'outsideInstitution'], ['9', 'outsideInstitution'],
  ] as const)('place %s is %s', (CSDDLB, expected) => expect(toBirthRecord({ ...birth, CSDDLB }).placeOfBirth).toBe(expected))

  it('keeps what it does not know: another document, another state, no father', () => {
    const record = toBirthRecord({ ...birth, MQ: { ...birth.MQ, SFZJLB: '77', GJ: '000' }, FQ: null })
    expect(record).toMatchObject({ mother: { documentKind: 'other', nationality: 'XXX' }, father: null })
  })

  test.each([['344'], ['446'], ['158'], ['156']])('nationality %s is Chinese, as the travel documents say', GJ => {
    expect(toBirthRecord({ ...birth, MQ: { ...birth.MQ, GJ } }).mother.nationality).toBe('CHN')
  })

  test.each([['202613140930'], ['202602290930'], ['202611142400'], ['202611140960']])('is refused when its time is %s, which is no time', XSE_CSRQ => {
    expect(() => toBirthRecord({ ...birth, XSE_CSRQ })).toThrow(expect.objectContaining({ code: 'upstream.unexpected' }))
  })
})

describe('what phase 3 is told', () => {
  it('is the certificate as it will print', () => {
    const wire = toWireIssueRequest({
      messageId: 'm-1', applicationId: 'a-1', birthRecordId: 'F1', newbornName: aNewbornName({ surname: 'Whitfield' }), phone: '13800000000',
      mother: { ...aPassport({ nationality: 'D' }), address: 'here' },
      father: { ...aFathersPassport(), address: 'there' },
      issuedBy: { institutionCode: 'H001', clerkId: 'c-1' },
    })
    expect(wire).toMatchObject({
      XXID: 'm-1', XSE_XM: 'Clara Rose Whitfield', QF_LX: '1',
      MQ: { XM: 'MARCHETTI-ROSSI ELENA', GJ: '276', SFZJLB: '03', XB: '2', CSRQ: '19920314', ZZ: 'here' },
      FQ: { GJ: '826', XB: '1' },
    })
  })

  it('is the moment of the pickup in Beijing', () => {
    const wire = toWirePickup({
      messageId: 'm-2', applicationId: 'a-1', certificateNumber: 'A110000001', collectedAt: '2026-11-20T16:05:09.000Z', collector: 'father',
      handedOverBy: { institutionCode: 'H001', clerkId: 'c-1' },
    })
    expect(wire).toMatchObject({ LQSJ: '20261121000509', LZR_GX: '2' })
  })
})

test.each([
  [{ CLZT: '1', CSYXZMBH: 'A110000001', QF_RQ: '20261120' } as const, { outcome: 'accepted', certificateNumber: 'A110000001', issuedOn: '2026-11-20' }],
  [{ CLZT: '2', YYDM: '03' } as const, { outcome: 'refused', reason: 'parents_differ' }],
  [{ CLZT: '2', YYDM: '99' } as const, { outcome: 'refused', reason: 'other' }],
  [{ CLZT: '0' } as const, { outcome: 'pending' }],
])('the answer %j means %j', (wire, ours) => expect(toIssueAnswer(wire)).toEqual(ours))

test('a certificate issued on a day that does not exist is not believed', () => {
  const answer = () => toIssueAnswer({ CLZT: '1', CSYXZMBH: 'A110000001', QF_RQ: '20260230' })
  expect(answer).toThrow(expect.objectContaining({ code: 'upstream.unexpected' }))
})

test.each([
  [{ CLZT: '1' } as const, { outcome: 'accepted' }],
  [{ CLZT: '2', YYDM: '12' } as const, { outcome: 'refused', reason: 'already_collected' }],
])('the acknowledgement %j means %j', (wire, ours) => expect(toAcknowledgement(wire)).toEqual(ours))
