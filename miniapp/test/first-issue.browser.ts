import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beijingDate } from '@mcb/shared/domain'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { demoPeople, type DemoPerson } from '../../mock/people/demo-people'
import { INSTITUTIONS } from '../../mock/people/institutions'
import { builtDirectory } from '../../scripts/lib/build-when-changed'
import { DEMO_PASSWORD, DEMO_STAFF } from '../../scripts/lib/demo-staff'
import { startStack, type Stack } from '../../scripts/lib/stack'
import { openBrowser } from './browser/open-browser'
import { readQrCode } from './browser/read-qr-code'
import { aVisitor, type Visitor } from './browser/visitor'
import { HOOKS } from './hooks'

const ROOT = path.join(__dirname, '../..')
/** The README's pictures; elsewhere unless they are wanted anew, so that a test run leaves the tree as it was. */
const PICTURES = path.join(ROOT, process.env.UPDATE_PICTURES === '1' ? 'shared/docs/pictures' : '.cache/pictures')
/** Twice the pixels for pictures that are kept. */
const SHARPNESS = process.env.UPDATE_PICTURES === '1' ? 2 : 1
const PHOTOS = path.join(ROOT, 'mock/specimens/photos')
const DESK = { width: 1280, height: 900 }
/** What is sent of a photo of twelve megapixels, in pixels, upright. */
const SENT = [2600, 1950]
/** A foreign couple may have to type this much, no more. */
const TYPING_LIMIT = 120

const TODAY = beijingDate(new Date())
const couple = demoPeople(TODAY).filter(({ familyKind }) => familyKind === 'foreignCouple')
const [elena, james] = couple as [DemoPerson, DemoPerson]
const hospital = INSTITUTIONS[0]!.wire
const { apply, track, staff, home, signIn, everywhere } = HOOKS

let stack: Stack
let browser: Browser
let directory: string

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'mcb-browser-'))
  mkdirSync(PICTURES, { recursive: true })
  stack = await startStack({ directory, referenceDay: TODAY, h5Directory: builtDirectory('h5'), staff: DEMO_STAFF, rules: { pickup: { undoMinutes: 0 } } })
  browser = await openBrowser()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await stack?.stop()
  rmSync(directory, { recursive: true, force: true })
}, 60_000)

it('two parents with foreign passports get the certificate, and phase 3 hears of the pickup once', async () => {
  const mother = await aVisitor(browser, stack.web, { sharpness: SHARPNESS })
  const father = await aVisitor(browser, stack.web, { sharpness: SHARPNESS })
  const clerk = await aVisitor(browser, stack.web, { viewport: DESK, sharpness: SHARPNESS })

  await signInAt(mother, elena)
  await answerEveryQuestion(mother)
  await mother.press(apply.checkAnswers.declare)
  await mother.press(apply.checkAnswers.submit)
  await mother.sees(apply.submitted.invitationCode)
  await mother.inspect('submitted')
  const invitation = await readQrCode(mother.page)
  await mother.press(apply.submitted.openApplication)
  await mother.sees(track.status)
  await mother.inspect('application, waiting for the father')

  await father.page.goto(invitation)
  await takeIdentity(father, james)
  await father.sees(apply.join.declare)
  await father.inspect('the father checks')
  await father.press(apply.join.declare)
  await father.press(apply.join.confirm)
  await father.sees(track.showVisitCode)

  await mother.press(track.showVisitCode)
  await mother.sees(track.visitCode)
  await mother.inspect('code for the counter')
  const certificateNumber = await decideAtTheCounter(clerk, await aVisitor(browser, stack.web, { viewport: DESK, sharpness: SHARPNESS }), await readQrCode(mother.page))

  await mother.press(everywhere.back)
  await mother.sees(track.certificateNumber())
  expect(await mother.textOf(track.certificateNumber())).toBe(certificateNumber)
  await mother.press(track.showVisitCode)
  await mother.sees(track.visitCode)
  await mother.inspect('code for the pickup')
  await handOver(clerk, await readQrCode(mother.page))
  await mother.press(everywhere.back)
  await mother.inspect('application, completed')

  const answer = await fetch(`${stack.upstreams.phase3}/control/pickups`)
  const { received, applied } = (await answer.json()) as Record<'received' | 'applied', { certificateNumber?: string }[]>
  expect(applied).toEqual([expect.objectContaining({ certificateNumber })])
  expect(received).toHaveLength(1)

  const typed = mother.typedCharacters() + father.typedCharacters()
  console.log(`The couple typed ${typed} characters. Pages inspected: ${[mother, father, clerk].flatMap(visitor => visitor.inspected).length}, in two languages.`)
  expect(typed).toBeLessThanOrEqual(TYPING_LIMIT)
  expect([mother, father, clerk].flatMap(visitor => visitor.findings)).toEqual([])
}, 300_000)

