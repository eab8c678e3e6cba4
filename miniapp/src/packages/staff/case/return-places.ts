import {
  type Answers, documentRow, type Facts, hasHousehold, isNamed, journeyOf, type ApplicationKind, PARENT_ROLES, type PersonDocument, photographedMaterials, placesOf, RETURN_REASON_CODES,
  type ReturnReason, type StepId,
} from '@mcb/shared/domain'

type Form = { kind: ApplicationKind; answers: Answers }

/** The questions of this application that can be returned, in their order. */
export function returnSteps({ kind, answers }: Form, facts: Facts): StepId[] {
  return journeyOf(kind, answers, facts).filter(step => RETURN_REASON_CODES.some(reason => placesOf(reason).steps.includes(step)))
}

/** The places in a question that a reason can point at: only such as this family's page has. */
export function returnPlaces(step: StepId, form: Form, facts: Facts): string[] {
  return placesIn(step, form, facts).filter(place => returnReasons(step, place).length > 0)
}

/** The reasons that fit a place; an empty place is the question as a whole. */
export function returnReasons(step: StepId, place: string): ReturnReason[] {
  return RETURN_REASON_CODES.filter(reason => {
    const { steps, fields } = placesOf(reason)
    return steps.includes(step) && (place === '' || fields.some(field => place === field || place.startsWith(`${field}.`)))
  })
}

function placesIn(step: StepId, { kind, answers }: Form, facts: Facts): string[] {
  switch (step) {
    case 'motherDocument':
    case 'fatherDocument':
    case 'representative':
      return answers[step] ? documentPlaces(answers[step]) : []
    case 'birth':
      return ['records']
    case 'originalCertificate':
      return ['number']
    case 'replacementReason':
    case 'reissueReason':
      return ['reason', 'note']
    case 'family':
      return [...PARENT_ROLES]
    case 'newbornName': {
      const names = answers.newbornName?.names ?? []
      return names.length > 1 ? names.map((_, i) => `names.${i}`) : ['names']
    }
    case 'contact':
      return [...PARENT_ROLES.filter(parent => isNamed(answers, parent)).flatMap(parent => [`${parent}.address`, ...(hasHousehold(answers, parent) ? [`${parent}.household`] : [])]), 'phone']
    case 'materials': {
      const asked = photographedMaterials(kind, answers, facts)
      const besides = Object.keys(answers.materials?.photos ?? {}).filter(code => !asked.some(each => each === code))
      return [...asked, ...besides].map(code => `photos.${code}`)
    }
    case 'lateApplication':
      return ['explanation']
    case 'outsideBirth':
      return ['circumstances']
    default:
      return []
  }
}

/** What a document of this kind prints. */
function documentPlaces({ kind, number }: PersonDocument): string[] {
  const { name, nationality, ethnicity, expires, sides } = documentRow(kind, number)
  return [
    'photoId',
    ...(sides === 2 ? ['backPhotoId'] : []),
    'number',
    ...(name !== 'latin' ? ['nameZh'] : []),
    ...(name !== 'han' ? ['surname', 'givenNames'] : []),
    ...(nationality === 'asked' ? ['nationality'] : []),
    ...(ethnicity ? ['ethnicity'] : []),
    'sex',
    'birthDate',
    ...(expires !== 'never' ? ['expiryDate'] : []),
  ]
}
