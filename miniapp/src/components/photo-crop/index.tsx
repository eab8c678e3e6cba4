import { View } from '@tarojs/components'
import type { PlaceOnPhoto } from '@mcb/shared/domain'
import { usePhoto } from '@/services/use-photo'
import { PhotoWindow } from '../photo-window'
import { lookAt, ratioFor } from '../photo-window/look'
import './index.scss'

/** Of a field nobody has measured yet. */
const USUAL_RATIO = 5
/** Pixels: beside an input, and to be looked at closely. */
const HEIGHTS = { line: 52, large: 150 } as const

type Props = { id?: string; of: PlaceOnPhoto; alt: string; size?: keyof typeof HEIGHTS }

/** What a photo shows of one field, upright and large enough to read. Nothing while the photo is not here. */
export function PhotoCrop({ id, of: { id: photoId, place, turn }, alt, size = 'line' }: Props) {
  const { photo, discard } = usePhoto(photoId)
  if (!photo) return null
  return (
    <View className='photo-crop'>
      <PhotoWindow
        key={photo.preview}
        id={id}
        src={photo.preview}
        alt={alt}
        ratio={photoSize => ratioFor(photoSize, place, turn)}
        usualRatio={USUAL_RATIO}
        look={(photoSize, ratio) => lookAt(photoSize, place, turn, ratio)}
        height={HEIGHTS[size]}
        mark={place}
        marking='underlined'
        onFailed={discard}
      />
    </View>
  )
}