async function signInAt(visitor: Visitor, person: DemoPerson): Promise<void> {
  await visitor.open()
  await visitor.sees(home.beginFirstIssue)
  await visitor.inspect('home')
  await visitor.press(home.beginFirstIssue)
  await visitor.sees(signIn.jingtong)
  await visitor.inspect('sign-in')
  await takeIdentity(visitor, person)
}

/** Through the page of Jingtong and back. */
async function takeIdentity(visitor: Visitor, person: DemoPerson): Promise<void> {
  await visitor.press(signIn.jingtong)
  await visitor.press(`[data-person="${person.jingtongId}"]`)
}

async function answerEveryQuestion(mother: Visitor): Promise<void> {
  await mother.sees(apply.consent.agree)
  await mother.inspect('consent')
  await mother.press(apply.consent.agree)
  await mother.goOn()
  await mother.press(apply.applicantRole.mother)
  await mother.inspect('who applies')
  await mother.goOn()
  await mother.press(apply.family.circumstance('father', 'signs'))
  await mother.inspect('the family')
  await mother.goOn()
  await mother.press(apply.birthPlace.institution)
  await mother.inspect('place of birth')
  await mother.goOn()
  await answerDocument(mother, elena)
  await mother.page.screenshot({ path: path.join(PICTURES, 'passport-read.png') })
  await mother.goOn()

  await mother.type(apply.birth.institution, 'minghu')
  await mother.inspect('search of the birth')
  await mother.press(everywhere.option(hospital.JGDM))
  await mother.type(apply.birth.birthDate, elena.birthDate)
  await mother.press(apply.birth.find)
  await mother.sees(apply.birth.record)
  await mother.inspect('the birth found')
  await mother.goOn()

  await answerDocument(mother, james)
  await mother.goOn()
  await mother.press(apply.childHousehold.notInChina)
  await mother.inspect('household of the child')
  await mother.goOn()
  await mother.press(apply.newbornName.fathersSurname)
  await mother.type(apply.newbornName.givenNames, 'Clara Rose')
  expect(await mother.textOf(apply.newbornName.certificateLine)).toContain('Clara Rose WHITFIELD')
  await mother.inspect('name')
  await mother.goOn()
  const home = apply.address(apply.contact.motherAddress)
  await mother.page.locator(home.district).selectOption('110105')
  await mother.type(home.detail, '12 Liangma Road')
  await mother.type(apply.contact.phone, '13800000000')
  await mother.inspect('contact')
  await mother.goOn()
  await mother.press(apply.collection.pickup)
  await mother.press(apply.collection.recipient('mother'))
  await mother.inspect('collection')
  await mother.goOn()
  await mother.sees(apply.checkAnswers.declare)
  await mother.inspect('check answers')
}

