import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { EXCHANGE_INTERFACES, FILE_ACTS, RECOGNITION_REFUSALS, RECOGNITION_REMARKS, SENDING_PROBLEMS } from '@mcb/shared/contract'
import {
  AFTER_OFFICES, AFTER_PAPERS, AFTER_STEP_IDS, APPLICATION_ACTIONS, APPLICATION_KINDS, APPLICATION_STATUSES, CASE_WARNINGS, CHILD_CHECK_IDS, CORRECTABLE_BIRTH_PARTS, DISPUTABLE_BIRTH_FIELDS, DOSE_REASONS, DOSE_STATES, DUE_DATE_BASES, FOLLOW_UP_IDS, GROWTH_BANDS, GUIDANCE_CODES, HANDBOOK_REMINDER_CODES, IDENTITY_DOCUMENT_KINDS,
  MATERIAL_CODES, MATERIALS, MENDS, NATIONAL_RECORD_CODES, NOTICE_ACTIONS, READING_ADVICE, READING_BANDS, RECORD_FIELDS, REFUSALS, REGISTRY_CERTIFICATE_STATES, REMINDER_CODES, RETURN_REASON_CODES, RISK_COLOURS, RISK_FACTOR_CODES, ROLES, STEP_IDS, TRIMESTERS, VACCINE_NAMES, VACCINE_SERIES,
} from '@mcb/shared/domain'
import { KNOWLEDGE_TOPICS } from '@mcb/shared/knowledge'
import { ERROR_CODES } from '@mcb/shared/errors'
import { SITUATIONS, TURNS } from '../miniapp/src/packages/track/application/situation'
import { chooseLanguage, createTranslator, LANGUAGES, resources, type Language } from './index'

const ROOT = path.join(__dirname, '..')

/** Every key of a language with its text: `error.session.expired` → `…`. */
function textsOf(language: Language): Map<string, string> {
  const found = new Map<string, string>()
  const walk = (node: object, prefix: string) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string') found.set(prefix + key, value)
      else walk(value as object, `${prefix}${key}.`)
    }
  }
  walk(resources[language].translation, '')
  return found
}

const chinese = textsOf('zh-CN')
const english = textsOf('en')
const withoutPlural = (key: string) => key.replace(/_(?:one|other)$/, '')
const keys = new Set([...chinese.keys()].map(withoutPlural))
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

/** Source files below a folder, without tests. */
function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder)).flatMap(name => {
    const file = path.join(folder, name)
    if (name === 'node_modules' || name === 'dist') return []
    if (statSync(path.join(ROOT, file)).isDirectory()) return sourcesBelow(file)
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [file] : []
  })
}
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

