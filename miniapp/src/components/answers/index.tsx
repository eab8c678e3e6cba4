import { View } from '@tarojs/components'
import type { ApplicationView } from '@mcb/shared/contract'
import { certificateNameLine, fullName, JOURNEYS, type PersonDocument, type StepId } from '@mcb/shared/domain'
import { nameOfNationality } from '@/services/countries'
import { formatDate, formatInstant } from '@/services/dates'
import { useInstitutionName } from '@/services/institutions'
import { useText } from '@/services/text'
import { SummaryList, type SummaryRow } from '../summary-list'

type Props = { application: Pick<ApplicationView, 'kind' | 'answers'>; /** Opens the question again; without it the answers are only to read. */ onChange?(step: StepId): void }

/** All answers of an application, one list a question, in the order they are asked. */
export function Answers({ application, onChange }: Props) {
  const { t } = useText()
  const rowsOf = useRows(application.answers)
  return (
    <View className='stack'>
      {JOURNEYS[application.kind].map(step => (
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

function useRows(answers: ApplicationView['answers']): (step: StepId) => SummaryRow[] {
  const { t, language } = useText()
  const institutionName = useInstitutionName()

  const documentRows = (document: PersonDocument): SummaryRow[] => [
    { label: t('apply.answer.name'), value: fullName(document) },
    { label: t(`kind.${document.kind}`), value: document.number },
    { label: t('apply.answer.nationality'), value: nameOfNationality(document.nationality, language) },
    { label: t('apply.answer.sex'), value: t(`common.sex.${document.sex}`) },
    { label: t('apply.answer.birthDate'), value: formatDate(document.birthDate, t) },
    { label: t('apply.answer.expiryDate'), value: formatDate(document.expiryDate, t) },
  ]

  return step => {
    const { consent, applicantRole, birth, newbornName, contact, collection } = answers
    switch (step) {
      case 'consent':
        return consent ? [{ value: t('apply.answer.consent') }] : []
      case 'applicantRole':
        return applicantRole ? [{ value: t(`common.parent.${applicantRole.role}`) }] : []
      case 'motherDocument':
      case 'fatherDocument': {
        const document = answers[step]
        return document ? documentRows(document) : []
      }
      case 'birth':
        return birth
          ? [
              { label: t('apply.answer.institution'), value: institutionName(birth.record.institutionCode) },
              { label: t('apply.answer.bornAt'), value: formatInstant(birth.record.newborn.bornAt, t) },
              { label: t('apply.answer.sex'), value: t(`common.sex.${birth.record.newborn.sex}`) },
              ...(birth.dispute
                ? [
                    {
                      label: t('apply.answer.dispute'),
                      value: [...birth.dispute.fields.map(field => t(`birth.dispute.field.${field}`)), birth.dispute.note].filter(Boolean).map(line => <View key={line}>{line}</View>),
                    },
                  ]
                : []),
            ]
          : []
      case 'newbornName':
        return newbornName ? [{ label: t('apply.answer.newbornName'), value: certificateNameLine(newbornName) }] : []
      case 'contact':
        return contact
          ? [
              { label: t('apply.answer.motherAddress'), value: contact.motherAddress },
              { label: t('apply.answer.fatherAddress'), value: contact.fatherAddress },
              { label: t('apply.answer.phone'), value: contact.phone },
            ]
          : []
      case 'collection':
        return collection ? [{ value: t('apply.answer.pickup') }] : []
    }
  }
}
