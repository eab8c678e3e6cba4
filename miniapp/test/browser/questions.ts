import type { ApplicantRole } from '@mcb/shared/domain'
import { DOCUMENT_KIND_TABLE, ETHNICITIES, PARENT_ROLES } from '@mcb/shared/domain'
import type { DemoFamily, DemoPerson } from '../../../mock/people/demo-people'
import { INSTITUTIONS } from '../../../mock/people/institutions'
import { HOOKS } from '../hooks'
import type { SpecimenPhotos } from './specimen'
import type { Visitor } from './visitor'

const { apply, everywhere } = HOOKS
const idOf = (place: string) => place.replaceAll('.', '-')
const field = (place: string) => everywhere.field(idOf(place))

/** What a family says that stands on none of its papers. */
export type Wishes = { givenNames: string; reason?: string; street?: string; /** By courier, paid so; otherwise it is collected. */ courier?: 'online' | 'onDelivery' }

/** The page in front, by the name its folder has. */
const pageInFront = (visitor: Visitor) => /packages\/\w+\/pages\/([\w-]+)\//.exec(visitor.page.url())?.[1] ?? ''

/**
 * Answers question after question as they come, until there is a page that asks nothing: the answers to check, or a page of
 * guidance. Which questions come is the product's to decide.
 * @returns the name of that page
 */
export async function answerWhatIsAsked(visitor: Visitor, family: DemoFamily, photos: SpecimenPhotos, wishes: Wishes): Promise<string> {
  // back from the sign-in, and the draft made
  await visitor.page.waitForFunction(() => /packages\/apply\/pages\/(?!begin)/.test(location.hash))
  await visitor.sees(everywhere.heading)
  for (;;) {
    const page = pageInFront(visitor)
    const answer = QUESTIONS[page]
    if (!answer) return page
    await answer(visitor, family, photos, wishes)
    await visitor.inspectOnce(`${family.applies.kind}: ${page}`)
    if (pageInFront(visitor) === page) await visitor.goOn()
  }
}

type Answer = (visitor: Visitor, family: DemoFamily, photos: SpecimenPhotos, wishes: Wishes) => Promise<void>

const QUESTIONS: Record<string, Answer> = {
  consent: visitor => visitor.press(apply.consent.agree),
  'applicant-role': (visitor, { applies }) => visitor.press(everywhere.choice(applies.role)),
  family: async (visitor, { applies }) => {
    for (const parent of PARENT_ROLES) if (parent !== applies.role) await visitor.press(everywhere.choice(`${parent}-${applies.family[parent]}`))
  },
  representative: (visitor, family, photos) => answerDocument(visitor, documentOf(family, family.applies.role), photos),
  'mother-document': (visitor, family, photos) => answerDocument(visitor, documentOf(family, 'mother'), photos),
  'father-document': (visitor, family, photos) => answerDocument(visitor, documentOf(family, 'father'), photos),
  'birth-place': (visitor, { outsideBirth }) => visitor.press(everywhere.choice(outsideBirth ? 'outsideInstitution' : 'institution')),
  birth: async (visitor, family) => {
    await chooseInstitution(visitor, family.institutionCode)
    await visitor.type(apply.birth.birthDate, family.birthDate)
    await visitor.press(apply.birth.find)
    await visitor.sees(apply.birth.record)
  },
  'outside-birth': async (visitor, { newborns, outsideBirth }) => {
    for (const [at, { sex, bornAt }] of newborns.entries()) {
      await visitor.press(everywhere.choice(`${at}-${sex}`))
      await visitor.type(field(`newborns.${at}.bornAt`), bornAt.slice(0, 10))
      await visitor.type(field(`newborns.${at}.time`), bornAt.slice(11, 16))
    }
    await fillAddress(visitor, 'place')
    await visitor.type(field('circumstances'), outsideBirth!.circumstances)
  },
  'original-certificate': async (visitor, { certificate, birthDate }) => {
    await visitor.type(field('number'), certificate!.number)
    await visitor.type(field('birthDate'), birthDate)
    await visitor.press(apply.originalCertificate.find)
    await visitor.sees(`${apply.originalCertificate.record}, ${apply.guidance.page}`)
  },
  'replacement-reason': async (visitor, _family, _photos, { reason = 'parentageTest' }) => {
    await visitor.press(everywhere.choice(reason))
    await visitor.press(everywhere.choice('originalAndCounterfoil'))
  },
  'reissue-reason': (visitor, _family, _photos, { reason = 'lost' }) => visitor.press(everywhere.choice(reason)),
  'child-household': (visitor, { documents }) =>
    visitor.press(everywhere.choice([documents.mother, documents.father].some(document => document?.kind === 'residentIdentityCard') ? 'inChina' : 'notInChina')),
  'household-registration': (visitor, { certificate }) => visitor.press(everywhere.choice(certificate!.householdRegistered ? 'yes' : 'no')),
  'late-application': (visitor, _family) => visitor.type(field('explanation'), '孩子出生后我们在外地，没能更早办理。'),
  'newborn-name': async (visitor, { newborns }, _photos, { givenNames }) => {
    for (const at of newborns.keys()) {
      const surname = visitor.page.locator(at ? `#surname-mother-${at}` : apply.newbornName.mothersSurname)
      // somebody's surname is one tap away where it can be printed as it stands
      if (await surname.count()) await surname.click()
      else await visitor.type(field(`names.${at}.surname`), '梁')
      await visitor.type(field(`names.${at}.givenNames`), givenNames)
    }
  },
  contact: async (visitor, { applies: { family } }) => {
    await fillAddress(visitor, family.mother === 'notNamed' ? 'father.address' : 'mother.address')
    await visitor.type(apply.contact.phone, '13800000000')
  },
  materials: async (visitor, _family, photos) => {
    // "something else" is only for those who have something else
    const needed = await visitor.page.locator('[id^="photo-add-M"]:not(#photo-add-M99)').evaluateAll(buttons => buttons.map(button => `#${button.id}`))
    for (const button of needed) {
      await visitor.choosePhoto(button, photos.paper)
      await visitor.sees(`#paper-${button.slice('#photo-add-'.length)}-0`)
    }
  },
  collection: async (visitor, _family, _photos, { courier }) => {
    await visitor.press(everywhere.choice(courier ? 'courier' : 'pickup'))
    const mother = visitor.page.locator(everywhere.choice('mother'))
    if (await mother.count()) await mother.click()
    if (!courier) return
    await visitor.sees(apply.collection.postage)
    await visitor.press(apply.collection.payment(courier))
  },
}

