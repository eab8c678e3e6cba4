import { Text } from '@tarojs/components'
import { useText } from '@/services/text'
import { chooseLargeText, useLargeText } from '@/services/text-size'
import { aria, Pressable } from '../primitives'
import './index.scss'

/** Larger letters and targets, and back. */
export function TextSizeSwitch() {
  const { t } = useText()
  const large = useLargeText()
  return (
    <Pressable id='text-size' className='text-size' onPress={() => chooseLargeText(!large)}>
      <Text className='text-size__sign' {...aria({ hidden: true })}>
        {t('common.textSize.sign')}
      </Text>
      <Text className='text-size__label'>{t(large ? 'common.textSize.usual' : 'common.textSize.large')}</Text>
    </Pressable>
  )
}
