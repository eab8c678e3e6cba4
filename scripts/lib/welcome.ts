import { demoPeople, FAMILY_KINDS, type DemoPerson, type FamilyKind } from '../../mock/people/demo-people'
import { INSTITUTIONS } from '../../mock/people/institutions'
import { DEMO_PASSWORD, DEMO_STAFF } from './demo-staff'
import type { Stack, StaffAccount } from './stack'

const KINDS: Record<FamilyKind, string> = {
  foreignCouple: 'both parents with foreign passports',
  mainlandCouple: 'both from the mainland (内地)',
  hongKongAndMainland: 'Hong Kong (香港) and mainland',
  taiwanAndForeign: 'Taiwan (台湾) and foreign',
  hongKongAndMacau: 'Hong Kong (香港) and Macau (澳门)',
  taiwanAndMainland: 'Taiwan (台湾) and mainland',
  singleMother: 'a mother alone',
  motherOver45: 'a mother of 45 or more',
  outsideInstitution: 'born outside an institution (院外分娩)',
  outsideUnrecorded: 'born outside an institution, not on record yet',
  grandparent: 'a grandmother applies, the parents cannot',
  agent: 'an agent applies, with a letter of authorization',
  reissue: 'a lost certificate (补发)',
  replacement: 'a certificate to be replaced after a parentage test (换发)',
  before1996: 'a certificate from before 1996',
}
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
  Mock WeChat Pay (微信支付)    ${upstreams.pay}/control/ledger
  Mock courier (快递)           ${upstreams.courier}/control/parcels
  Photos of their documents     ${upstreams.jingtong}/papers

Demo people, all invented. Parents choose themselves on the Jingtong page; births are in phase 3:
${FAMILY_KINDS.map(kind => family(kind, people)).join('\n')}

Staff, password ${DEMO_PASSWORD}:
${DEMO_STAFF.map(staff => `  ${staff.username.padEnd(22)}${workOf(staff)}`).join('\n')}

Try this first, in English (switch at the top of the page):
   1. Open ${web}, begin a first issue (首次签发), sign in with Jingtong as ${mother.name}.
   2. Say you are the mother. Her passport photo: mock/specimens/photos/${mother.passportPhoto}
   3. Find the birth: ${mother.institutionNameEnglish}, ${mother.birthDate}${mother.bedsideCode ? `, or bedside code ${mother.bedsideCode}` : ''}.
   4. The father's passport photo: mock/specimens/photos/${father.passportPhoto}
   5. Name the newborn, give an address and a phone, check the answers, sign, and copy the invitation code.
   6. In a private window sign in as ${father.name}, join with the code, and sign.
   7. As ${mother.name.split(' ')[0]}, open the application and show the code for the counter (到院码).
   8. In a third window sign in as staff, clerk-minghu: type that code, record who was there. In a fourth, clerk-minghu-2
      types it too and signs. Then clerk-minghu approves and issues.
   9. As ${mother.name.split(' ')[0]}, show the pickup code (领取码); as the clerk, type it and hand over.
  10. A minute later, when it can no longer be taken back, ${upstreams.phase3}/control/pickups shows that phase 3 heard of it, once.
  Or by courier (快递): choose it and WeChat Pay, pay on the page that plays the phone; the clerk asks for a label and gives the parcel
      away. How it travels: mock/README.md, "The courier".
`
}

function family(kind: FamilyKind, people: DemoPerson[]): string {
  const members = people.filter(({ familyKind }) => familyKind === kind)
  const families = [...new Set(members.map(({ familyId }) => familyId))]
  return [`  ${KINDS[kind]}`, ...families.map(id => familyLine(members.filter(({ familyId }) => familyId === id)))].join('\n')
}

function familyLine(members: DemoPerson[]): string {
  const { institutionNameEnglish, birthDate, bedsideCode, certificateNumber } = members[0]!
  return [
    `    ${members.map(({ name }) => name).join(' and ')}`,
    `${institutionNameEnglish}, ${birthDate}`,
    ...(bedsideCode ? [`bedside code ${bedsideCode}`] : []),
    ...(certificateNumber ? [`certificate ${certificateNumber}`] : []),
  ].join(' · ')
}

function workOf({ role, institutionCode, districtCode }: StaffAccount): string {
  if (role === 'cityManager') return 'manager of the city (市管理)'
  if (role === 'districtManager') return `manager of district ${districtCode} (区管理)`
  const found = INSTITUTIONS.find(({ wire }) => wire.JGDM === institutionCode)
  return `clerk (签发) of ${found?.wire.JGYWMC} (${found?.wire.JGMC})`
}

/** The address of a store may carry a password; a terminal is photographed easily. */
const hidePassword = (uri: string) => uri.replace(/\/\/[^@/]*@/, '//')
