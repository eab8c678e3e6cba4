import * as z from 'zod'
import { REISSUE_REASONS, REPLACEMENT_REASONS } from '../application/application'
import { MATERIAL_CODES } from '../application/materials'
import { CERTIFICATE_PRINTS } from '../certificate/prints'
import { isPlainDate, type PlainDate } from '../dates/plain-date'
import { IDENTITY_DOCUMENT_KINDS } from '../identity/document-kinds'
import { COURIER_FEES, courierFeesSchema } from '../payment/courier-fee'
import { ULTRASOUND_REDATING } from '../pregnancy/redating'
import { daySpanSchema, MOVED_WORKING_DAYS, PUBLIC_HOLIDAYS } from '../pickup/holidays'
import { counterSchema, OPENING_HOURS, openingHoursSchema } from '../pickup/opening-hours'

/**
 * Every rule we are not certain of, or that the city may set otherwise: its value, and where it comes from. The BFF may
 * be given other values in a file (`RULES_FILE`); the mini-program asks the BFF for them, so that the page and the
 * guard always agree. Tags: `[tender]` the tender says so, `[practice]` seen in another city or an older rule,
 * `[assumed]` nobody has said so yet: to be confirmed by the customer.
 */
const days = z.number().int().min(0).max(36_500)
const years = z.number().int().min(0).max(120)

const hour = z.number().int().min(0).max(23)
const count = z.number().int().min(1).max(1000)

const day = z.string().refine(isPlainDate).transform(text => text as PlainDate)
const minutes = z.number().int().min(0).max(10_080)
/** What a finding does: it must be mended, it is only said, or it is nobody's business. */
const severity = z.enum(['block', 'warn', 'ignore'])

/** A code of a dictionary that somebody else keeps. */
const code = z.string().regex(/^\d{1,6}$/)

const setting = <T extends z.ZodType>(schema: T, value: z.input<T>, source: string) =>
  schema.default(value as never).describe(source)

const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).prefault({} as never)

