import { Buffer } from 'node:buffer'
import {
  CONSENT_VERSION, DEFAULT_SETTINGS, type Answers, firstUnansweredStep, journeyOf, plainDate, requiredSigners, type StepId,
} from '@mcb/shared/domain'
import type { Device } from './wx-api'

export const ID = '0123456789abcdef01234567'
const NOW = '2026-11-20T08:00:00+08:00'
const facts = { today: plainDate('2026-11-20'), settings: DEFAULT_SETTINGS }

type Request = Parameters<Device['request']>[0]

const account = (role: string) => ({ id: 'a1', role, displayName: role === 'clerk' ? '王芳' : null, institutionCode: role === 'clerk' ? 'JG1' : null, districtCode: null, verifiedIdentity: null })
const session = (role: string) => ({ accessToken: `token of ${role}`, expiresIn: 900, refreshToken: 'r', account: account(role) })
const PLACE = { left: 0.1, top: 0.8, width: 0.3, height: 0.05 }

/** A reading that says these, all of them in one place. */
const aReading = (kind: string, side: string, values: Record<string, string>, more: object = {}) => ({
  outcome: 'read', kind, side, doubtful: [], remarks: [], turn: 0, printedNames: null, ...more,
  fields: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, { value, confidence: 0.99, place: PLACE }])),
})
/** What is read of a photo, by what it was sent as. */
const READINGS: Record<string, object> = {
  'foreignPassport front': aReading('foreignPassport', 'front', {
    number: 'YB1234567', surname: 'ROSSI', givenNames: 'ELENA', nationality: 'ITA', sex: 'female', birthDate: '1992-03-14', expiryDate: '2031-05-20',
  }, { doubtful: ['expiryDate'], printedNames: { surname: 'RÒSSI', givenNames: 'ELENA' } }),
  'residentIdentityCard front': aReading('residentIdentityCard', 'front', { number: '110105199203140024', nameZh: '周文静', sex: 'female', birthDate: '1992-03-14' }),
  'residentIdentityCard back': aReading('residentIdentityCard', 'back', {}, { remarks: ['does_not_expire'] }),
  'taiwanTravelPermit front': { outcome: 'refused', reason: 'wrong_kind', kind: 'foreignPassport', place: null },
}

/** What the phone is given to pay by. */
export const SHEET = { timeStamp: '1795297249', nonceStr: 'A'.repeat(32), package: 'prepay_id=wx25', signType: 'RSA', paySign: 'c2lnbmVk' } as const

/**
 * Answers as a BFF would, as far as a phone can tell: a draft that grows by each answer and says what comes next by the
 * domain's own rule. The real BFF is tried in the journeys; here the mini-program's side is.
 */
