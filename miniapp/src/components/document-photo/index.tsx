import { View } from '@tarojs/components'
import type { PhotoPlace, PhotoTurn } from '@mcb/shared/domain'
import { useState } from 'react'
import { useText } from '@/services/text'
import { usePhoto } from '@/services/use-photo'
import { PhotoWindow } from '../photo-window'
import { lookAtAll } from '../photo-window/look'
import './index.scss'

/** What phones take, upright or lying. */
const RATIO = 4 / 3

type Props = {
  id?: string
  photoId: string | null
  /** Already on this device. */
  source?: string | null
  alt: string
  /** Degrees clockwise that make it upright. */
  turn?: PhotoTurn
  /** A place to be pointed at. */
  mark?: PhotoPlace | null
}

/** A document's photo, whole. It is fetched with the session, so its address alone shows nobody anything. */
export function DocumentPhoto({ id, photoId, source = null, alt, turn = 0, mark }: Props) {
  const { t } = useText()
  // what a camera wrote is not always what a browser shows (HEIC)
  const [unshowable, setUnshowable] = useState<string | null>(null)
  const own = source === unshowable ? null : source
  const { photo, failed, discard } = usePhoto(own ? null : photoId)
  const src = own ?? photo?.preview
  return (
    <View className='document-photo'>
      {src ? (
        <View className='document-photo__frame'>
          <PhotoWindow
            key={src}
            id={id}
            src={src}
            alt={alt}
            ratio={() => RATIO}
            usualRatio={RATIO}
            look={(size, ratio) => lookAtAll(size, turn, ratio)}
            mark={mark}
            onFailed={own ? () => setUnshowable(own) : discard}
          />
        </View>
      ) : (
        <View className='document-photo__empty'>{source ? t('document.photo.notShown') : failed && t('staff.case.photoFailed')}</View>
      )}
    </View>
  )
}
