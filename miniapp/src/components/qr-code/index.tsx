import { View } from '@tarojs/components'
import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import { Picture } from '../primitives'
import './index.scss'

type QrCodeProps = { text: string; alt: string }

/** A QR code as a picture; error correction level M, as for a screen behind scratched glass. */
export function QrCode({ text, alt }: QrCodeProps) {
  const source = useMemo(() => {
    const code = qrcode(0, 'M')
    // capitals and digits make a smaller picture
    code.addData(text, /^[0-9A-Z]+$/.test(text) ? 'Alphanumeric' : 'Byte')
    code.make()
    return code.createDataURL(8, 16)
  }, [text])
  return (
    <View className='qr-code'>
      <Picture className='qr-code__image' src={source} alt={alt} />
    </View>
  )
}

/** A code as people read it aloud: in groups of four. */
export function inGroups(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}