/** Kind, photo through real recognition, and the fields as they were read. */
async function answerDocument(mother: Visitor, { role, document, passportPhoto }: DemoPerson): Promise<void> {
  await mother.press(apply.document.foreignPassport)
  await mother.inspect(`${role}'s document`)
  await mother.goOn()
  await mother.inspect(`${role}'s photo`)
  await mother.choosePhoto(apply.document.choosePhoto, path.join(PHOTOS, 'not-a-passport.jpg'))
  await mother.sees(apply.document.refusal)
  await mother.inspect(`${role}'s photo, refused`)
  await mother.choosePhoto(apply.document.retakePhoto, await asPhonesTakeIt(passportPhoto!))
  await mother.sees(apply.document.number)
  expect(await mother.page.locator(apply.document.number).inputValue()).toBe(document.number)
  expect(await mother.page.locator(apply.document.photo).evaluate((shown: HTMLImageElement) => [shown.naturalWidth, shown.naturalHeight])).toEqual(SENT)
  await mother.sees(apply.document.crop('number'))
  await mother.inspect(`${role}'s passport, read`)
}

/** Twelve megapixels, lying on its side, with EXIF to say so. */
async function asPhonesTakeIt(photo: string): Promise<string> {
  const file = path.join(directory, photo)
  await sharp(path.join(PHOTOS, photo)).resize({ width: 4032 }).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 92 }).toFile(file)
  return file
}

async function openCase(clerk: Visitor, code: string): Promise<void> {
  await clerk.press(staff.scan)
  await clerk.type(staff.code, code)
  await clerk.press(staff.openCase)
  await clerk.sees(staff.status)
}

/** A second member of staff scans the same code, and signs what the first has recorded. */
async function cosign(colleague: Visitor, code: string): Promise<void> {
  await colleague.open()
  await colleague.press(home.staff)
  await colleague.type(staff.username, `${DEMO_STAFF[0]!.username}-2`)
  await colleague.type(staff.password, DEMO_PASSWORD)
  await colleague.press(staff.signIn)
  await openCase(colleague, code)
  await colleague.press(staff.action('cosignOnSiteCheck'))
  await colleague.press(staff.confirmAction('cosignOnSiteCheck'))
  await colleague.sees(staff.action('approve'))
  await colleague.close()
}

/** Signs in, opens the case behind the code, checks, approves, asks for the certificate. @returns its number */
async function decideAtTheCounter(clerk: Visitor, colleague: Visitor, code: string): Promise<string> {
  await clerk.open()
  await clerk.press(everywhere.english)
  await clerk.press(home.staff)
  await clerk.sees(staff.username)
  await clerk.inspect('staff sign-in')
  await clerk.type(staff.username, DEMO_STAFF[0]!.username)
  await clerk.type(staff.password, DEMO_PASSWORD)
  await clerk.press(staff.signIn)
  await clerk.sees(staff.scan)
  await clerk.inspect('queue')
  await openCase(clerk, code)
  await clerk.sees(staff.comparison)
  await clerk.press(staff.same('mother'))
  await clerk.sees(staff.crop('mother', 'expiryDate'))
  await clerk.page.screenshot({ path: path.join(PICTURES, 'clerk-compares.png') })
  await clerk.press(staff.crop('mother', 'documentNumber'))
  await clerk.inspect('case')
  await clerk.press(staff.action('recordOnSiteCheck'))
  await clerk.press(staff.matches('mother'))
  await clerk.press(staff.matches('father'))
  await clerk.inspect('case, checked on site')
  await clerk.press(staff.confirmAction('recordOnSiteCheck'))
  await clerk.sees(staff.staffSignatures)
  await cosign(colleague, code)
  await clerk.page.reload()
  await clerk.press(staff.action('approve'))
  await clerk.press(staff.action('issue'))
  await clerk.sees(staff.certificateNumber())
  await clerk.inspect('case, issued')
  return clerk.textOf(staff.certificateNumber())
}

async function handOver(clerk: Visitor, code: string): Promise<void> {
  await openCase(clerk, code)
  await clerk.press(staff.action('handOver'))
  await clerk.press(staff.collector('mother'))
  await clerk.inspect('hand-over')
  await clerk.press(staff.confirmAction('handOver'))
  await clerk.sees(`${staff.pickupReport}[data-state="accepted"]`)
  await clerk.inspect('case, completed')
}
