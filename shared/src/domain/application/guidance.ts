import { isChineseAddress } from '../address/address'
import { CERTIFICATE_NUMBER, isReissuable } from '../certificate/certificate-number'
import { beijingDate } from '../dates/plain-date'
import type { Answers, ApplicationKind } from './application'
import { birthRecords, isNamed } from './family'
import type { Facts } from './materials'
import { journeyOf, type StepId } from './journeys'

/**
 * Families who need something else than this application. Each is a page that says what stands in for it and who helps;
 * none is an error. The words are in `i18n` under `guidance.<code>`.
 */
export const GUIDANCE_CODES = [
  'foundling', 'alreadyCertified', 'notarization', 'issuedElsewhere', 'bornElsewhere',
  // chosen on a page, not found out by a rule
  'nameWish', 'noDocument',
] as const
export type GuidanceCode = (typeof GUIDANCE_CODES)[number]
export type Guidance = { code: GuidanceCode; /** The answer it follows from. */ step: StepId }

type Row = Guidance & { kinds: readonly ApplicationKind[]; when: (answers: Answers, facts: Facts) => boolean; source: string }

const ALL = ['firstIssue', 'replacement', 'reissue'] as const
const SECOND = ['replacement', 'reissue'] as const

const ROWS: readonly Row[] = [
  {
    code: 'foundling', step: 'family', kinds: ALL, source: 'a certificate names a parent; a child without one is registered by civil affairs',
    when: answers => !isNamed(answers, 'mother') && !isNamed(answers, 'father'),
  },
  {
    code: 'alreadyCertified', step: 'birth', kinds: ['firstIssue'], source: 'one newborn, one certificate',
    when: answers => answers.birth?.records.some(record => record.certificateNumber !== null) ?? false,
  },
  {
    code: 'bornElsewhere', step: 'outsideBirth', kinds: ['firstIssue'], source: 'issued where the child was born (settings.certificate.provinceDigits)',
    when: (answers, { settings }) => {
      const place = answers.outsideBirth?.place
      return place !== undefined && !(isChineseAddress(place) && place.provinceCode.startsWith(settings.certificate.provinceDigits))
    },
  },
  {
    code: 'notarization', step: 'originalCertificate', kinds: SECOND, source: '卫基妇妇卫便函[2003]156号: born before 1996-01-01, a notarized certificate of birth instead',
    when: (answers, { settings }) => birthRecords(answers).some(({ newborn }) => !isReissuable(beijingDate(new Date(newborn.bornAt)), settings.certificate)),
  },
  {
    code: 'issuedElsewhere', step: 'originalCertificate', kinds: SECOND, source: '卫基妇发[2001]45号: never in another place',
    when: (answers, { settings }) => {
      const number = answers.originalCertificate?.number
      return number !== undefined && CERTIFICATE_NUMBER.test(number) && !number.startsWith(settings.certificate.provinceDigits, 1)
    },
  },
]

/**
 * Where this family is led instead, or `null` when the application can go on. The first row that holds is shown; what was
 * answered to a question that is not asked any more leads nowhere.
 */
export function guidanceOf(kind: ApplicationKind, answers: Answers, facts: Facts): Guidance | null {
  const row = ROWS.find(({ kinds, step, when }) => kinds.includes(kind) && when(answers, facts) && journeyOf(kind, answers, facts).includes(step))
  return row ? { code: row.code, step: row.step } : null
}
