import { View } from '@tarojs/components'
import type { DocumentPhotoView } from '@mcb/shared/contract'
import type { PhotoPlace, PhotoTurn } from '@mcb/shared/domain'
import type { ReactNode } from 'react'
import { platform } from '@/services'
import { useText } from '@/services/text'
import type { PhotoSubject } from '@/services/uploads'
import { Button } from '../button'
import { DocumentPhoto } from '../document-photo'
import { FieldError } from '../field'
import { useReturned } from '../field/returned'
import { aria } from '../primitives'
import { type Drawing, Guide } from './guide'
import { Progress, UploadProblems } from './upload-state'
import { usePhotoUpload } from './use-upload'
import './index.scss'

type Props = {
  /** The field of the answer. */
  name: string
  /** The photo is `#<id>`, its buttons `#<id>-choose` and `#<id>-retake`. */
  id: string
  /** Where the photo waits while it is on its way, see `createUploads`. */
  place: string
  subject: PhotoSubject
  /** Which side; without it the page's heading says what to photograph. */
  label?: string
  /** What the empty frame looks like. */
  drawing: Drawing
  photoId: string
  /** How the photo lies, and where on it something is to be seen. */
  turn?: PhotoTurn
  mark?: PhotoPlace | null
  onUploaded(photo: DocumentPhotoView): unknown
  /** What is being done with the photo, or was. */
  state?: string
  /** All is well with it: what matters now comes below, and the photo steps back. */
  done?: boolean
  /** The photo that is here cannot be used. */
  wanted?: boolean
  /** Another photo comes first, which has said what a good one looks like. */
  second?: boolean
  error?: string
  children?: ReactNode
}

/** One photo: the frame it belongs into, how far it has come, and what it looks like. */
export function PhotoField({ name, id, place, subject, label, drawing, photoId, turn, mark, onUploaded, state, done, wanted, second, error, children }: Props) {
  const { t } = useText()
  const photo = usePhotoUpload(place, subject, onUploaded)
  const doubt = useReturned(name)
  const { upload } = photo
  const percent = upload?.percent ?? null
  const shown = upload !== null || photoId !== ''
  const failed = upload?.failure === 'tooLarge' || upload?.failure?.goesOn === false
  const small = done && !upload
  const kind = small ? 'link' : (shown && !wanted && !failed) || second ? 'secondary' : 'primary'
  const labelled = (text: string) => label && t('common.labelled', { label, text })
  const { cameraApart } = platform
  const action = shown ? t(cameraApart ? 'document.photo.takeAgain' : 'document.photo.retake') : t(cameraApart ? 'document.photo.camera' : 'document.photo.choose')
  return (
    <View id={`field-${name}`} className='stack' {...aria({ focusable: true })}>
      {error && <FieldError name={name} text={error} />}
      {doubt && <View className='field__doubt'>{doubt}</View>}
      <View className={`photo-field ${small ? 'photo-field--small' : ''}`}>
        {label && <View className='photo-field__label'>{label}</View>}
        {shown ? (
          <DocumentPhoto
            id={id}
            photoId={upload ? null : photoId}
            source={upload?.photo.preview}
            alt={label ?? t('document.photo.preview')}
            turn={upload ? undefined : turn}
            mark={upload ? null : mark}
          />
        ) : (
          <Guide drawing={drawing} tips={!second} />
        )}
        <View className='photo-field__status' {...aria({ role: 'status', live: 'polite' })}>
          {percent !== null ? t('document.photo.uploading', { percent }) : upload ? null : state}
          {!shown && !second && <View className='muted'>{t('document.photo.frame')}</View>}
        </View>
        <Progress percent={percent} />
      </View>
      <UploadProblems id={id} of={photo} />
      {!upload && children}
      <View className='photo-field__actions'>
        <Button
          id={`${id}-${shown ? 'retake' : 'choose'}`}
          kind={kind}
          label={labelled(action)}
          busy={percent !== null}
          onPress={() => photo.choose(cameraApart ? 'camera' : undefined)}
        >
          {action}
        </Button>
        {cameraApart && percent === null && (
          <Button id={`${id}-album`} kind='link' label={labelled(t('document.photo.album'))} onPress={() => photo.choose()}>
            {t('document.photo.album')}
          </Button>
        )}
      </View>
    </View>
  )
}
