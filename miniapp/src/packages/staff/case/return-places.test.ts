import { type Answers, DEFAULT_SETTINGS, type ReturnProblem, returnProblemsProblems, type StepId } from '@mcb/shared/domain'
import { aNewbornName, aPassport, completeAnswers, TODAY } from '../../../../../shared/test/builders'
import { createTranslator } from '@mcb/i18n'
import { placeWords } from '../../../services/places'
import { returnPlaces, returnReasons, returnSteps } from './return-places'

const facts = { today: TODAY, settings: DEFAULT_SETTINGS }
const form = (change: Partial<Answers> = {}, kind: 'firstIssue' | 'reissue' = 'firstIssue') => ({ kind, answers: completeAnswers(change) })

describe('a return', () => {
  it('points only at questions this family was asked', () => {
    const steps = returnSteps(form(), facts)
    expect(steps).toEqual(expect.arrayContaining(['motherDocument', 'birth', 'contact']))
    expect(steps).not.toEqual(expect.arrayContaining(['consent']))
    expect(steps).not.toContain('originalCertificate')
    expect(steps).not.toContain('materials')
    expect(returnSteps(form({}, 'reissue'), facts)).toContain('originalCertificate')
  })

  it.each<[string, StepId, Partial<Answers>, string[], string[]]>([
    ['what a passport prints', 'motherDocument', {}, ['photoId', 'surname', 'nationality', 'expiryDate'], ['backPhotoId', 'nameZh', 'ethnicity']],
    ['what an identity card prints', 'motherDocument', { motherDocument: aPassport({ kind: 'residentIdentityCard', number: '110105199203148620', nationality: 'CHN' }) }, ['backPhotoId', 'nameZh', 'ethnicity'], ['surname', 'nationality']],
    ['each of the twins’ names', 'newbornName', { newbornName: { names: [aNewbornName(), aNewbornName({ givenNames: 'Anna' })] } }, ['names.0', 'names.1'], ['names']],
    ['the one name', 'newbornName', {}, ['names'], ['names.0']],
    ['addresses of those who are named', 'contact', { family: { mother: 'signs', father: 'notNamed' } }, ['mother.address', 'phone'], ['father.address', 'mother.household']],
    ['each paper', 'materials', { family: { mother: 'signs', father: 'notNamed' }, materials: { photos: { M99: ['1'.repeat(24)] }, otherName: '公证书' } }, ['photos.M6', 'photos.M99'], ['photos.M7']],
  ])('names %s', (_, step, change, present, absent) => {
    const places = returnPlaces(step, form(change), facts)
    expect(places).toEqual(expect.arrayContaining(present))
    for (const place of absent) expect(places).not.toContain(place)
  })

  it('has words for every place', () => {
    const t = createTranslator('en')
    const everything = [form({ materials: { photos: { M99: ['1'.repeat(24)] }, otherName: '公证书' } }), form({ motherDocument: aPassport({ kind: 'residentIdentityCard', number: '110105199203148620', nationality: 'CHN' }) }, 'reissue')]
    const nameless = everything.flatMap(each => returnSteps(each, facts).flatMap(step => returnPlaces(step, each, facts).filter(place => !placeWords(step, place, t))))
    expect(nameless).toEqual([])
  })

  it('offers the reasons that fit the place, and every reason of the question for the whole of it', () => {
    expect(returnReasons('motherDocument', 'expiryDate')).toEqual(['document_expired', 'differs_from_document'])
    expect(returnReasons('motherDocument', 'photoId')).toEqual(['photo_unreadable', 'photo_of_another_document'])
    expect(returnReasons('motherDocument', '')).toContain('other')
    expect(returnReasons('birth', 'records')).toEqual(['differs_from_delivery_record', 'wrong_birth_chosen'])
  })

  it('offers nothing that the rules would refuse', () => {
    const twins = form({ family: { mother: 'signs', father: 'notNamed' }, newbornName: { names: [aNewbornName(), aNewbornName({ givenNames: 'Anna' })] } })
    const offered = returnSteps(twins, facts).flatMap(step =>
      ['', ...returnPlaces(step, twins, facts)].flatMap(field => returnReasons(step, field).map((reason): ReturnProblem => ({ step, field, reason, note: 'x' }))),
    )
    expect(offered.length).toBeGreaterThan(40)
    expect(returnProblemsProblems(offered)).toEqual([])
  })
})