export function createBff(options: { answers?: Answers; /** Verifies pickup codes, in letters. */ publicKey?: string; reference?: string; /** Filed, and to be sent for this much on line. */ postageFen?: number } = {}) {
  const requests: Request[] = []
  const uploads: { filePath: string; formData: Record<string, string> }[] = []
  const photos = new Map<string, { kind: string; side: string }>()
  const answers: Answers = { ...options.answers }
  let version = 0
  const { postageFen } = options
  let payment: 'none' | 'asked' | 'paid' = 'none'

  const application = () => ({
    id: ID, kind: 'firstIssue', status: 'draft', version, createdAt: NOW, updatedAt: NOW, queuedAt: null, viewer: 'applicant', institutionCode: null, answers,
    actions: ['answer', 'withdraw'], steps: journeyOf('firstIssue', answers, facts), nextStep: firstUnansweredStep({ kind: 'firstIssue', answers }, facts),
    guidance: null, signers: requiredSigners(answers), signedBy: [], signBefore: null, otherParentJoined: false, bring: [], personsToCheck: [], reminders: [],
    correctionPending: false, locked: false, returnProblems: [], decisionExpectedBy: null, certificates: [], printedParts: 'originalAndCounterfoil',
    postageDueFen: payment === 'paid' ? null : (postageFen ?? null), payment: payment === 'none' ? null : { amountFen: postageFen, status: payment },
    trackingNumber: null, tracking: [], handedOverAt: null, history: [{ action: 'create', at: NOW, by: 'parent', status: 'draft' }],
    ...(postageFen && { status: 'submitted', queuedAt: NOW, actions: payment === 'paid' ? [] : ['pay'], nextStep: null }),
  })
  const aCase = () => ({
    id: ID, kind: 'firstIssue', status: 'submitted', version, queuedAt: NOW, institutionCode: 'JG1', answers, actions: ['recordOnSiteCheck', 'returnForCorrection'],
    registered: null, registryReachable: true, comparison: [], photos: { mother: [], father: [], representative: [] }, papers: [], bring: [],
    signers: ['mother', 'father'], personsToCheck: ['mother', 'father'], warnings: [], lock: null, correction: null, correctionRefusal: null, recordProblems: [],
    printedParts: 'originalAndCounterfoil', postage: null, parcel: null, scannedFor: 'onSiteCheck', onSiteCheck: null, returnProblems: [], certificates: [], issueRefusal: null, pickupReport: 'none', handedOver: null, history: [],
  })

  /** A day with one certificate to collect. */
  const counter = () => ({
    day: '2026-11-20', now: NOW, publicKey: options.publicKey, parcels: [], handedOver: [],
    waiting: [{
      id: ID, kind: 'firstIssue', reference: options.reference, newbornNames: ['沈晓安'], motherName: '沈安', certificateNumbers: ['Z110000001'], appointment: NOW, storage: 'atCounter',
      collectors: [{ person: 'mother', chosen: true, name: '沈安', documentKind: 'residentIdentityCard', documentOtherName: '', documentNumber: '110105199203140024', see: [] }],
    }],
  })
  const photoView = (id: string, recognition: object | null) => ({ id, ...photos.get(id), uploadedAt: NOW, width: 2600, height: 1950, recognition })

  /** "POST /session/wechat" → the body of the answer. */
  const handlers: Record<string, (body: Record<string, unknown>) => unknown> = {
    'POST /session/wechat': () => session('parent'),
    'POST /session/staff': () => session('clerk'),
    'GET /applications': () => ({
      applications: postageFen ? [{ id: ID, kind: 'firstIssue', status: 'submitted', viewer: 'applicant', newbornNames: [], bornAt: null, institutionCode: null, updatedAt: NOW }] : [],
    }),
    [`POST /applications/${ID}/payment`]: () => {
      payment = 'asked'
      return { application: application(), sheet: SHEET, demoPhone: null }
    },
    [`POST /applications/${ID}/payment/check`]: () => {
      payment = 'paid'
      return application()
    },
    'POST /applications': () => application(),
    [`GET /applications/${ID}`]: () => application(),
    'GET /institutions': () => ({ institutions: [] }),
    'GET /settings': () => DEFAULT_SETTINGS,
    'GET /staff/applications': () => ({ cases: [], next: null }),
    'POST /staff/scan': () => ({ id: ID, purpose: 'onSiteCheck' }),
    [`GET /staff/applications/${ID}`]: () => aCase(),
    'GET /staff/counter': () => counter(),
    [`POST /staff/applications/${ID}/pickup`]: ({ collector, at }) => ({ id: ID, version: 1, newbornNames: ['沈晓安'], at, collector, undoableUntil: null }),
  }

  const request: Device['request'] = asked => {
    requests.push(asked)
    const address = asked.url.replace('https://example.invalid/api', '').replace(/\?.*/, '')
    const body = (asked.data ? JSON.parse(asked.data) : {}) as Record<string, unknown>
    const step = /\/answers\/(\w+)$/.exec(address)?.[1]
    if (asked.method === 'PUT' && step) {
      Object.assign(answers, { [step]: body.answer })
      version++
      return { statusCode: 200, data: application() }
    }
    const photoId = /^\/documents\/(\w+)\/recognition$/.exec(address)?.[1]
    if (photoId) return { statusCode: 200, data: photoView(photoId, READINGS[Object.values(photos.get(photoId)!).join(' ')]!) }
    const handler = handlers[`${asked.method} ${address}`]
    if (handler) return { statusCode: 200, data: handler(body) }
    const problem = { status: 404, title: 'not found', code: 'resource.not_found', remedy: 'none', detail: '没有找到', requestId: 'r1' }
    return { statusCode: 404, data: problem }
  }

  const device: Device = {
    request,
    upload: ({ filePath, formData }) => {
      uploads.push({ filePath, formData })
      const id = uploads.length.toString(16).padStart(24, 'a')
      photos.set(id, { kind: formData.kind!, side: formData.side! })
      return { statusCode: 201, data: photoView(id, null) }
    },
    download: url => `wxfile://${Buffer.from(url).toString('hex')}`,
    loginCode: 'code-of-wx-login',
    photo: { tempFilePath: 'wxfile://passport.jpg', size: 4_000_000, width: 4000, height: 3000 },
  }
  return { id: ID, device, requests, uploads, answers, sent: (line: string) => requests.filter(({ method, url }) => `${method} ${url.replace('https://example.invalid/api', '')}` === line) }
}

/** The answers up to a question. */
export const answered = (...steps: StepId[]): Answers => ({
  ...(steps.includes('consent') && { consent: { version: CONSENT_VERSION } }),
  ...(steps.includes('applicantRole') && { applicantRole: { role: 'mother' } }),
  ...(steps.includes('family') && { family: { mother: 'signs', father: 'signs' } }),
  ...(steps.includes('birthPlace') && { birthPlace: { place: 'institution' } }),
})
