import { View } from '@tarojs/components'
import { yuanOfFen } from '@mcb/shared/domain'
import { type Translate, useText } from '@/services/text'

export type SideRow = { label: string; here: string | null; there: string | null }

/** Fen in the reader's words; null where there is no amount. */
export function yuan(fen: number, t: Translate): string
export function yuan(fen: number | null | undefined, t: Translate): string | null
export function yuan(fen: number | null | undefined, t: Translate): string | null {
  return fen === null || fen === undefined ? null : t('track.payment.amount', { amount: yuanOfFen(fen) })
}

/** What we say and what WeChat Pay says, line by line; where they are unlike it stands out. */
export function Sides({ rows }: { rows: readonly SideRow[] }) {
  const { t } = useText()
  const said = rows.filter(({ here, there }) => here !== null || there !== null)
  return (
    <View className='sides'>
      <View className='sides__row sides__row--head'>
        <View />
        <View>{t('money.here')}</View>
        <View>{t('money.there')}</View>
      </View>
      {said.map(({ label, here, there }) => (
        <View key={label} className={`sides__row ${here !== null && there !== null && here !== there ? 'sides__row--unlike' : ''}`}>
          <View className='sides__label'>{label}</View>
          <View className='sides__value'>{here ?? t('money.nothing')}</View>
          <View className='sides__value'>{there ?? t('money.nothing')}</View>
        </View>
      ))}
    </View>
  )
}
