import { View } from '@tarojs/components'
import { type DocumentPhotoView, type RecognitionRefusal, recognizeDocument } from '@mcb/shared/contract'
import type { Presentation } from '@mcb/shared/domain'
import { useRef, useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { PhotoField } from '@/components/photo-field'
import { api } from '@/services'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { type DocumentForm, fieldsHelped, fieldsRead, sidesOf, waitsForPhoto } from './document-form'

/** Photos on which there is no document leave nothing to type from. */
const NO_DOCUMENT: readonly RecognitionRefusal[] = ['no_document', 'wrong_kind']

type Props = { form: DocumentForm; change(part: Partial<DocumentForm>): void; presentation: Presentation; problems: readonly ShownProblem[] }

/** One photo, or two for a card with two sides. */
export function DocumentPhotos(props: Props) {
  const { form, change, problems } = props
  const { t } = useText()
  if (sidesOf(form) === 1) return <FrontPhoto {...props} />
  return (
    <View className='stack'>
      <FrontPhoto {...props} label={t('document.photo.side.front')} />
      <PhotoField
        name='backPhotoId'
        id='photo-back'
        kind={form.kind ?? 'other'}
        label={t('document.photo.side.back')}
        drawing='back'
        photoId={form.backPhotoId}
        onUploaded={({ id }) => change({ backPhotoId: id })}
        error={problemOf(problems, 'backPhotoId')}
      />
    </View>
  )
}

/**
 * The side with the portrait. It is sent and read; a passport that cannot be read says what to do about it, any other
 * document is typed then, and nothing is said.
 */
function FrontPhoto({ form, change, presentation, problems, label }: Props & { label?: string }) {
  const { t } = useText()
  const [reading, setReading] = useState(false)
  const [refusal, setRefusal] = useState<{ photoId: string; reason: RecognitionRefusal } | null>(null)
  const [unread, setUnread] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  // what is read later must not meet the form as it was when the photo was sent
  const latest = useRef(form)
  latest.current = form
  const waits = waitsForPhoto(form, presentation)

  const read = async (photoId: string) => {
    setFailure(null)
    setReading(true)
    try {
      take(await api.call(recognizeDocument, { params: { id: photoId } }))
    } catch (thrown) {
      setFailure(thrown)
      setUnread(photoId)
    } finally {
      setReading(false)
    }
  }

  const take = ({ id, recognition }: DocumentPhotoView) => {
    setUnread(null)
    if (recognition?.outcome === 'read') change({ ...fieldsRead(recognition), photoId: id })
    else if (recognition) setRefusal({ photoId: id, reason: recognition.reason })
  }

  /** A help, and no more: the answer comes when it comes, or never. */
  const readQuietly = async (photoId: string) => {
    const photo = await api.call(recognizeDocument, { params: { id: photoId } }).catch(() => null)
    if (photo?.recognition?.outcome === 'read' && latest.current.photoId === photoId) change(fieldsHelped(photo.recognition, latest.current))
  }

  const handleUploaded = ({ id }: DocumentPhotoView) => {
    setRefusal(null)
    setFailure(null)
    if (waits) return read(id)
    latest.current = { ...latest.current, photoId: id }
    change({ photoId: id })
    void readQuietly(id)
    return undefined
  }

  const typeFrom = (photoId: string) => {
    setRefusal(null)
    setUnread(null)
    setFailure(null)
    change({ photoId, typing: true, doubtful: [] })
  }

  const typeable = refusal ? (NO_DOCUMENT.includes(refusal.reason) ? null : refusal.photoId) : unread
  return (
    <PhotoField
      name='photoId'
      id='photo'
      kind={form.kind ?? 'other'}
      label={label}
      drawing={form.kind === 'foreignPassport' ? 'passport' : 'card'}
      photoId={form.photoId}
      onUploaded={handleUploaded}
      working={reading ? t('document.photo.reading') : undefined}
      wanted={refusal !== null}
      error={problemOf(problems, 'photoId')}
    >
      {refusal && (
        <Notice id='photo-refusal' tone='warning' announced title={t('document.photo.refused')}>
          <View>{t(`recognition.${refusal.reason}`)}</View>
        </Notice>
      )}
      <Failure of={failure} onRetry={unread ? () => read(unread) : undefined} />
      {typeable && (
        <Button id='type-yourself' kind='link' onPress={() => typeFrom(typeable)}>
          {t('document.photo.typeYourself')}
        </Button>
      )}
    </PhotoField>
  )
}
