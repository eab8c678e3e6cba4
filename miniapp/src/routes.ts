import type { ApplicationKind, GuidanceCode, StepId } from '@mcb/shared/domain'

/** Every page, once: `app.config.ts` lists them from here and `goTo` knows no other. */
const MAIN = {
  home: 'pages/home/index',
  signIn: 'pages/sign-in/index',
  applications: 'pages/my-applications/index',
  privacy: 'pages/privacy/index',
} as const

const PACKAGES = {
  apply: {
    begin: 'pages/begin/index',
    consent: 'pages/consent/index',
    applicantRole: 'pages/applicant-role/index',
    family: 'pages/family/index',
    representative: 'pages/representative/index',
    birthPlace: 'pages/birth-place/index',
    motherDocument: 'pages/mother-document/index',
    birth: 'pages/birth/index',
    outsideBirth: 'pages/outside-birth/index',
    originalCertificate: 'pages/original-certificate/index',
    replacementReason: 'pages/replacement-reason/index',
    reissueReason: 'pages/reissue-reason/index',
    fatherDocument: 'pages/father-document/index',
    childHousehold: 'pages/child-household/index',
    householdRegistration: 'pages/household-registration/index',
    newbornName: 'pages/newborn-name/index',
    lateApplication: 'pages/late-application/index',
    contact: 'pages/contact/index',
    materials: 'pages/materials/index',
    collection: 'pages/collection/index',
    checkAnswers: 'pages/check-answers/index',
    submitted: 'pages/submitted/index',
    guidance: 'pages/guidance/index',
    join: 'pages/join/index',
  },
  track: {
    application: 'pages/application/index',
    confirm: 'pages/confirm/index',
    changeCollection: 'pages/change-collection/index',
    pay: 'pages/pay/index',
    visitCode: 'pages/visit-code/index',
    clerkCard: 'pages/clerk-card/index',
    pickupTime: 'pages/pickup-time/index',
    withdraw: 'pages/withdraw/index',
    fileAccess: 'pages/file-access/index',
    inbox: 'pages/inbox/index',
  },
  records: {
    myDocuments: 'pages/my-documents/index',
    myDocument: 'pages/my-document/index',
    myAddresses: 'pages/my-addresses/index',
    birthCheck: 'pages/birth-check/index',
    staffBirthChecks: 'pages/staff-birth-checks/index',
    staffBirthCheck: 'pages/staff-birth-check/index',
  },
  design: {
    designSystem: 'pages/system/index',
  },
  staff: {
    staffSignIn: 'pages/sign-in/index',
    queue: 'pages/queue/index',
    scan: 'pages/scan/index',
    case: 'pages/case/index',
    counter: 'pages/counter/index',
    staffRegister: 'pages/register/index',
    staffExchange: 'pages/exchange/index',
    staffMoney: 'pages/money/index',
  },
} as const

type OneApplication = { id: string }
/** `field`: where to go on that page, when the institution wants it corrected. */
type OneQuestion = { id: string; field?: string }
/** What a page needs in its address: ids and codes, never personal data. */
type Params = {
  home: object
  signIn: { then?: string }
  applications: object
  privacy: object
  /** Without `kind` the page asks. `lost`: the application whose parcel the courier has lost, and which newborn's certificate it is about. */
  begin: { kind?: ApplicationKind; lost?: string; newborn?: string }
  guidance: { code: GuidanceCode; id?: string }
  checkAnswers: OneApplication
  submitted: OneApplication
  join: { code?: string }
  application: OneApplication
  confirm: OneApplication
  changeCollection: OneApplication
  pay: OneApplication
  visitCode: OneApplication
  clerkCard: OneApplication
  pickupTime: OneApplication
  withdraw: OneApplication
  fileAccess: OneApplication
  inbox: object
  myDocuments: object
  myAddresses: object
  /** `renew`: the place of the one to renew in the list; without it a new one. */
  myDocument: { renew?: string }
  /** Without an id: the code to begin with. */
  birthCheck: { id?: string; code?: string }
  staffBirthChecks: object
  staffBirthCheck: OneApplication
  /** What pages are made of, for those who build them; no page leads here. */
  designSystem: object
  staffSignIn: { then?: string }
  queue: object
  scan: object
  case: OneApplication
  counter: object
  staffRegister: object
  staffExchange: object
  staffMoney: object
} & Record<StepId, OneQuestion>
export type RouteName = keyof Params
export type RouteParams<Name extends RouteName> = Params[Name]

const packaged = Object.entries(PACKAGES).flatMap(([name, pages]) => Object.entries(pages).map(([route, page]) => [route, `packages/${name}/${page}`]))

/** Route → path, without the slash in front. */
export const PATHS = { ...MAIN, ...Object.fromEntries(packaged) } as Record<RouteName, string>

export const MAIN_PAGES: string[] = Object.values(MAIN)
export const SUB_PACKAGES = Object.entries(PACKAGES).map(([name, pages]) => ({ root: `packages/${name}`, pages: Object.values(pages) as string[] }))

/** The address of a page: `/packages/apply/pages/birth/index?id=…`. */
export function addressOf<Name extends RouteName>(name: Name, params: RouteParams<Name>): string {
  const query = Object.entries(params as Record<string, string | undefined>)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value as string)}`)
    .join('&')
  return `/${PATHS[name]}${query ? `?${query}` : ''}`
}
