import { View } from '@tarojs/components'
import type { DocumentPhotoView } from '@mcb/shared/contract'
import type { ReactNode } from 'react'
import { useText } from '@/services/text'
import { Button } from '../button'
import { DocumentPhoto } from '../document-photo'
import { Failure } from '../failure'
import { FieldError } from '../field'
import { useReturned } from '../field/returned'
import { Notice } from '../notice'
import { aria } from '../primitives'
import { type PhotoKind, type Upload, useUpload } from './use-upload'
import './index.scss'

type Props = {
  /** The field of the answer. */
  name: string
  /** The photo is `#<id>`, its buttons `#<id>-choose` and `#<id>-retake`. */
  id: string
  kind: PhotoKind
  /** Which side; without it the page's heading says what to photograph. */
  label?: string
  /** What the empty frame looks like. */
  drawing: 'passport' | 'card' | 'back'
  photoId: string
  onUploaded(photo: DocumentPhotoView): unknown
  /** Goes on after the upload: the button is busy, and this says why. */
  working?: string
  /** The photo that is here cannot be used. */
  wanted?: boolean
  error?: string
  children?: ReactNode
}

/** One photo: the frame it belongs into, how far it has come, and what it looks like. */
export function PhotoField({ name, id, kind, label, drawing, photoId, onUploaded, working, wanted, error, children }: Props) {
  const { t } = useText()
  const upload = useUpload(kind, onUploaded)
  const doubt = useReturned(name)
  const { percent, preview, choose } = upload
  const shown = preview !== null || photoId !== ''
  return (
    <View id={`field-${name}`} className='stack' {...aria({ focusable: true })}>
      {error && <FieldError name={name} text={error} />}
      {doubt && <View className='field__doubt'>{doubt}</View>}
      <View className='photo-field'>
        {label && <View className='photo-field__label'>{label}</View>}
        {shown ? (
          <DocumentPhoto id={id} photoId={preview ? null : photoId} source={preview} alt={label ?? t('document.photo.preview')} />
        ) : (
          <View className={`photo-field__frame photo-field__frame--${drawing}`} {...aria({ hidden: true })}>
            {drawing !== 'back' && <View className='photo-field__portrait' />}
            <View className='photo-field__lines' />
            {drawing === 'passport' && <View className='photo-field__zone' />}
          </View>
        )}
        <View className='photo-field__status' {...aria({ role: 'status', live: 'polite' })}>
          {percent !== null ? t('document.photo.uploading', { percent }) : working}
          {percent === null && !working && !shown && <View className='muted'>{t('document.photo.frame')}</View>}
        </View>
        <Progress percent={percent} />
      </View>
      <UploadProblems upload={upload} />
      {children}
      <Button
        id={`${id}-${shown ? 'retake' : 'choose'}`}
        kind={photoId && !wanted ? 'secondary' : 'primary'}
        label={label && t('common.labelled', { label, text: t(shown ? 'document.photo.retake' : 'document.photo.choose') })}
        busy={percent !== null || working !== undefined}
        onPress={choose}
      >
        {t(shown ? 'document.photo.retake' : 'document.photo.choose')}
      </Button>
      {!shown && <View className='muted small'>{t('document.photo.formats')}</View>}
    </View>
  )
}

/** How far an upload has come, as a line; said in words beside it. */
export function Progress({ percent }: { percent: number | null }) {
  if (percent === null) return null
  return (
    <View className='photo-field__track' {...aria({ hidden: true })}>
      <View className='photo-field__done' style={{ width: `${percent}%` }} />
    </View>
  )
}

/** Why a photo did not arrive. */
export function UploadProblems({ upload: { tooLarge, failure } }: { upload: Upload }) {
  const { t } = useText()
  return (
    <>
      {tooLarge && <Notice tone='problem' announced title={t('document.photo.tooLarge')} />}
      <Failure of={failure} />
    </>
  )
}