/** Files whose codes are of other families: what leads elsewhere, what to remind of, what to look at twice, what the national record lacks. */
const OTHER_CODES = /(?:guidance|reminders|warnings)\.ts$|exchange/
/** Codes of field problems, from where they are made. */
const problemCodes = [
  ...new Set([...sourcesBelow('shared/src'), ...sourcesBelow('bff/src/modules')].filter(file => !OTHER_CODES.test(file)).flatMap(file => [...read(file).matchAll(/code: (?:[^'\n{}]*\? )?'([a-z_.]+)'(?: : '([a-z_.]+)')?/g)].flatMap(([, a, b]) => [a!, ...(b ? [b] : [])]))),
]
/** Phase 3's reasons for not issuing, from where they are translated. */
const issueRefusals = [.../ISSUE_REFUSALS[^{]*\{([^}]*)\}/.exec(read('bff/src/upstream/phase3/translate.ts'))![1]!.matchAll(/: '(\w+)'/g)].map(([, code]) => code!)

/** Families of keys that are put together from a list: each member needs a text, and each text a member. */
const FAMILIES: Record<string, readonly string[]> = {
  error: ERROR_CODES,
  problem: problemCodes,
  refusal: REFUSALS,
  recognition: [...RECOGNITION_REFUSALS, ...RECOGNITION_REMARKS.map(remark => `remark.${remark}`)],
  status: APPLICATION_STATUSES,
  action: ['create', ...APPLICATION_ACTIONS],
  notice: NOTICE_ACTIONS.flatMap(action => ['title', 'text', 'short'].map(part => `${action}.${part}`)),
  role: [...ROLES, 'system'],
  step: STEP_IDS,
  reason: RETURN_REASON_CODES,
  kind: IDENTITY_DOCUMENT_KINDS,
  guidance: GUIDANCE_CODES.flatMap(code => ['heading', 'lead', 'instead', 'bring', 'help'].map(part => `${code}.${part}`)),
  material: MATERIAL_CODES.flatMap(code => (['photo', 'counter'].includes(MATERIALS[code]) ? ['name', 'what', 'where'] : ['name']).map(part => `${code}.${part}`)),
  ethnicity: Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')),
  issueRefusal: [...issueRefusals, 'other'],
  nationalRecord: [...NATIONAL_RECORD_CODES, ...RECORD_FIELDS.map(field => `field.${field}`)],
  'common.date.month': Array.from({ length: 12 }, (_, i) => String(i + 1)),
  'birth.dispute.field': DISPUTABLE_BIRTH_FIELDS,
  'track.who': TURNS,
  'track.access.act': FILE_ACTS,
  'track.now': SITUATIONS.flatMap(situation => ['text', 'next'].map(part => `${situation}.${part}`)),
  applicationKind: APPLICATION_KINDS,
  'exchange.interface': EXCHANGE_INTERFACES,
  'exchange.problem': SENDING_PROBLEMS,
  'exchange.certificateState': REGISTRY_CERTIFICATE_STATES,
  birthPart: CORRECTABLE_BIRTH_PARTS,
  caseWarning: CASE_WARNINGS,
  'pregnancy.advice': READING_ADVICE,
  'pregnancy.band': READING_BANDS,
  'pregnancy.colour': Object.keys(RISK_COLOURS),
  'pregnancy.factor': RISK_FACTOR_CODES,
  'pregnancy.visit': FOLLOW_UP_IDS,
  'pregnancy.trimester': TRIMESTERS,
  'pregnancy.dueBasis': DUE_DATE_BASES,
  'immunization.series': VACCINE_SERIES,
  'immunization.vaccine': VACCINE_NAMES,
  'immunization.state': DOSE_STATES,
  'immunization.reason': DOSE_REASONS,
  'handbook.growth': GROWTH_BANDS,
  'handbook.check': CHILD_CHECK_IDS,
  'handbook.reminder': HANDBOOK_REMINDER_CODES,
  'handbook.after.step': AFTER_STEP_IDS,
  'handbook.after.bring': AFTER_PAPERS,
  'handbook.after.who': AFTER_OFFICES,
  'handbook.mend': MENDS,
  'handbook.topic': KNOWLEDGE_TOPICS,
  reminder: REMINDER_CODES,
}

/** Words of the code that name a text, with a pattern in place of what is put in: `track.now.${status}.next`. */
function usedKeys(): { exact: Set<string>; patterns: RegExp[] } {
  const exact = new Set<string>()
  const patterns: RegExp[] = []
  for (const file of [...sourcesBelow('miniapp/src'), ...sourcesBelow('bff/src')]) {
    const text = read(file)
    for (const [, key] of text.matchAll(/['"`]([a-z][A-Za-z]*(?:\.[A-Za-z0-9_]+)+)['"`]/g)) exact.add(key!)
    for (const [, template] of text.matchAll(/`([a-z][A-Za-z]*\.[^`]*\$\{[^`]*)`/g)) {
      const pattern = template!.replace(/\$\{[^}]*\}/g, '\0').replace(/[.*+?^()[\]\\|{}$]/g, '\\$&').replace(/\0/g, '[A-Za-z0-9_.]+')
      // a sentence is no key
      if (!/\s/.test(pattern)) patterns.push(new RegExp(`^${pattern}$`))
    }
  }
  return { exact, patterns }
}

describe('the translations', () => {
  it('have the same texts in every language', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  })

  it('have the same placeholders in every language', () => {
    const different = [...chinese].filter(([key, text]) => String(placeholders(text)) !== String(placeholders(english.get(key) ?? '')))
    expect(different).toEqual([])
  })

  it.each(Object.entries(FAMILIES))('have a text for every member of %s, and no other', (family, members) => {
    const present = [...keys].filter(key => key.startsWith(`${family}.`)).map(key => key.slice(family.length + 1))
    expect(present.sort()).toEqual([...new Set(members)].sort())
  })

  it('of notices fit where WeChat shows them', () => {
    const shown = [...chinese, ...english].filter(([key]) => /^notice\.\w+\.short$|^inbox\.wechatTitle$/.test(key))
    expect(shown.filter(([, text]) => [...text].length > 20)).toEqual([])
    expect(shown).toHaveLength(2 * NOTICE_ACTIONS.length + 2)
  })

  it('find the codes of field problems where they are made', () => {
    expect(problemCodes).toEqual(expect.arrayContaining(['required', 'too_long', 'not_one_of', 'document.expired', 'newborn_name.full_stop', 'return.note_required']))
  })

  it('hold no text that nothing shows', () => {
    const { exact, patterns } = usedKeys()
    const families = Object.keys(FAMILIES)
    const orphans = [...keys].filter(
      key => !exact.has(key) && !patterns.some(pattern => pattern.test(key)) && !families.some(family => key.startsWith(`${family}.`)),
    )
    expect(orphans).toEqual([])
  })

  it('are in Chinese where they say they are', () => {
    const foreign = [...chinese].filter(([key, text]) => !/\p{Script=Han}/u.test(text) && !NO_WORDS.includes(key))
    expect(foreign).toEqual([])
  })

  it('are in English where they say they are', () => {
    const foreign = [...english].filter(([key, text]) => !/[a-z]/i.test(text.replace(/\{\{\w+\}\}/g, '')) && !NO_WORDS.includes(key))
    expect(foreign).toEqual([])
  })

  it('neither shout nor blame', () => {
    const loud = [...chinese, ...english].filter(([, text]) => /[!！]|invalid|illegal|oops|非法|错误/i.test(text))
    expect(loud).toEqual([])
  })
})

/** Only placeholders and signs, so they read the same in every language. */
const NO_WORDS = ['common.date.moment', 'common.date.onDay', 'track.pickup.range', 'common.labelled', 'birth.found.single', 'track.by', 'staff.case.handedOverTo', 'common.date.long']

describe('a translator', () => {
  it.each(LANGUAGES)('finds codes with dots by nesting, in %s', language => {
    expect(createTranslator(language)('error.application.version_conflict')).toBe(textsOf(language).get('error.application.version_conflict'))
  })

  it('fills the placeholders as they are, without escaping', () => {
    expect(createTranslator('en')('problem.document.expired', { date: "O'Neill & Søn" })).toContain("O'Neill & Søn")
  })

  it.each([
    ['en', 1, '1 minute'],
    ['en', 2, '2 minutes'],
    ['zh-CN', 1, '1 分钟'],
    ['zh-CN', 5, '5 分钟'],
  ] as const)('counts in %s: %i is "%s"', (language, count, text) => {
    expect(createTranslator(language)('common.minutes', { count })).toBe(text)
  })
})

describe('the language of an answer', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh', 'zh-CN'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['fr-FR, en;q=0.5', 'en'],
    ['fr', 'zh-CN'],
    ['zh;q=0.3, en;q=0.7', 'en'],
    ['en;q=0', 'zh-CN'],
    [';;,,q=', 'zh-CN'],
  ])('for %p is %s', (header, language) => {
    expect(chooseLanguage(header)).toBe(language)
  })
})
