import { aBirthRecord } from '../../../test/builders'
import { birthChanges, corrected } from './birth-record'

describe('a correction of a delivery record', () => {
  it('says of each part what it was and what it is to be, and leaves out what stays', () => {
    expect(birthChanges(aBirthRecord(), { sex: 'female', weightGrams: 3820, motherName: 'MARCHETTI ROSSI ELENA' })).toEqual([
      { part: 'weightGrams', before: 3280, after: 3820 },
      { part: 'motherName', before: 'MARCHETTI-ROSSI ELENA', after: 'MARCHETTI ROSSI ELENA' },
    ])
  })

  it('knows what nobody had written down', () => {
    const record = aBirthRecord()
    const unmeasured = aBirthRecord({ newborn: { ...record.newborn, lengthCentimeters: null }, father: null })
    expect(birthChanges(unmeasured, { lengthCentimeters: 50, fatherName: 'WHITFIELD JAMES' })).toEqual([
      { part: 'lengthCentimeters', before: null, after: 50 },
      { part: 'fatherName', before: null, after: 'WHITFIELD JAMES' },
    ])
  })

  it('knows the same moment written in another zone', () => {
    expect(birthChanges(aBirthRecord(), { bornAt: '2026-11-14T01:30:00Z' })).toEqual([])
  })

  it('changes nothing any more once the record reads as corrected', () => {
    const correction = { bornAt: '2026-11-14T09:50:00+08:00', fatherDocumentNumber: '533917847' }
    expect(birthChanges(corrected(aBirthRecord(), correction), correction)).toEqual([])
  })
})
