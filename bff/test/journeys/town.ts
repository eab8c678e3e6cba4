import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { signInStaff, signInWithWechat } from '@mcb/shared/contract'
import { plainDate, plusDays } from '@mcb/shared/domain'
import { INSTITUTIONS } from '../../../mock/people/institutions'
import { seedBirths } from '../../../mock/people/seed-births'
import { startStack, type Part } from '../../../scripts/lib/stack'
import { REFERENCE_DAY } from '../support/reference-day'
import { specimenPhoto } from '../support/specimen-photo'
import { withDatabase } from '../support/test-store'
import type { Family, FamilyPapers } from './family'
import { aPhone, type Outage } from './phone'

const PASSWORD = 'for the tests only'

export type Town = Awaited<ReturnType<typeof aTown>>

/** The service as processes of its own, and families with foreign passports whose newborns phase 3 knows. */
export async function aTown(familyCount: number) {
  const directory = mkdtempSync(path.join(tmpdir(), 'mcb-town-'))
  const given = process.env.MONGODB_URI
  const stack = await startStack({
    directory,
    referenceDay: REFERENCE_DAY,
    mongodbUri: given && withDatabase(given, `town_${randomUUID().replaceAll('-', '')}`),
    staff: INSTITUTIONS.flatMap(({ wire }) =>
      [wire.JGDM, `${wire.JGDM}-2`].map(username => ({ username, password: PASSWORD, role: 'clerk', displayName: '周敏', institutionCode: wire.JGDM })),
    ),
    rules: { pickup: { undoMinutes: 0 } },
    // phase 3 is waited for briefly, so that a message whose sender died is sent again soon
    environment: { LOG_LEVEL: 'info', RECOGNITION_WORKERS: '1', PHASE3_TIMEOUT_MS: '1000' },
  })
  const outage: Outage = { over: null }
  const families = await Promise.all(papersOf(familyCount).map((papers, index) => settle(stack.web, outage, papers, `family ${index + 1}`)))
  const control = (what: string, init?: RequestInit) => fetch(`${stack.upstreams.phase3}/control/${what}`, init)

  return {
    families,
    /** Kills a part while requests are on their way, starts it again, and lets the phones repeat what was not answered. */
    async kill(part: Part, during: () => Promise<void> = async () => undefined): Promise<void> {
      let isOver = () => {}
      outage.over = new Promise(resolve => (isOver = resolve))
      await during()
      await stack.kill(part)
      await stack.restart(part)
      isOver()
    },
    /** What phase 3 has done for an application. */
    async atPhase3(applicationId: string) {
      const certificates = (await (await control('certificates')).json()) as { number: string; messageId: string }[]
      const { received, applied } = (await (await control('pickups')).json()) as Record<'received' | 'applied', { messageId: string }[]>
      const ours = ({ messageId }: { messageId: string }) => messageId.startsWith(applicationId)
      return { certificates: certificates.filter(ours), pickups: applied.filter(ours), pickupMessages: received.filter(ours) }
    },
    /** Phase 3 gets into trouble with the next call of an operation. */
    async troublePhase3(fault: { operation: 'issue' | 'pickup'; kind: string; afterWork?: boolean }): Promise<void> {
      const headers = { 'content-type': 'application/json' }
      const { ok } = await control('faults', { method: 'POST', headers, body: JSON.stringify({ ...fault, times: 1 }) })
      if (!ok) throw new Error('phase 3 does not know this fault')
    },
    /** Whether the trouble that was set has found its call. */
    troubleMet: async () => ((await (await control('faults')).json()) as unknown[]).length === 0,
    async close(): Promise<void> {
      await stack.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function settle(site: string, outage: Outage, papers: FamilyPapers, name: string): Promise<Family> {
  const [mother, father, clerk, colleague] = [aPhone(site, outage), aPhone(site, outage), aPhone(site, outage), aPhone(site, outage)]
  for (const parent of [mother, father]) parent.signIn(await parent.api.call(signInWithWechat, { body: { code: `mock-${randomUUID()}` } }))
  clerk.signIn(await clerk.api.call(signInStaff, { body: { username: papers.institutionCode, password: PASSWORD } }))
  colleague.signIn(await colleague.api.call(signInStaff, { body: { username: `${papers.institutionCode}-2`, password: PASSWORD } }))
  return { name, papers, mother, father, clerk, colleague, photos: {}, invitation: '', visitCode: '' } as Partial<Family> as Family
}

/** Families with foreign passports whose newborns phase 3 knows, each another one. */
export function papersOf(count: number): FamilyPapers[] {
  // later ones are asked why
  const latest = plusDays(REFERENCE_DAY, -29).replaceAll('-', '')
  const births = seedBirths(REFERENCE_DAY).filter(
    ({ wire, mother, father, traits }) =>
      wire.CSYXZMBH === null &&
      wire.XSE_CSRQ > latest &&
      traits.length === 0 &&
      mother.document.kind === 'foreignPassport' &&
      father?.document.kind === 'foreignPassport',
  )
  if (births.length < count) throw new Error(`phase 3 has ${births.length} such families, ${count} are needed`)
  return births.slice(0, count).map(({ wire, mother, father }, index) => ({
    institutionCode: wire.JGDM,
    birthDate: `${wire.XSE_CSRQ.slice(0, 4)}-${wire.XSE_CSRQ.slice(4, 6)}-${wire.XSE_CSRQ.slice(6, 8)}`,
    mother: passportOf(mother, 'female'),
    father: passportOf(father!, 'male'),
    photo: specimenPhoto(index % 2 ? '2-father-passport.jpg' : '1-mother-passport.jpg'),
  }))
}

/** A parent as the page asks for them. */
export function passportOf(person: { name: string; birthDate: string; document: { number: string } }, sex: 'female' | 'male'): FamilyPapers['mother'] {
  const [surname = '', ...givenNames] = person.name.split(' ')
  return {
    kind: 'foreignPassport',
    number: person.document.number,
    otherName: '',
    nameZh: '',
    surname,
    givenNames: givenNames.join(' '),
    nationality: sex === 'female' ? 'ITA' : 'GBR',
    ethnicity: '',
    sex,
    backPhotoId: null,
    birthDate: plainDate(person.birthDate),
    expiryDate: plainDate('2031-05-20'),
  }
}
