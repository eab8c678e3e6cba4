import { View } from '@tarojs/components'
import type { ApplicationView } from '@mcb/shared/contract'
import { SummaryList } from '@/components/summary-list'
import { newsRows } from '@/services/certificate-news'
import { formatDate, formatInstant } from '@/services/dates'
import { newbornNames } from '@/services/newborns'
import { useText } from '@/services/text'

/** The certificates, one a newborn. */
export function Certificates({ application }: { application: ApplicationView }) {
  const { t } = useText()
  const { certificates, answers, printedParts, handedOverAt } = application
  const names = newbornNames(answers)
  return (
    <>
      {certificates.map(({ newborn, number, issuedOn, populationCode, changedElsewhere }) => (
        <SummaryList
          key={newborn}
          title={names[newborn] ? t('track.certificateFor', { name: names[newborn] }) : undefined}
          rows={[
            { label: t('track.certificate'), value: <View id={`certificate-number-${newborn}`} className='strong'>{number}</View> },
            { label: t('track.issued'), value: formatDate(issuedOn, t) },
            ...(populationCode ? [{ label: t('track.populationCode'), value: populationCode }] : []),
            { label: t('track.printed.label'), value: t(`track.printed.${printedParts}`) },
            ...newsRows(changedElsewhere, t),
            ...(handedOverAt ? [{ label: t('track.received'), value: formatInstant(handedOverAt, t) }] : []),
          ]}
        />
      ))}
    </>
  )
}
