import { View } from '@tarojs/components'
import type { PhotoPlace } from '@mcb/shared/domain'
import { useState } from 'react'
import { aria, Picture } from '../primitives'
import type { Box, Look, Size } from './look'
import './index.scss'

type Props = {
  id?: string
  src: string
  alt: string
  /** Width by height, once the photo's size is known, and until then. */
  ratio(photo: Size): number
  usualRatio: number
  look(photo: Size, ratio: number): Look
  /** Not higher than this, in pixels; without it as wide as there is room. */
  height?: number
  /** A place to be pointed at: boxed where something is wrong with it, underlined where it is only to be found. */
  mark?: PhotoPlace | null
  marking?: 'boxed' | 'underlined'
  onFailed?(): void
}

const percent = (part: number) => `${(part * 100).toFixed(3)}%`
const boxStyle = ({ left, top, width, height }: Box) => ({ left: percent(left), top: percent(top), width: percent(width), height: percent(height) })

/** A frame that looks onto a part of a photo, or onto all of it, upright. Give it `key={src}`: another photo has another size. */
export function PhotoWindow({ id, src, alt, ratio, usualRatio, look, height, mark, marking = 'boxed', onFailed }: Props) {
  const [size, setSize] = useState<Size | null>(null)
  const shape = size ? ratio(size) : usualRatio
  const seen = size && look(size, shape)
  return (
    <View style={height ? { maxWidth: `${Math.round(shape * height)}px` } : undefined}>
      <View className='photo-window' style={{ paddingTop: percent(1 / shape) }}>
        <Picture
          id={id}
          src={src}
          alt={alt}
          className={`photo-window__image ${seen ? '' : 'photo-window__image--unknown'}`}
          style={seen ? { ...boxStyle(seen.image), ...(seen.turn && { transform: `rotate(${seen.turn}deg)` }) } : undefined}
          fit={seen ? 'fill' : 'contain'}
          onShown={setSize}
          onFailed={onFailed}
        />
        {seen && mark && <View className={`photo-window__mark photo-window__mark--${marking}`} style={boxStyle(seen.toFrame(mark))} {...aria({ hidden: true })} />}
      </View>
    </View>
  )
}
