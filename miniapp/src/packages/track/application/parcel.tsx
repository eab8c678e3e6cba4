import { View } from '@tarojs/components'
import { type ApplicationView, confirmReceipt } from '@mcb/shared/contract'
import { Button } from '@/components/button'
import { CopyText } from '@/components/copy-text'
import { Failure } from '@/components/failure'
import { Heading } from '@/components/primitives'
import { Timeline } from '@/components/timeline'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { formatMoment } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { newbornNames } from '@/services/newborns'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

type Props = { application: ApplicationView; onChanged(application: ApplicationView): void; reload(): Promise<void> }

/** The parcel: its number, where it has been, and what can be done when it has arrived, or will not. */
export function Parcel({ application, onChanged, reload }: Props) {
  const { id, version, trackingNumber, tracking, actions } = application
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  if (!trackingNumber) return null
  const confirm = () =>
    attempt(
      async () => onChanged(await api.call(confirmReceipt, { params: { id }, body: { version } })),
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )
  const entries = [...tracking].reverse().map(({ id: key, code, at, place }) => ({ key, title: t(`track.parcel.code.${code}`), detail: [formatMoment(at, t), place].filter(Boolean).join(' · ') }))
  return (
    <View className='card stack'>
      <Heading level={2}>{t('track.parcel.heading')}</Heading>
      <CopyText id='tracking-number' buttonId='copy-tracking-number' text={trackingNumber} label={t('track.parcel.tracking')} />
      {entries.length > 0 && <Timeline id='tracking' entries={entries} />}
      <Failure of={failure} onRetry={confirm} />
      {actions.includes('confirmReceipt') && (
        <Button id='confirm-receipt' onPress={confirm}>
          {t('track.parcel.received')}
        </Button>
      )}
      <Reissue of={application} />
    </View>
  )
}

/** The way to another certificate for each that was lost, begun with what is known of it. */
function Reissue({ of: { id, status, viewer, certificates, answers } }: { of: ApplicationView }) {
  const { t } = useText()
  if (status !== 'lost') return null
  const names = newbornNames(answers)
  const words = (newborn: number) => (certificates.length > 1 ? t('track.parcel.reissueOf', { name: names[newborn] ?? '' }) : t('track.parcel.reissue'))
  return (
    <View className='stack--tight'>
      <View>{t('track.parcel.reissueHint')}</View>
      {certificates.map(({ newborn }) => (
        <Button key={newborn} id={`begin-reissue-${newborn}`} kind={viewer === 'applicant' ? 'primary' : 'secondary'} onPress={() => goTo('begin', { kind: 'reissue', lost: id, newborn: String(newborn) })}>
          {words(newborn)}
        </Button>
      ))}
    </View>
  )
}
