import { View } from '@tarojs/components'
import { getDocumentPhoto } from '@mcb/shared/contract'
import { useEffect, useState } from 'react'
import { api } from '@/services'
import { useText } from '@/services/text'
import { Picture } from '../primitives'
import './index.scss'

type Props = { id?: string; photoId: string | null; /** Already on this device. */ source?: string | null; alt: string }

/** A document's photo. It is fetched with the session, so its address alone shows nobody anything. */
export function DocumentPhoto({ id, photoId, source = null, alt }: Props) {
  const { t } = useText()
  const [fetched, setFetched] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let gone = false
    setFetched(null)
    setFailed(false)
    if (photoId) {
      api.file(getDocumentPhoto, { params: { id: photoId } }).then(
        file => !gone && setFetched(file),
        () => !gone && setFailed(true),
      )
    }
    return () => {
      gone = true
    }
  }, [photoId])

  const shown = source ?? fetched
  return (
    <View className='document-photo'>
      {shown ? (
        <Picture id={id} className='document-photo__image' src={shown} alt={alt} />
      ) : (
        <View className='document-photo__empty'>{failed && t('staff.case.photoFailed')}</View>
      )}
    </View>
  )
}
