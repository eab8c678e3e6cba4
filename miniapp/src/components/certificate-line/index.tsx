import { Text, View } from '@tarojs/components'
import { certificateNameLine, type NewbornName } from '@mcb/shared/domain'
import { useText } from '@/services/text'
import { aria } from '../primitives'
import './index.scss'

/** The newborn's name exactly as the certificate will print it. */
export function CertificateLine({ id = 'certificate-line', name }: { id?: string; name: NewbornName }) {
  const { t } = useText()
  const line = certificateNameLine(name)
  return (
    <View className='certificate-line' {...aria({ live: 'polite' })}>
      <Text className='certificate-line__label'>{t('name.preview.label')}</Text>
      <View id={id} className={`certificate-line__text ${line ? '' : 'certificate-line__text--empty'}`}>
        {line || t('name.preview.empty')}
      </View>
    </View>
  )
}
