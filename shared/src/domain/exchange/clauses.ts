import { isMainlandDocument, issueTypeOfCode, MATERIAL_SEPARATOR, type ExchangeSettings } from './dictionaries'
import { namesParent, type NationalRecord, type RecordField, type RecordVersion } from './fields'
import type { NationalRecordInput } from './national-record'

/** What a clause needs to know besides the record: how it came to be, and how phase 3 names the institutions. */
export type RecordBasis = Pick<NationalRecordInput, 'channel' | 'issuer' | 'birthInstitution'>

type Context = { version: RecordVersion; basis: RecordBasis; settings: ExchangeSettings }
type Clause = {
  /** In the tender. */
  clause: `1.2.3.${number}`
  /** Whether the layout and the case have to do with it. */
  applies: (record: NationalRecord, context: Context) => boolean
  /** The fields that break it. */
  broken: (record: NationalRecord, context: Context) => readonly RecordField[]
}

const newLayout = (_: NationalRecord, { version }: Context) => version === 'vNext'
const secondIssue = (record: NationalRecord) => ['replacement', 'reissue'].includes(issueTypeOfCode(record.QF_LX)?.kind ?? '')
const secondIssueBy = (channel: RecordBasis['channel']) => (record: NationalRecord, context: Context) =>
  newLayout(record, context) && context.basis.channel === channel && secondIssue(record)
const fieldsWhere = (...checks: readonly [field: RecordField, broken: boolean][]) => checks.filter(([, broken]) => broken).map(([field]) => field)
const originalNumber = ({ YZ_BH, CSYXZMBH }: NationalRecord) => fieldsWhere(['YZ_BH', !YZ_BH || YZ_BH === CSYXZMBH])
const isOutside = (record: NationalRecord) => issueTypeOfCode(record.QF_LX)?.outside ?? false

const PARENTS = ['MQ', 'FQ'] as const
const BLOCKS = {
  MQ: ['MQ_XM', 'MQ_CSRQ', 'MQ_NL', 'MQ_GJ', 'MQ_MZ', 'MQ_HJ', 'MQ_HJSJDM', 'MQ_ZZ', 'MQ_ZZXZQHDM', 'MQ_SFZJLX', 'MQ_QTSFZJLBMC', 'MQ_SFZJHM'],
  FQ: ['FQ_XM', 'FQ_CSRQ', 'FQ_NL', 'FQ_GJ', 'FQ_MZ', 'FQ_HJ', 'FQ_HJSJDM', 'FQ_ZZ', 'FQ_ZZXZQHDM', 'FQ_SFZJLX', 'FQ_QTSFZJLBMC', 'FQ_SFZJHM'],
} as const satisfies Record<string, readonly RecordField[]>

/** Province, at least one division below it, and something below that. */
const ADDRESS_PARTS = /^(?:(?:北京|天津|上海|重庆)市|\p{Script=Han}{2,8}?(?:省|自治区|特别行政区))\p{Script=Han}{1,12}?(?:市|区|县|旗|州|盟)./u

/** A province alone tells no place. */
const isDistrictCode = (code: string) => /^\d{6}$/.test(code) && !code.endsWith('0000')

/** Lowest and highest, by D301. The words of the clause say them too. */
const WEIGHT_GRAMS = [300, 9999] as const
const LENGTH_CENTIMETERS = [25, 70] as const

const outOfRange = (value: string, [lowest, highest]: readonly [number, number]) => !value || !(Number(value) >= lowest && Number(value) <= highest)

