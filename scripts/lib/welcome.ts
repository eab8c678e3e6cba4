import { demoPeople, FAMILY_KINDS, type DemoPerson, type FamilyKind } from '../../mock/people/demo-people'
import { INSTITUTIONS } from '../../mock/people/institutions'
import { DEMO_PASSWORD, DEMO_STAFF } from './demo-staff'
import type { Stack } from './stack'

const KINDS: Record<FamilyKind, string> = {
  foreignCouple: 'both parents with foreign passports',
  mainlandCouple: 'both from the mainland (内地)',
  hongKongAndMainland: 'Hong Kong (香港) and mainland',
  taiwanAndForeign: 'Taiwan (台湾) and foreign',
  singleMother: 'a mother alone',
  motherOver45: 'a mother of 45 or more',
  outsideInstitution: 'born outside an institution (院外分娩)',
}
const ROLES = { clerk: 'clerk (签发) of ', districtManager: 'manager of Chaoyang district (区管理)', cityManager: 'manager of the city (市管理)' }
const STORES = { given: 'of MONGODB_URI', mongod: 'a mongod', embedded: 'embedded, for demos' }

/** What the terminal says once everything runs: addresses, people, and what to try first. */
export function welcome({ web, upstreams, mongodbUri, storeKind }: Stack, referenceDay: string): string {
  const people = demoPeople(referenceDay)
  const couple = people.filter(({ familyKind }) => familyKind === 'foreignCouple')
  const [mother, father] = couple as [DemoPerson, DemoPerson]
  return `
Medical Certificate of Birth (出生医学证明): everything runs. Stop it with Ctrl-C.

  Mini-program in the browser   ${web}
  API as a document             ${web}/openapi.json
  Store, ${STORES[storeKind].padEnd(22)} ${hidePassword(mongodbUri)}
  Mock phase 3 (妇幼三期)       ${upstreams.phase3}/control/pickups
  Mock Jingtong (京通)          ${upstreams.jingtong}
  Mock WeChat (微信)            ${upstreams.wechat}

Demo people, all invented. Parents choose themselves on the Jingtong page; births are in phase 3:
${FAMILY_KINDS.map(kind => family(kind, people)).join('\n')}

Staff, password ${DEMO_PASSWORD}:
${DEMO_STAFF.map(({ username, role, institutionCode }) => `  ${username.padEnd(20)}${ROLES[role]}${nameOf(institutionCode)}`).join('\n')}

Try this first, in English (switch at the top of the page):
   1. Open ${web}, begin a first issue (首次签发), sign in with Jingtong as ${mother.name}.
   2. Say you are the mother. Her passport photo: mock/specimens/photos/${mother.passportPhoto}
   3. Find the birth: ${mother.institutionNameEnglish}, ${mother.birthDate}${mother.bedsideCode ? `, or bedside code ${mother.bedsideCode}` : ''}.
   4. The father's passport photo: mock/specimens/photos/${father.passportPhoto}
   5. Name the newborn, give an address and a phone, check the answers, sign, and copy the invitation code.
   6. In a private window sign in as ${father.name}, join with the code, and sign.
   7. As ${mother.name.split(' ')[0]}, open the application and show the code for the counter (到院码).
   8. In a third window sign in as staff, clerk-minghu: type that code, check both parents, approve, issue.
   9. As ${mother.name.split(' ')[0]}, show the pickup code (领取码); as the clerk, type it and hand over.
  10. ${upstreams.phase3}/control/pickups shows that phase 3 heard of it, once.
`
}

function family(kind: FamilyKind, people: DemoPerson[]): string {
  const members = people.filter(({ familyKind }) => familyKind === kind)
  const mothers = members.filter(({ role }) => role === 'mother')
  return [`  ${KINDS[kind]}`, ...mothers.map(mother => coupleLine(mother, members.find(one => one.role === 'father' && one.birthDate === mother.birthDate)))].join('\n')
}

function coupleLine(mother: DemoPerson, father: DemoPerson | undefined): string {
  const names = [mother.name, father?.name].filter(Boolean).join(' and ')
  return `    ${names} · ${mother.institutionNameEnglish}, ${mother.birthDate}${mother.bedsideCode ? ` · bedside code ${mother.bedsideCode}` : ''}`
}

function nameOf(institutionCode: string | undefined): string {
  const found = INSTITUTIONS.find(({ wire }) => wire.JGDM === institutionCode)
  return found ? `${found.wire.JGYWMC} (${found.wire.JGMC})` : ''
}

/** The address of a store may carry a password; a terminal is photographed easily. */
const hidePassword = (uri: string) => uri.replace(/\/\/[^@/]*@/, '//')
