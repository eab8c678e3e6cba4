import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { signInStaff, signInWithWechat } from '@mcb/shared/contract'
import { type Family, STEPS } from '../../../bff/test/journeys/family'
import { aPhone } from '../../../bff/test/journeys/phone'
import { demoFamilies } from '../../../mock/people/demo-people'
import { DEMO_PASSWORD } from '../../../scripts/lib/demo-staff'

const PHOTO = path.join(__dirname, '../../../mock/specimens/photos/1-mother-passport.jpg')

/** Takes a demo couple with foreign passports to the certificate in their hands, without a browser. @returns its number */
export async function takeToCertificate(site: string, today: string, familyId: string, clerkName: string): Promise<string> {
  const { documents, institutionCode, birthDate } = demoFamilies(today).find(({ id }) => id === familyId)!
  const [mother, father, clerk, colleague] = [0, 1, 2, 3].map(() => aPhone(site, { over: null })) as [Family['mother'], Family['father'], Family['clerk'], Family['colleague']]
  for (const parent of [mother, father]) parent.signIn(await parent.api.call(signInWithWechat, { body: { code: `mock-${randomUUID()}` } }))
  for (const [member, username] of [[clerk, clerkName], [colleague, `${clerkName}-2`]] as const)
    member.signIn(await member.api.call(signInStaff, { body: { username, password: DEMO_PASSWORD } }))
  const papersOf = (parent: 'mother' | 'father') => ({ ...documents[parent]!, backPhotoId: null })
  const papers = { institutionCode, birthDate, mother: papersOf('mother'), father: papersOf('father'), photo: readFileSync(PHOTO) }
  const family = { name: familyId, papers, mother, father, clerk, colleague, photos: {}, invitation: '', visitCode: '' } as Partial<Family> as Family
  for (const step of STEPS) await step.take(family)
  return family.case.certificates[0]!.number
}
