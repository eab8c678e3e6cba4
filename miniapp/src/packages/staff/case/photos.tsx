import { View } from '@tarojs/components'
import type { DocumentPhotoView } from '@mcb/shared/contract'
import { useState } from 'react'
import { DocumentPhoto } from '@/components/document-photo'
import { Pressable } from '@/components/primitives'
import { useText } from '@/services/text'
import './photos.scss'

type Props = { /** Begins the ids of the photos. */ id: string; photos: readonly DocumentPhotoView[]; /** What a photo shows, by its number. */ describe(number: number): string }

/** Photos beside each other; a tap makes one large, another tap small again. */
export function Photos({ id, photos, describe }: Props) {
  const { t } = useText()
  const [large, setLarge] = useState<string | null>(null)
  if (photos.length === 0) return <View className='muted'>{t('staff.case.noPhoto')}</View>
  return (
    <View className='photos'>
      {photos.map((photo, i) => {
        const isLarge = photo.id === large
        const alt = describe(i + 1)
        return (
          <View key={photo.id} className={`photos__item ${isLarge ? 'photos__item--large' : ''}`}>
            <Pressable
              id={`enlarge-${id}-${i}`}
              className='photos__button'
              expanded={isLarge}
              label={t(isLarge ? 'staff.case.shrink' : 'staff.case.enlarge', { photo: alt })}
              onPress={() => setLarge(isLarge ? null : photo.id)}
            >
              <DocumentPhoto id={`photo-${id}-${i}`} photoId={photo.id} alt={alt} turn={photo.recognition?.outcome === 'read' ? photo.recognition.turn : 0} />
            </Pressable>
          </View>
        )
      })}
    </View>
  )
}