/** The rules of the tender for what is sent, §1.2.3.1–11: one row each. The words are in `i18n` under `nationalRecord.<code>`. */
export const CLAUSES = {
  /** Measures are required of births in an institution; of others only what was measured is sent, and `/` for who was not there. */
  birth_measures: {
    clause: '1.2.3.1',
    applies: () => true,
    broken: record => {
      const outside = isOutside(record)
      const needed = (value: string) => !outside || value !== ''
      return fieldsWhere(
        ['CS_YZ', needed(record.CS_YZ) && !record.CS_YZ],
        ['CS_TZ', needed(record.CS_TZ) && outOfRange(record.CS_TZ, WEIGHT_GRAMS)],
        ['CS_SC', needed(record.CS_SC) && outOfRange(record.CS_SC, LENGTH_CENTIMETERS)],
        ['YLJGMC', (record.YLJGMC === '/') !== outside],
        ['JSRYXM', !record.JSRYXM],
      )
    },
  },
  original_number: { clause: '1.2.3.2', applies: secondIssueBy('application'), broken: originalNumber },
  other_material_text: {
    clause: '1.2.3.3',
    applies: newLayout,
    broken: ({ LZRXTJDZMCL, QTZMCL }, { settings }) =>
      fieldsWhere(['QTZMCL', LZRXTJDZMCL.split(MATERIAL_SEPARATOR).includes(settings.otherMaterialCode) && !QTZMCL]),
  },
  /** Of a parent who is not named nothing is sent: no number left over, and no sign in the name's place. */
  single_parent_block: {
    clause: '1.2.3.4',
    applies: () => true,
    broken: record => PARENTS.filter(parent => !namesParent(record, parent)).flatMap(parent => BLOCKS[parent].filter(field => record[field])),
  },
  address_parts: {
    clause: '1.2.3.5',
    applies: newLayout,
    broken: (record, { settings }) =>
      PARENTS.filter(parent => namesParent(record, parent)).flatMap(parent => {
        const [address, district] = [record[`${parent}_ZZ`], record[`${parent}_ZZXZQHDM`]]
        const abroad = district === settings.abroadDistrictCode
        return fieldsWhere([`${parent}_ZZ`, abroad ? !address : !ADDRESS_PARTS.test(address)], [`${parent}_ZZXZQHDM`, !abroad && !isDistrictCode(district)])
      }),
  },
  reissue_reason: {
    clause: '1.2.3.6',
    applies: record => record.BFYY !== '',
    broken: ({ BFYY }, { settings }) => fieldsWhere(['BFYY', !Object.values(settings.reissueReasonCodes).includes(BFYY)]),
  },
  /** The number of the relation is checked against the person: an order of its own makes every mother a father. */
  recipient_relation: {
    clause: '1.2.3.7',
    applies: record => record.LZR_YXSEGX !== '' && record.LZR_SFZJHM !== '',
    broken: ({ LZR_YXSEGX, LZR_SFZJHM, MQ_SFZJHM, FQ_SFZJHM }, { settings: { recipientCodes: codes } }) => {
      const possible = LZR_SFZJHM === MQ_SFZJHM ? [codes.mother] : LZR_SFZJHM === FQ_SFZJHM ? [codes.father] : [codes.grandparent, codes.other]
      return fieldsWhere(['LZR_YXSEGX', !possible.includes(LZR_YXSEGX)])
    },
  },
  household: {
    clause: '1.2.3.8',
    applies: newLayout,
    broken: (record, { settings }) =>
      PARENTS.filter(parent => namesParent(record, parent) && isMainlandDocument({ code: record[`${parent}_SFZJLX`], otherName: record[`${parent}_QTSFZJLBMC`] }, settings)).flatMap(parent =>
        fieldsWhere([`${parent}_HJ`, !record[`${parent}_HJ`]], [`${parent}_HJSJDM`, !record[`${parent}_HJSJDM`]]),
      ),
  },
  manual_original_number: { clause: '1.2.3.9', applies: secondIssueBy('manual'), broken: originalNumber },
  /** When the platform's dictionary has another name, or none, the name on the case is sent. */
  institution_name: {
    clause: '1.2.3.10',
    applies: (_, { basis: { issuer, birthInstitution } }) => [issuer, birthInstitution].some(institution => institution && institution.name !== institution.dictionaryName),
    broken: (record, { basis: { issuer, birthInstitution } }) =>
      fieldsWhere(['QFJG_MC', record.QFJG_MC !== issuer.name], ['YLJGMC', birthInstitution !== null && record.YLJGMC !== birthInstitution.name]),
  },
  other_reason_text: {
    clause: '1.2.3.11',
    applies: newLayout,
    broken: ({ HFYY, QTHFYY, BFYY, QTBFYY }, { settings }) =>
      fieldsWhere(['QTHFYY', HFYY === settings.replacementReasonCodes.other && !QTHFYY], ['QTBFYY', BFYY === settings.reissueReasonCodes.other && !QTBFYY]),
  },
} as const satisfies Record<string, Clause>
export type ClauseCode = keyof typeof CLAUSES
