import { View } from '@tarojs/components'
import type { ApplicationView } from '@mcb/shared/contract'
import { type Answers as AnswersOf, type BirthRecord, certificateNameLine, fullName, journeyOf, MATERIAL_CODES, PARENT_ROLES, type PersonDocument, type StepId } from '@mcb/shared/domain'
import { addressLine } from '@/services/addresses'
import { nameOfNationality } from '@/services/countries'
import { formatDate, formatInstant } from '@/services/dates'
import { nameOfEthnicity } from '@/services/ethnicities'
import { useInstitutionOf } from '@/services/institutions'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'
import { SummaryList, type SummaryRow } from '../summary-list'

type Props = {
  application: Pick<ApplicationView, 'kind' | 'answers'>
  /** These questions only. */
  steps?: readonly StepId[]
  /** Opens the question again; without it the answers are only to read. */
  onChange?(step: StepId): void
}

/** All answers of an application, one list a question, in the order they are asked; questions not asked are not there. */
export function Answers({ application, steps, onChange }: Props) {
  const { t } = useText()
  const facts = useFacts()
  const answers = application.answers as AnswersOf
  const rowsOf = useRows(answers)
  return (
    <View className='stack'>
      {(steps ?? journeyOf(application.kind, answers, facts)).map(step => (
        <SummaryList
          key={step}
          id={`answer-${step}`}
          title={t(`step.${step}`)}
          rows={rowsOf(step)}
          change={onChange && { id: `change-${step}`, label: t('apply.check.changeStep', { step: t(`step.${step}`) }), onPress: () => onChange(step) }}
        />
      ))}
    </View>
  )
}

/** Several lines in one row. */
const lines = (texts: readonly string[]) => texts.map(text => <View key={text}>{text}</View>)

