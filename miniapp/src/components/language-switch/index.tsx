import { Text, View } from '@tarojs/components'
import { createTranslator, type Language, LANGUAGES } from '@mcb/i18n'
import { tellLanguage } from '@/services/notices'
import { chooseLanguage, useText } from '@/services/text'
import { aria, Pressable } from '../primitives'
import './index.scss'

/** Each language by its own name: whoever needs it may not read the other. */
const ownName = (language: Language) => createTranslator(language)('common.language.own')

export function LanguageSwitch() {
  const { t, language } = useText()
  return (
    <View className='language-switch' {...aria({ role: 'group', label: t('common.language.label') })}>
      {LANGUAGES.map(each => (
        <Pressable
          key={each}
          id={`language-${each}`}
          className={`language-switch__one ${each === language ? 'language-switch__one--on' : ''}`}
          pressed={each === language}
          onPress={() => {
            chooseLanguage(each)
            tellLanguage()
          }}
        >
          <Text>{ownName(each)}</Text>
        </Pressable>
      ))}
    </View>
  )
}
