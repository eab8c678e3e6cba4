import { View } from '@tarojs/components'
import { type DocumentPhotoView, LIMITS, type RecognitionRefusal, recognizeDocument, uploadDocumentPhoto } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { DocumentPhoto } from '@/components/document-photo'
import { Failure } from '@/components/failure'
import { FieldError } from '@/components/field'
import { Notice } from '@/components/notice'
import { aria } from '@/components/primitives'
import { api, platform } from '@/services'
import { useText } from '@/services/text'
import { type DocumentForm, fieldsRead } from './document-form'
import './photo-field.scss'

/** Long enough for a passport's two bottom lines to be read, short enough for a slow network. */
const LONG_SIDE = 2600

/** Photos on which there is no passport leave nothing to type from. */
const NO_PASSPORT: readonly RecognitionRefusal[] = ['no_document', 'not_a_passport']

type Stage = { name: 'idle' } | { name: 'uploading'; percent: number } | { name: 'reading' }

/** Chooses, sends and reads a photo of a passport; a photo that cannot be used says what to do about it. */
export function PhotoField({ form, change, error }: { form: DocumentForm; change(part: Partial<DocumentForm>): void; error?: string }) {
  const { t } = useText()
  const [stage, setStage] = useState<Stage>({ name: 'idle' })
  const [refusal, setRefusal] = useState<{ photoId: string; reason: RecognitionRefusal } | null>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [preview, setPreview] = useState<string | null>(null)

  const read = async (photoId: string) => {
    setFailure(null)
    setStage({ name: 'reading' })
    try {
      take(await api.call(recognizeDocument, { params: { id: photoId } }))
    } catch (thrown) {
      setFailure(thrown)
      setUnread(photoId)
    } finally {
      setStage({ name: 'idle' })
    }
  }

  const take = ({ id, recognition }: DocumentPhotoView) => {
    setUnread(null)
    if (recognition?.outcome === 'read') {
      setRefusal(null)
      change({ ...fieldsRead(recognition), photoId: id })
    } else if (recognition) setRefusal({ photoId: id, reason: recognition.reason })
  }

  const choose = async () => {
    const chosen = await platform.choosePhoto()
    if (!chosen) return
    setFailure(null)
    setRefusal(null)
    const photo = await platform.shrinkPhoto(chosen, LONG_SIDE)
    setTooLarge(photo.bytes > LIMITS.photoBytes)
    if (photo.bytes > LIMITS.photoBytes) return
    setPreview(photo.preview)
    setStage({ name: 'uploading', percent: 0 })
    try {
      const onProgress = (percent: number) => setStage({ name: 'uploading', percent })
      const uploaded = await api.upload(uploadDocumentPhoto, { body: { kind: form.kind ?? 'foreignPassport' } }, photo.file, { onProgress })
      await read(uploaded.id)
    } catch (thrown) {
      setFailure(thrown)
      setStage({ name: 'idle' })
    }
  }

  const typeFrom = (photoId: string) => {
    setRefusal(null)
    setUnread(null)
    setFailure(null)
    change({ photoId, typing: true, doubtful: [] })
  }

  const busy = stage.name !== 'idle'
  const typeable = refusal ? (NO_PASSPORT.includes(refusal.reason) ? null : refusal.photoId) : unread
  return (
    <View id='field-photoId' className='stack' {...aria({ focusable: true })}>
      {error && <FieldError name='photoId' text={error} />}
      <View className='photo-field'>
        {preview || form.photoId ? (
          <DocumentPhoto id='photo' photoId={preview ? null : form.photoId} source={preview} alt={t('document.photo.preview')} />
        ) : (
          <View className='photo-field__frame' {...aria({ hidden: true })}>
            <View className='photo-field__portrait' />
            <View className='photo-field__lines' />
            <View className='photo-field__zone' />
          </View>
        )}
        <View className='photo-field__status' {...aria({ role: 'status', live: 'polite' })}>
          {stage.name === 'uploading' && t('document.photo.uploading', { percent: stage.percent })}
          {stage.name === 'reading' && t('document.photo.reading')}
          {stage.name === 'idle' && !form.photoId && !refusal && <View className='muted'>{t('document.photo.frame')}</View>}
        </View>
        {stage.name === 'uploading' && (
          <View className='photo-field__track' {...aria({ hidden: true })}>
            <View className='photo-field__done' style={{ width: `${stage.percent}%` }} />
          </View>
        )}
      </View>
      {tooLarge && <Notice tone='problem' announced title={t('document.photo.tooLarge')} />}
      {refusal && (
        <Notice id='photo-refusal' tone='warning' announced title={t('document.photo.refused')}>
          <View>{t(`recognition.${refusal.reason}`)}</View>
        </Notice>
      )}
      <Failure of={failure} onRetry={unread ? () => read(unread) : undefined} />
      <Button
        id={preview || form.photoId ? 'photo-retake' : 'photo-choose'}
        kind={form.photoId && !refusal ? 'secondary' : 'primary'}
        busy={busy}
        onPress={choose}
      >
        {preview || form.photoId ? t('document.photo.retake') : t('document.photo.choose')}
      </Button>
      {!form.photoId && !preview && <View className='muted small'>{t('document.photo.formats')}</View>}
      {typeable && (
        <Button id='type-yourself' kind='link' onPress={() => typeFrom(typeable)}>
          {t('document.photo.typeYourself')}
        </Button>
      )}
    </View>
  )
}