export const settingsSchema = z.strictObject({
  ages: group({
    lockMotherFrom: setting(years, 45, '[tender] 000 §1.2.5.1: from this age at birth the case is locked'),
    flagMotherFrom: setting(years, 50, '[tender] 002: counted separately'),
    flagMotherUpTo: setting(years, 12, '[tender] 002: counted separately'),
    youngestParent: setting(years, 12, '[assumed] younger at the birth is taken for a typing mistake'),
    oldestParent: setting(years, 80, '[assumed] older at the birth is taken for a typing mistake'),
  }),
  confirmation: group({
    lastsDays: setting(days, 14, '[assumed] how long an application waits for the second signature'),
    remindBeforeDays: setting(days, 3, '[assumed] when the reminder says so'),
  }),
  decision: group({ promisedDays: setting(days, 7, '[assumed] calendar days from the queue to a decision') }),
  lateApplication: group({
    bands: setting(
      z.array(z.strictObject({ afterDays: days, materials: z.array(z.enum(['M7', 'M9', 'M10'])) })),
      [
        { afterDays: 30, materials: ['M10'] },
        { afterDays: 365, materials: ['M10', 'M9', 'M7'] },
      ],
      "[practice] other provinces 2012–2025; Beijing's own limits are not public: what a late first issue needs besides, by days since birth",
    ),
  }),
  firstIssue: group({
    marriageCertificate: setting(z.boolean(), false, '[practice] Hunan 2025 asks for it, Beijing is not known to'),
    outsideInstitutionCode: setting(z.string(), 'JG11010110', '[practice] Beijing: one house issues for all births outside an institution'),
  }),
  reissue: group({
    lossStatement: setting(z.boolean(), true, '[practice] a written statement of the loss; some places want it in a newspaper'),
  }),
  identity: group({
    verifiedOnlineKinds: setting(
      z.array(z.string()),
      ['residentIdentityCard', 'hongKongMacauTravelPermit', 'taiwanTravelPermit', 'residencePermit'],
      '[assumed] documents whose holder Jingtong verifies, so that no on-site check is needed (tender 1.2.5.2)',
    ),
    warnBeforeExpiryDays: setting(days, 60, '[assumed] how early a parent is told that a document runs out'),
  }),
  births: group({
    oneDeliveryDays: setting(days, 1, '[assumed] twins on both sides of midnight; born further apart they are applied for one by one'),
    onePregnancyDays: setting(days, 150, '[assumed] two deliveries of one mother closer than this are one recorded twice'),
  }),
  counter: group({
    scanLastsMinutes: setting(z.number().int().min(1).max(720), 30, '[assumed] long enough for a form, short enough for an empty counter'),
    staffForOnSiteCheck: setting(z.number().int().min(1).max(3), 2, '[practice] Hainan 2024: two members of staff sign'),
  }),
  newbornName: group({
    outsideTable: setting(severity, 'block', '[practice] several provinces: a character outside the 通用规范汉字表 (2013)'),
    surnameOutsideTable: setting(
      z.enum(['parentsOwn', 'never']),
      'parentsOwn',
      "[assumed] a rare character of a parent's own surname stays as the parent's document has it",
    ),
    hanSurnameOfNeither: setting(severity, 'block', '[practice] several provinces: the surname is the mother’s or the father’s'),
    otherCustoms: setting(
      z.enum(['followed', 'refused']),
      'followed',
      '[law] Civil Code 1015 for the minorities; [assumed] also for foreign parents: a name may have no surname, or one of neither parent',
    ),
    latinSurnameOfNeither: setting(severity, 'warn', '[assumed] customs differ too much to insist'),
    hanCharactersAtMost: setting(z.number().int().min(2).max(25), 6, '[assumed] surname and given names together'),
  }),
  certificate: group({
    prints: setting(
      z.array(
        z.strictObject({
          letter: z.string().regex(/^[A-Z]$/),
          printYear: z.number().int().min(2000).max(2100),
          edition: z.number().int().min(2).max(99),
          firstIssueDate: day,
          lastIssueDate: day.nullable(),
        }),
      ),
      CERTIFICATE_PRINTS,
      '[assumed] which letter was printed when and issued from when to when; X = 2023 and the dates of the editions are published',
    ),
    lettersFrom: setting(day, '2000-01-01', '[assumed] a certificate of an earlier birth may have a number without a letter'),
    letterOutOfTime: setting(z.enum(['block', 'warn']), 'warn', '[assumed] stock of another year may have been issued later'),
    provinceDigits: setting(z.string().regex(/^\d{2}$/), '11', '[assumed] GB/T 2260 of Beijing, the first two digits'),
    otherProvince: setting(z.enum(['block', 'warn']), 'warn', '[assumed] the digits mean the province; nobody has said so'),
    reissuableFrom: setting(day, '1996-01-01', '[practice] 卫基妇发[2001]45号: births before it go to a notary; remote areas 1996-03-01'),
  }),
  address: group({
    detailAtLeast: setting(z.number().int().min(1).max(20), 3, '[assumed] shorter than 12号 is no place to find'),
  }),
  courier: group({
    fees: setting(courierFeesSchema, COURIER_FEES, "[assumed] what the applicant pays in Guangdong, 2021; Beijing's own contract is not public"),
    paidWithinMinutes: setting(z.number().int().min(2).max(120), 30, '[assumed] how long an order on WeChat Pay can be paid'),
    receivedAfterDays: setting(days, 3, '[assumed] a parcel the courier has delivered counts as received when nobody has said anything'),
  }),
  pickup: group({
    hours: setting(openingHoursSchema, OPENING_HOURS, '[assumed] when counters hand out certificates; each institution has its own hours'),
    institutions: setting(z.record(z.string(), counterSchema), {}, '[assumed] the institutions that do it otherwise, by their code'),
    holidays: setting(z.array(daySpanSchema), PUBLIC_HOLIDAYS, '[law] 国办 2025-11-04 for 2026; for 2027 the days of 全国年节及纪念日放假办法 until its notice is out'),
    workingDays: setting(z.array(day), MOVED_WORKING_DAYS, '[law] 国办 2025-11-04: weekend days that are worked'),
    slotMinutes: setting(z.number().int().min(5).max(240), 30, '[assumed] how long a slot is'),
    capacity: setting(z.number().int().min(0).max(99), 4, '[assumed] how many people a slot has room for'),
    bookableDays: setting(days, 14, '[assumed] how far ahead a slot can be chosen'),
    bookBeforeMinutes: setting(minutes, 30, '[assumed] how long before it begins a slot can be chosen at the latest'),
    changeBeforeMinutes: setting(minutes, 60, '[assumed] how long before it begins a slot can be changed or given back at the latest'),
    remindAfterDays: setting(days, 30, '[assumed] a certificate nobody has collected for so long: the parents are reminded'),
    storedAfterDays: setting(days, 90, '[assumed] after so long it is put away; it stays theirs'),
    fetchDays: setting(z.number().int().min(0).max(20), 2, '[assumed] working days it takes to fetch one that was put away'),
    undoMinutes: setting(z.number().int().min(0).max(120), 10, '[assumed] how long a hand-over can be taken back; phase 3 hears of it afterwards'),
    offlineMinutes: setting(minutes, 720, '[assumed] how late a hand-over recorded without network may arrive'),
  }),
  exchange: group({
    version: setting(z.enum(['v2018', 'vNext']), 'vNext', '[tender] 000 §1.2.3: the new interface; which day the platform takes it is not public'),
    cityCode: setting(z.string().regex(/^\d{6}$/), '110000', "[practice] a record's key begins with the six digits of the city; another city of 2018"),
    hanCharacterLength: setting(z.number().int().min(1).max(4), 2, '[assumed] how much of a field a Chinese character takes'),
    platformDocumentCodes: setting(
      z.partialRecord(z.enum(IDENTITY_DOCUMENT_KINDS), code),
      { householdRegister: '06' },
      '[assumed] S101-05 besides 01 and 99: 06 follows from how another city maps its codes; the rest goes as 99 with its name',
    ),
    replacementReasonCodes: setting(
      z.record(z.enum(REPLACEMENT_REASONS), code),
      { invalid: '1', nameNotRegistrable: '2', parentageTest: '3', other: '9' },
      '[assumed] S101-09: 9 is seen, the others are the order of 卫妇社发[2009]96号',
    ),
    reissueReasonCodes: setting(
      z.record(z.enum(REISSUE_REASONS), code),
      { lost: '1', stolen: '2', other: '9' },
      '[assumed] S101-10: 1 is seen for lost, the others are not public (tender 000 §1.2.3.6)',
    ),
    recipientCodes: setting(
      z.record(z.enum(['mother', 'father', 'grandparent', 'other']), code),
      { mother: '1', father: '2', grandparent: '3', other: '9' },
      '[practice] S101-11 as another city maps it in 2018: the mother first (tender 000 §1.2.3.7)',
    ),
    handedBackCodes: setting(
      z.record(z.enum(['original', 'originalAndCounterfoil']), code),
      { original: '1', originalAndCounterfoil: '2' },
      '[assumed] S101-13, or the other way round',
    ),
    materialCodes: setting(
      z.partialRecord(z.enum(MATERIAL_CODES).exclude(['M99']), code),
      { M12: '1', M9: '2', M13: '2', M17: '3', M2: '4', M3: '4', M5: '5' },
      '[assumed] S101-15 is not public: the numbers of another province’s replacement form; what has none goes as other, with its name',
    ),
    otherMaterialCode: setting(code, '6', '[assumed] S101-15: the last number of the same form'),
    regionCodes: setting(
      z.record(z.enum(['hongKong', 'macau', 'taiwan']), z.string().regex(/^\d{3}$/)),
      { hongKong: '156', macau: '156', taiwan: '156' },
      '[assumed] S101-04 of Chinese citizens from there: China’s number, not 344, 446 and 158',
    ),
    ethnicityNotProvided: setting(z.string().regex(/^\d{2}$/), '97', '[practice] S101-02 as another city sends it in 2018; the certificate prints /'),
    abroadDistrictCode: setting(z.string().regex(/^\d{6}$/), '000000', '[assumed] S101-03 of an address outside mainland China'),
  }),
  pregnancy: group({
    redateByUltrasound: setting(
      z.array(z.strictObject({ beforeDay: days, moreThanDays: days })).min(1),
      ULTRASOUND_REDATING,
      '[practice] ACOG 700 (2017): an ultrasound at this age by the last period changes the due date when it differs by more; no Chinese rule as exact was found',
    ),
    cycleDaysAtLeast: setting(days, 21, '[practice] a shorter cycle is not reckoned with'),
    cycleDaysAtMost: setting(days, 35, '[practice] nor is a longer one: then the ultrasound says it'),
    countMovementsFromWeek: setting(z.number().int().min(24).max(36), 28, '[practice] 孕前和孕期保健指南 2018: counting movements begins'),
    readinessFromWeek: setting(z.number().int().min(12).max(40), 28, '[assumed] from this week the papers for the certificate are looked at'),
  }),
  handbook: group({
    showBeforeDays: setting(days, 7, '[assumed] how early a visit, a vaccination or a check stands among the reminders'),
    tellBeforeDays: setting(z.array(days), [3], '[assumed] so many days before it a message is sent, too'),
    tellBeforeDeadlineDays: setting(z.array(days), [30, 10, 1], '[assumed] the same for what has to be done by a day'),
    householdRegisterDays: setting(days, 30, '[law] 户口登记条例 1958, article 7: within a month of the birth'),
    foreignNewbornDays: setting(days, 60, '[law] 出境入境管理法 2012, article 40: a foreign child born here is registered within 60 days'),
    vaccinationBookDays: setting(days, 30, '[law] 疫苗管理法 2019, article 47: within a month of the birth'),
    medicalInsuranceDays: setting(days, 90, '[practice] insured within so many days, a newborn counts as insured from the birth; Beijing’s own rule is to be confirmed'),
  }),
  circuit: group({
    unconnectedCalls: setting(count, 10, '[tender] 000 §1.2.1.2.4: so many times no connection …'),
    withinSeconds: setting(count, 30, '[tender] … within so many seconds opens the circuit; calls just so far apart count'),
    slowCallsInARow: setting(count, 10, '[tender] or so many calls in a row …'),
    slowAfterSeconds: setting(count, 5, '[tender] … longer than so many seconds'),
    trialAfterSeconds: setting(count, 30, '[assumed] how long the other side is left alone before one call tries again'),
  }),
  outbox: group({
    triesAtMost: setting(count, 100, '[assumed] about eight hours; then a message waits for a person'),
  }),
  notices: group({
    quietFromHour: setting(hour, 22, '[assumed] from this hour in Beijing …'),
    quietToHour: setting(hour, 8, '[assumed] … to this one nobody’s telephone rings; the same hour twice: never quiet'),
    sentAtMostDaysLater: setting(days, 3, '[assumed] what could not be sent for so long is in the inbox and is not sent any more'),
  }),
  maternalFile: group({
    renewAfterDays: setting(days, 60, '[tender] 000 §1.2.1.2.3: a temporary file nobody has added to for so long is followed by a new one'),
    samePregnancyDays: setting(days, 42, '[assumed] days of delivery expected closer than this are one pregnancy, reckoned again'),
  }),
})

export type Settings = z.infer<typeof settingsSchema>

/** What holds when nobody has said otherwise. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({})