function useRows(answers: AnswersOf): (step: StepId) => SummaryRow[] {
  const { t, language } = useText()
  const institutionOf = useInstitutionOf()

  const documentRows = (document: PersonDocument | undefined): SummaryRow[] => {
    if (!document) return []
    const { nameZh, surname, givenNames, nationality, ethnicity, sex, birthDate, expiryDate } = document
    const latin = nameZh ? [surname, givenNames].filter(Boolean).join(' ') : ''
    return [
      { label: t('apply.answer.name'), value: lines([fullName(document), latin].filter(Boolean)) },
      { label: document.kind === 'other' && document.otherName ? document.otherName : t(`kind.${document.kind}`), value: document.number },
      { label: t('apply.answer.nationality'), value: nameOfNationality(nationality, language) },
      ...(ethnicity ? [{ label: t('apply.answer.ethnicity'), value: nameOfEthnicity(ethnicity, t) }] : []),
      { label: t('apply.answer.sex'), value: t(`common.sex.${sex}`) },
      { label: t('apply.answer.birthDate'), value: formatDate(birthDate, t) },
      ...(expiryDate ? [{ label: t('apply.answer.expiryDate'), value: formatDate(expiryDate, t) }] : []),
    ]
  }
  const newbornRow = ({ newborn }: Pick<BirthRecord, 'newborn'>): SummaryRow => ({
    label: newborn.plurality > 1 ? t('apply.answer.newbornOf', { order: newborn.birthOrder }) : t('apply.answer.newborn'),
    value: t('birth.found.single', { sex: t(`common.sex.${newborn.sex}`), time: formatInstant(newborn.bornAt, t) }),
  })

  /** The rows of one question, empty while it is not answered. */
  const rows: { [Step in StepId]: (answer: NonNullable<AnswersOf[Step]>) => SummaryRow[] } = {
    consent: () => [{ value: t('apply.answer.consent') }],
    applicantRole: ({ role }) => [{ value: t(`apply.applicantRole.${role}`) }],
    family: family => PARENT_ROLES.map(parent => ({ label: t(`common.parent.${parent}`), value: t(`apply.family.${family[parent]}.label`) })),
    representative: documentRows,
    motherDocument: documentRows,
    fatherDocument: documentRows,
    birthPlace: ({ place }) => [{ value: t(`apply.birthPlace.${place}`) }],
    birth: ({ records, dispute }) => [
      ...records.slice(0, 1).map(record => ({ label: t('apply.answer.institution'), value: institutionOf(record) })),
      ...records.map(newbornRow),
      ...(dispute
        ? [{ label: t('apply.answer.dispute'), value: lines([...dispute.fields.map(field => t(`birth.dispute.field.${field}`)), dispute.note].filter(Boolean)) }]
        : []),
    ],
    outsideBirth: ({ newborns, place, attendant, circumstances }) => [
      ...newborns.map(({ sex, bornAt }, i) => ({
        label: newborns.length > 1 ? t('apply.answer.newbornOf', { order: i + 1 }) : t('apply.answer.newborn'),
        value: t('birth.found.single', { sex: t(`common.sex.${sex}`), time: formatInstant(bornAt, t) }),
      })),
      { label: t('apply.answer.place'), value: addressLine(place, language) },
      { label: t('apply.answer.attendant'), value: attendant || t('apply.answer.nobody') },
      { label: t('apply.answer.circumstances'), value: circumstances },
    ],
    originalCertificate: ({ number, issuedOn, newbornName, record, source }) => [
      { label: t('apply.answer.certificateNumber'), value: number },
      { label: t('apply.answer.newbornName'), value: newbornName },
      { label: t('apply.answer.institution'), value: institutionOf(record) },
      { label: t('apply.answer.child'), value: t('birth.found.single', { sex: t(`common.sex.${record.newborn.sex}`), time: formatInstant(record.newborn.bornAt, t) }) },
      ...(issuedOn ? [{ label: t('apply.answer.issuedOn'), value: formatDate(issuedOn, t) }] : []),
      ...(source === 'paper' ? [{ value: t('apply.answer.fromPaper') }] : []),
    ],
    replacementReason: ({ reason, note, handedBack }) => [
      { label: t('apply.answer.reason'), value: lines([t(`apply.replacementReason.${reason}.label`), note].filter(Boolean)) },
      { label: t('apply.answer.handedBack'), value: t(`apply.handedBack.${handedBack}.label`) },
    ],
    reissueReason: ({ reason, note }) => [{ label: t('apply.answer.reason'), value: lines([t(`apply.reissueReason.${reason}`), note].filter(Boolean)) }],
    childHousehold: ({ plan }) => [{ value: t(`apply.childHousehold.${plan}.label`) }],
    householdRegistration: ({ registered }) => [{ value: t(registered ? 'apply.householdRegistration.yes' : 'apply.householdRegistration.no') }],
    lateApplication: ({ explanation }) => [{ value: explanation }],
    newbornName: ({ names }) => names.map((name, i) => ({ label: names.length > 1 ? t('apply.answer.nameOf', { order: i + 1 }) : t('apply.answer.newbornName'), value: certificateNameLine(name) })),
    contact: contact => [
      ...PARENT_ROLES.flatMap(parent => {
        const { address, household } = contact[parent] ?? {}
        return [
          ...(address ? [{ label: t(`apply.answer.address.${parent}`), value: addressLine(address, language) }] : []),
          ...(household ? [{ label: t(`apply.answer.household.${parent}`), value: addressLine(household, language) }] : []),
        ]
      }),
      { label: t('apply.answer.phone'), value: contact.phone },
    ],
    materials: ({ photos, otherName }) =>
      MATERIAL_CODES.flatMap(code => {
        const count = photos[code]?.length ?? 0
        return count ? [{ label: code === 'M99' && otherName ? otherName : t(`material.${code}.name`), value: t('apply.answer.photos', { count }) }] : []
      }),
    collection: collection => [
      { value: t(`apply.collection.${collection.method}.label`) },
      { label: t('apply.answer.recipient'), value: t(`common.signer.${collection.recipient}`) },
      ...(collection.method === 'courier'
        ? [
            { label: t('apply.answer.deliveryAddress'), value: addressLine(collection.address, language) },
            { label: t('apply.answer.phone'), value: collection.phone },
            { label: t('apply.collection.postage.label'), value: t(`apply.collection.payment.${collection.payment}.label`) },
          ]
        : []),
    ],
  }
  return step => {
    const answer = answers[step]
    return answer === undefined ? [] : (rows[step] as (answer: unknown) => SummaryRow[])(answer)
  }
}
