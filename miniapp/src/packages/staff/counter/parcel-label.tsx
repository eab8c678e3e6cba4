import { View } from '@tarojs/components'
import type { CounterParcel } from '@mcb/shared/contract'
import { Button } from '@/components/button'
import { QrCode } from '@/components/qr-code'
import { platform } from '@/services'
import { addressLine } from '@/services/addresses'
import { useText } from '@/services/text'

/** The number the courier has given, large, as a code to scan again; where there is a printer, to be stuck on the envelope. */
export function ParcelLabel({ of: { trackingNumber, receiver } }: { of: CounterParcel }) {
  const { t } = useText()
  if (!trackingNumber) return null
  return (
    <View className='stack--tight'>
      <View className='parcel-label'>
        <QrCode text={trackingNumber} alt={t('staff.counter.parcel.code', { number: trackingNumber })} />
        <View className='parcel-label__words'>
          <View className='muted small'>{t('staff.courier.label')}</View>
          <View id='label-number' className='parcel-label__number'>{trackingNumber}</View>
          {/* the courier reads Chinese */}
          {receiver && <View className='parcel-label__to'>{[`${receiver.name} ${receiver.phone}`, addressLine(receiver.address, 'zh-CN')].join('\n')}</View>}
        </View>
      </View>
      {platform.print && (
        <Button id='print-label' kind='secondary' onPress={platform.print}>
          {t('staff.counter.parcel.print')}
        </Button>
      )}
    </View>
  )
}
