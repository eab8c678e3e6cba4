import { Text, View } from '@tarojs/components'
import { useText } from '@/services/text'
import { aria } from '../primitives'
import './guide.scss'

/** What belongs into the frame: a passport's page, a card by where its portrait is, a card's back, a sheet. */
export type Drawing = 'passport' | 'cardPortraitLeft' | 'cardPortraitRight' | 'cardBack' | 'sheet'

const TIPS = ['whole', 'glare', 'cut', 'blur'] as const

/** An empty frame with what belongs into it, and what a photo of it should and should not look like. */
export function Guide({ drawing, tips }: { drawing: Drawing; tips: boolean }) {
  return (
    <View {...aria({ hidden: true })}>
      <View className={`guide__frame guide__frame--${drawing}`} />
      {tips && <Tips />}
    </View>
  )
}

function Tips() {
  const { t } = useText()
  return (
    <View className='guide__tips'>
      {TIPS.map(tip => (
        <View key={tip} className={`guide__tip guide__tip--${tip === 'whole' ? 'good' : 'bad'}`}>
          <View className={`guide__picture guide__picture--${tip}`} />
          <Text className='guide__word'>
            {tip === 'whole' ? '✓ ' : '✕ '}
            {t(`document.photo.tip.${tip}`)}
          </Text>
        </View>
      ))}
    </View>
  )
}
