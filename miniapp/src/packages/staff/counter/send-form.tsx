import { View } from '@tarojs/components'
import { handToCourier } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { api, platform } from '@/services'
import { hasCode } from '@/services/api-problem'
import { describeProblems, fieldProblemsOf, problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { checkLabel, type LabelCheck } from './parcel-labels'
import type { ParcelPanelProps } from './parcel-panel'

/**
 * The label on the parcel is scanned, or its number typed, and the parcel is given away. A label that was made for another one is told
 * before anybody asks the service; a parcel without one takes whatever number was written by hand.
 */
export function SendForm({ parcel, all, labelSeen, reload, onSent, onOpen }: ParcelPanelProps) {
  const { id, version, trackingNumber } = parcel
  const { t } = useText()
  const isMade = trackingNumber !== null
  const [typed, setTyped] = useState(labelSeen && isMade ? trackingNumber : '')
  const [asked, setAsked] = useState(false)
  const [wrong, setWrong] = useState<Exclude<LabelCheck, { is: 'own' }> | null>(null)
  const { failure, attempt } = useAttempt()
  // the scanner types where the reader is
  useEffect(() => {
    if (isMade && !labelSeen && !platform.scanCode && !platform.cameraApart) platform.focus('field-trackingNumber')
  }, [isMade, labelSeen])

  const send = async (text: string) => {
    const number = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
    setTyped(number)
    setAsked(true)
    setWrong(null)
    if (!handToCourier.body!.shape.trackingNumber.safeParse(number).success) return
    const check = checkLabel(number, parcel, all)
    if (check.is === 'other' || (check.is === 'unknown' && isMade)) return setWrong(check)
    await attempt(
      async () => {
        await api.call(handToCourier, { params: { id }, body: { version, trackingNumber: isMade ? trackingNumber : number } })
        onSent(number)
        await reload()
      },
      thrown => (hasCode(thrown, 'application.version_conflict') ? reload() : undefined),
    )
  }
  const scan = async () => {
    const scanned = await platform.scanCode?.()
    if (scanned) await send(scanned)
  }

  const isGood = handToCourier.body!.shape.trackingNumber.safeParse(typed).success
  const refused = problemOf(describeProblems(fieldProblemsOf(failure), t), 'trackingNumber')
  return (
    <View className='stack'>
      {wrong && <WrongLabel of={wrong} onOpen={onOpen} />}
      {platform.scanCode && isMade && (
        <Button id='scan-label' onPress={scan}>
          {t('staff.counter.parcel.scanLabel')}
        </Button>
      )}
      <TextField
        name='trackingNumber'
        kind='code'
        label={t(isMade ? 'staff.counter.parcel.check' : 'staff.counter.parcel.byHand')}
        hint={t(isMade ? 'staff.counter.parcel.checkHint' : 'staff.counter.parcel.byHandHint')}
        value={typed}
        onChange={text => {
          setTyped(text)
          setWrong(null)
        }}
        onEnter={text => void send(text)}
        error={refused ?? (asked && !isGood ? t(typed.trim() ? 'problem.format' : 'problem.required') : undefined)}
      />
      {!refused && <Failure of={failure} />}
      <Button id='confirm-handToCourier' kind={isMade && !(platform.scanCode && !labelSeen) ? 'primary' : 'secondary'} onPress={() => send(typed)}>
        {t('staff.courier.confirm')}
      </Button>
    </View>
  )
}

/** Whose the label is, said plainly, and the way to that parcel. */
function WrongLabel({ of: wrong, onOpen }: { of: Exclude<LabelCheck, { is: 'own' }>; onOpen(id: string): void }) {
  const { t } = useText()
  if (wrong.is === 'unknown') return <Notice id='wrong-parcel' tone='problem' announced title={t('staff.counter.parcel.notThis')} />
  const { id, newbornNames } = wrong.parcel
  return (
    <Notice id='wrong-parcel' tone='problem' announced title={t('staff.counter.parcel.ofOther', { names: newbornNames.join(' · ') || t('staff.queue.unnamed') })}>
      <View>
        <Button id='open-other-parcel' kind='link' onPress={() => onOpen(id)}>
          {t('staff.counter.parcel.openOther')}
        </Button>
      </View>
    </Notice>
  )
}
