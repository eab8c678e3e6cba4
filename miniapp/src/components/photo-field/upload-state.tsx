import { View } from '@tarojs/components'
import { useText } from '@/services/text'
import { Button } from '../button'
import { Failure } from '../failure'
import { Notice } from '../notice'
import { aria } from '../primitives'
import type { PhotoUpload } from './use-upload'
import './index.scss'

/** How far an upload has come, as a line; said in words beside it. */
export function Progress({ percent }: { percent: number | null }) {
  if (percent === null) return null
  return (
    <View className='photo-field__track' {...aria({ hidden: true })}>
      <View className='photo-field__done' style={{ width: `${percent}%` }} />
    </View>
  )
}

/** Why a photo has not arrived, and how it goes on. The button is `#<id>-again`. */
export function UploadProblems({ id, of: { upload, lost, again } }: { id: string; of: PhotoUpload }) {
  const { t } = useText()
  const failure = upload?.failure
  if (lost) return <Notice id={`${id}-lost`} tone='warning' announced title={t('document.photo.lost')} />
  if (!failure) return null
  if (failure === 'tooLarge') return <Notice tone='problem' announced title={t('document.photo.tooLarge')} />
  if (!failure.goesOn) return <Failure of={failure.thrown} onRetry={again} />
  return (
    <Notice id={`${id}-offline`} tone='warning' announced title={t('common.offline.title')}>
      <View>{t('document.photo.kept')}</View>
      <Button id={`${id}-again`} kind='link' onPress={again}>
        {t('document.photo.again')}
      </Button>
    </Notice>
  )
}
