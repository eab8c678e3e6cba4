import { readFileSync } from 'node:fs'
import path from 'node:path'
import { assessGrowth, DAYS_A_MONTH, GROWTH_MEASURES, plainDate, plusDays, valueAt, WHO_2006, type GrowthMeasure, type GrowthResult } from '@mcb/shared/domain'
import { growthTablesSource, readGrowthTable } from './lib/growth-tables'

describe('the growth tables', () => {
  it('are what the script writes (npm run growth-tables)', () => {
    const committed = readFileSync(path.join(__dirname, '../shared/src/domain/growth/who-2006.data.ts'), 'utf8')
    expect(committed).toBe(growthTablesSource())
  })

  const printed = ['SD3neg', 'SD2neg', 'SD1neg', 'SD0', 'SD1', 'SD2', 'SD3'] as const

  it.each(GROWTH_MEASURES.flatMap(measure => (['male', 'female'] as const).map(sex => [measure, sex] as const)))(
    'give the values the WHO has printed for %s of a %s child, to the digit',
    (measure, sex) => {
      const months = measure === 'length' ? [...readGrowthTable(measure, sex, '0_2'), ...readGrowthTable(measure, sex, '2_5').slice(1)] : readGrowthTable(measure, sex, '0_5')
      const wrong = months.flatMap(row => {
        const lms = WHO_2006.lmsAt(measure, sex, Number(row.Month) * DAYS_A_MONTH)!
        return printed.flatMap((column, i) => {
          const value = valueAt(i - 3, lms)
          const said = Number((row as Record<string, string>)[column])
          // printed with one digit: half of it either way, and what rounding of L, M and S does
          return Math.abs(value - said) <= 0.0505 ? [] : [{ month: row.Month, column, value, said }]
        })
      })
      expect(wrong).toEqual([])
    },
  )
})

type SurveyRow = Record<string, string>
const survey: SurveyRow[] = (() => {
  const [head = '', ...lines] = readFileSync(require.resolve('jsgrowup/testdata/survey_z_rc.csv'), 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map(text => Object.fromEntries(text.split(',').map((cell, i) => [names[i]!, cell])))
})()
const BORN = plainDate('2020-01-01')

/** A child of the survey as we reckon it; null where the survey lacks the measurement. */
function reckon(row: SurveyRow, measure: GrowthMeasure, column: string): GrowthResult | null {
  const value = Number(row[column])
  const days = Number(row._agedays)
  if (!value || !row._agedays || days > WHO_2006.lastDay) return null
  const child = { sex: row.GENDER === '1' ? ('male' as const) : ('female' as const), birthDate: BORN, gestationDays: null }
  const position = row.measure?.toLowerCase() === 'h' ? ('standing' as const) : row.measure?.toLowerCase() === 'l' ? ('lying' as const) : null
  return assessGrowth(child, { measure, value, measuredOn: plusDays(BORN, days), position }, WHO_2006)
}

describe("the children of the WHO's own sample survey", () => {
  it.each([
    ['weight', 'WEIGHT', '_ZWEI'],
    ['length', 'HEIGHT', '_ZLEN'],
  ] as const)("have the z-scores for %s that the WHO's program gave them", (measure, column, z) => {
    let compared = 0
    const wrong = survey.flatMap(row => {
      const result = row[z] && row.oedema !== 'y' ? reckon(row, measure, column) : null
      if (!result || result.z === null) return []
      compared += 1
      return Math.abs(result.z - Number(row[z])) <= 0.0075 ? [] : [{ id: row.id, ours: result.z, theirs: row[z] }]
    })
    expect(wrong).toEqual([])
    expect(compared).toBeGreaterThan(200)
  })
})
