import { View } from '@tarojs/components'
import { askForLabel, type CounterParcel, takeBack } from '@mcb/shared/contract'
import { Button } from '@/components/button'
import { Disclosure } from '@/components/disclosure'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { SummaryList } from '@/components/summary-list'
import { addressLine } from '@/services/addresses'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { formatMoment } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { ParcelLabel } from './parcel-label'
import { SendForm } from './send-form'
import { WhoseCertificate } from './whose-certificate'

export type ParcelPanelProps = {
  parcel: CounterParcel
  /** The day's list, to know whose a wrong label is. */
  all: readonly CounterParcel[]
  /** Its own label was scanned to come here. */
  labelSeen: boolean
  /** The list again. */
  reload(): Promise<void>
  onSent(trackingNumber: string): void
  onOpen(id: string): void
  onLeave(): void
}

/** One parcel at the counter, and the one thing to do with it now. */
export function ParcelPanel(props: ParcelPanelProps) {
  const { parcel, onLeave } = props
  const { id, receiver } = parcel
  const { t, language } = useText()
  return (
    <View id='parcel' className='card stack counter__hand-over'>
      <WhoseCertificate of={parcel} />
      {receiver && (
        <SummaryList
          id='send-to'
          rows={[
            { label: t('staff.courier.to'), value: [receiver.name, receiver.phone].filter(Boolean).join(' · ') },
            { value: addressLine(receiver.address, language) },
            { label: t('apply.collection.postage.label'), value: t(`apply.collection.payment.${receiver.payment}.label`) },
          ]}
        />
      )}
      <Step {...props} />
      <View className='counter__ways'>
        <Button id='open-case' kind='link' onPress={() => goTo('case', { id })}>
          {t('staff.counter.parcel.case')}
        </Button>
        <Button id='leave-parcel' kind='link' onPress={onLeave}>
          {t('staff.counter.parcel.leave')}
        </Button>
      </View>
    </View>
  )
}

function Step(props: ParcelPanelProps) {
  const { parcel: { id, version, step, refused, sentAt }, reload } = props
  const { t } = useText()
  const { failure, attempt } = useAttempt()
  const write = (call: typeof askForLabel) =>
    attempt(
      async () => {
        await api.call(call, { params: { id }, body: { version } })
        await reload()
      },
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )

  switch (step) {
    case 'postage':
      return <Notice id='parcel-postage' tone='warning' title={t('staff.case.postage.unpaid')} />
    case 'label':
      return (
        <>
          {refused && <Notice id='parcel-refused' tone='warning' title={t('staff.case.label.refused')} />}
          <Failure of={failure} />
          <Button id='ask-for-label' onPress={() => write(askForLabel)}>
            {t('staff.action.askForLabel')}
          </Button>
          <Disclosure id='by-hand' title={t('staff.counter.parcel.writtenByHand')}>
            <SendForm {...props} />
          </Disclosure>
        </>
      )
    case 'labelAsked':
      return <Notice id='parcel-asked' tone='info' announced title={t('staff.case.label.asked')} />
    case 'handOver':
      return (
        <>
          <SendForm {...props} />
          <ParcelLabel of={props.parcel} />
        </>
      )
    case 'takeBack':
      return (
        <>
          <Notice id='parcel-came-back' tone='info' title={t('staff.counter.parcel.cameBack')} />
          <Failure of={failure} />
          <Button id='take-back' onPress={() => write(takeBack)}>
            {t('staff.action.takeBack')}
          </Button>
        </>
      )
    case 'sent':
      return <Notice id='parcel-left' tone='info' title={t('staff.counter.parcel.left', { time: sentAt ? formatMoment(sentAt, t) : '' })} />
  }
}
