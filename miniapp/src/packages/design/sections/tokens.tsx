import { Text, View } from '@tarojs/components'
import { Heading } from '@/components/primitives'
import { useText } from '@/services/text'
import { contrastOf, PAIRS } from '@/styles/contrast'
import { tokenValue } from '../token-value'
import './tokens.scss'

const SPACES = [1, 2, 3, 4, 5, 6, 7] as const
const TYPES = ['title', 'heading', 'lead', 'text', 'small'] as const

/** Colours with what stands on them, spacing, and the sizes of letters. */
export function Tokens() {
  const { t } = useText()
  return (
    <>
      <View className='stack--tight'>
        <Heading level={2}>{t('design.colours')}</Heading>
        {/* what is good enough for an edge is too pale for words */}
        {PAIRS.map(({ front, ground, least }) => (
          <View key={`${front} ${ground}`} className='swatch' style={{ background: `var(--${ground})`, color: `var(--${least < 4.5 ? 'ink' : front})`, borderColor: `var(--${front})` }}>
            <Text className='swatch__name'>{`${front} / ${ground}`}</Text>
            <Text>{figure(front, ground, least)}</Text>
          </View>
        ))}
      </View>
      <View className='stack--tight'>
        <Heading level={2}>{t('design.spacing')}</Heading>
        {SPACES.map(step => (
          <View key={step} className={`space space--${step}`} />
        ))}
      </View>
      <View className='stack--tight'>
        <Heading level={2}>{t('design.type')}</Heading>
        {TYPES.map(type => (
          <View key={type} className={`type--${type}`}>
            {t('home.heading')}
          </View>
        ))}
      </View>
    </>
  )
}

function figure(front: string, ground: string, least: number): string {
  const [one, other] = [tokenValue(front), tokenValue(ground)]
  return one && other ? `${contrastOf(one, other).toFixed(1)} ≥ ${least}` : `≥ ${least}`
}
