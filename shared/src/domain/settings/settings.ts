import * as z from 'zod'
import type { PlainDate } from '../dates/plain-date'

/**
 * Every rule we are not certain of, or that the city may set otherwise: its value, and where it comes from. The BFF may
 * be given other values in a file (`RULES_FILE`); the mini-program asks the BFF for them, so that the page and the
 * guard always agree. Tags: `[tender]` the tender says so, `[practice]` seen in another city or an older rule,
 * `[assumed]` nobody has said so yet: to be confirmed by the customer.
 */
const days = z.number().int().min(0).max(36_500)
const years = z.number().int().min(0).max(120)

const setting = <T extends z.ZodType>(schema: T, value: z.input<T>, source: string) =>
  schema.default(value as never).describe(source)

const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).prefault({} as never)

export const settingsSchema = z.strictObject({
  ages: group({
    lockMotherFrom: setting(years, 45, '[tender] 000 §1.2.5.1: from this age at birth the case is locked'),
    flagMotherFrom: setting(years, 50, '[tender] 002: counted separately'),
    flagMotherUpTo: setting(years, 12, '[tender] 002: counted separately'),
    youngestParent: setting(years, 12, '[assumed] younger is taken for a typing mistake'),
    oldestParent: setting(years, 80, '[assumed] older is taken for a typing mistake'),
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
    outsideInstitutionCode: setting(z.string(), 'H110101001', '[practice] Beijing: one house issues for all births outside an institution'),
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
  certificate: group({
    province: setting(z.string(), '11', '[practice] the two digits after the letter are the province, 11 Beijing'),
    reissuableFrom: setting(z.string().transform(text => text as PlainDate), '1996-01-01', '卫基妇妇卫便函[2003]156号'),
  }),
  births: group({
    onePregnancyDays: setting(days, 150, '[assumed] two deliveries of one mother closer than this are one recorded twice'),
  }),
  counter: group({
    scanLastsMinutes: setting(z.number().int().min(1).max(720), 30, '[assumed] long enough for a form, short enough for an empty counter'),
    staffForOnSiteCheck: setting(z.number().int().min(1).max(3), 2, '[practice] Hainan 2024: two members of staff sign'),
  }),
})

export type Settings = z.infer<typeof settingsSchema>

/** What holds when nobody has said otherwise. */
export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({})
