import { View } from '@tarojs/components'
import { type ApplicationView, confirmReceipt } from '@mcb/shared/contract'
import { Button } from '@/components/button'
import { CopyText } from '@/components/copy-text'
import { Failure } from '@/components/failure'
import { SummaryList } from '@/components/summary-list'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { newsRows } from '@/services/certificate-news'
import { formatDate, formatInstant } from '@/services/dates'
import { newbornNames } from '@/services/newborns'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

type Props = { application: ApplicationView; onChanged(application: ApplicationView): void; reload(): Promise<void> }

/** The certificates, one a newborn, and how they reach the parents. */
export function Certificates(props: Props) {
  const { t } = useText()
  const { certificates, answers, printedParts, handedOverAt } = props.application
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
      <Parcel {...props} />
    </>
  )
}

/** On its way, and arrived. */
function Parcel({ application: { id, version, trackingNumber, actions }, onChanged, reload }: Props) {
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  if (!trackingNumber) return null
  const confirm = () =>
    attempt(
      async () => onChanged(await api.call(confirmReceipt, { params: { id }, body: { version } })),
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )
  return (
    <View className='card stack'>
      <CopyText id='tracking-number' buttonId='copy-tracking-number' text={trackingNumber} label={t('track.parcel.tracking')} />
      <Failure of={failure} onRetry={confirm} />
      {actions.includes('confirmReceipt') && (
        <Button id='confirm-receipt' onPress={confirm}>
          {t('track.parcel.received')}
        </Button>
      )}
    </View>
  )
}