function documentOf({ documents }: DemoFamily, role: ApplicantRole): DemoPerson['document'] {
  const document = role === 'guardian' ? undefined : documents[role]
  if (!document) throw new Error(`this family has no ${role}`)
  return document
}

/** Kind and photos; then what could not be read for certain is typed, and nothing else. */
async function answerDocument(visitor: Visitor, document: DemoPerson['document'], photos: SpecimenPhotos): Promise<void> {
  await visitor.press(everywhere.choice(document.kind))
  await visitor.inspectOnce('kinds of documents')
  await visitor.goOn()
  await visitor.choosePhoto(apply.document.choosePhoto, await photos.of(document, 'front'))
  if (DOCUMENT_KIND_TABLE[document.kind].sides === 2) await visitor.choosePhoto(apply.document.chooseBackPhoto, await photos.of(document, 'back'))
  await visitor.sees(apply.document.number)
  if (document.kind === 'foreignPassport') return
  await typeWhereUnlike(visitor, 'number', document.number)
  await typeWhereUnlike(visitor, 'nameZh', document.nameZh)
  await typeWhereUnlike(visitor, 'surname', document.surname)
  await typeWhereUnlike(visitor, 'givenNames', document.givenNames)
  const ethnicity = visitor.page.locator(field('ethnicity'))
  if ((await ethnicity.count()) && !(await ethnicity.inputValue())) await choose(visitor, 'ethnicity', ETHNICITIES.get(document.ethnicity)!, document.ethnicity)
  const sex = document.sex === 'female' ? apply.document.female : apply.document.male
  if (await visitor.page.locator(sex).count()) await visitor.press(sex)
  await typeWhereUnlike(visitor, 'birthDate', document.birthDate)
  if (document.expiryDate) await typeWhereUnlike(visitor, 'expiryDate', document.expiryDate)
  else if ((await visitor.page.locator(apply.document.noExpiry).getAttribute('aria-checked')) !== 'true') await visitor.press(apply.document.noExpiry)
}

async function typeWhereUnlike(visitor: Visitor, name: string, text: string): Promise<void> {
  const input = visitor.page.locator(field(name))
  if (text && (await input.count()) && (await input.inputValue()) !== text) await visitor.type(field(name), text)
}

/** From a list with search. */
async function choose(visitor: Visitor, name: string, words: string, value: string): Promise<void> {
  await visitor.type(field(name), words)
  await visitor.press(everywhere.option(value))
}

async function chooseInstitution(visitor: Visitor, code: string): Promise<void> {
  await visitor.type(apply.birth.institution, INSTITUTIONS.find(({ wire }) => wire.JGDM === code)!.wire.JGMC.slice(0, 4))
  await visitor.press(everywhere.option(code))
}

/** Beijing stands there already; its district is chosen, and the door typed. */
async function fillAddress(visitor: Visitor, place: string): Promise<void> {
  await visitor.page.locator(field(`${place}.districtCode`)).selectOption('110105')
  await visitor.type(field(`${place}.detail`), '亮马路12号3单元401室')
}
