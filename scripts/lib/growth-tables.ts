import { readFileSync } from 'node:fs'

const MEASURES = { weight: 'wfa', length: 'lhfa', headCircumference: 'hcfa' } as const
const SEXES = { male: 'boys', female: 'girls' } as const
/** The weekly table ends here; the next month that is later is the fourth. */
const LAST_WEEK = 13
const FIRST_MONTH = 4

type PublishedRow = { Week?: string; Month?: string; L: string; M: string; S: string }

/** One of the WHO's tables as the package has it: 13 weeks, or months from the first year to the second. */
export function readGrowthTable(measure: keyof typeof MEASURES, sex: keyof typeof SEXES, span: '0_13' | '0_2' | '2_5' | '0_5'): PublishedRow[] {
  const file = `jsgrowup/tables/${MEASURES[measure]}_${SEXES[sex]}_${span}_zscores.json`
  return JSON.parse(readFileSync(require.resolve(file), 'utf8')) as PublishedRow[]
}

const line = ({ L, M, S }: PublishedRow) => `[${Number(L)}, ${Number(M)}, ${Number(S)}]`
const lines = (rows: PublishedRow[]) => rows.map(row => `      ${line(row)},`).join('\n')
const weeks = (measure: keyof typeof MEASURES, sex: keyof typeof SEXES) => readGrowthTable(measure, sex, '0_13').filter(({ Week }) => Number(Week) <= LAST_WEEK)
const months = (rows: PublishedRow[], from: number) => rows.filter(({ Month }) => Number(Month) >= from)

function table(name: string, firstMonth: number, ofWeeks: PublishedRow[], ofMonths: PublishedRow[]): string {
  return `    ${name}: {\n      weeks: [\n${lines(ofWeeks)}\n      ],\n      firstMonth: ${firstMonth},\n      months: [\n${lines(ofMonths)}\n      ],\n    },`
}

function tablesOf(sex: keyof typeof SEXES): string {
  return [
    table('weight', FIRST_MONTH, weeks('weight', sex), months(readGrowthTable('weight', sex, '0_5'), FIRST_MONTH)),
    table('length', FIRST_MONTH, weeks('length', sex), months(readGrowthTable('length', sex, '0_2'), FIRST_MONTH)),
    table('height', 24, [], readGrowthTable('length', sex, '2_5')),
    table('headCircumference', FIRST_MONTH, weeks('headCircumference', sex), months(readGrowthTable('headCircumference', sex, '0_5'), FIRST_MONTH)),
  ].join('\n')
}

/** What `who-2006.data.ts` has to be. */
export function growthTablesSource(): string {
  return `// Written by \`npm run growth-tables\` from the tables in jsgrowup 0.8.0 (BSD-3-Clause); what it means is in standards.ts.
// WHO Child Growth Standards, 2006 (weight, length, height) and 2007 (head circumference): L, M and S, kilograms and centimetres.

/** By week to the thirteenth, then by month to the sixtieth; length lying to two years, height standing from then. */
export const WHO_2006_TABLES = {
  male: {
${tablesOf('male')}
  },
  female: {
${tablesOf('female')}
  },
} as const
`
}
