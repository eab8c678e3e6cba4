import { View } from '@tarojs/components'
import type { DocumentSide, RecognitionRefusal, RecognizedKind } from '@mcb/shared/contract'
import type { IdentityDocumentKind } from '@mcb/shared/domain'
import { useEffect, useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { PhotoField } from '@/components/photo-field'
import type { Drawing } from '@/components/photo-field/guide'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import type { DocumentForm } from './document-form'
import { photoOf, type ReadingManner, typedInstead } from './document-reading'
import type { SideReading } from './use-readings'

const FRONTS: Record<IdentityDocumentKind, Drawing> = {
  residentIdentityCard: 'cardPortraitRight',
  residencePermit: 'cardPortraitRight',
  foreignPassport: 'passport',
  hongKongMacauTravelPermit: 'cardPortraitLeft',
  taiwanTravelPermit: 'cardPortraitLeft',
  foreignPermanentResidentCard: 'cardPortraitLeft',
  householdRegister: 'sheet',
  other: 'sheet',
}

/** Photos on which there is nothing to type from, unless the reader is wrong about that twice. */
const NOTHING_TO_TYPE: readonly RecognitionRefusal[] = ['no_document', 'wrong_kind']

type Props = {
  side: DocumentSide
  /** Where the photo waits while it is on its way. */
  place: string
  /** Which side, where there are two. */
  label?: string
  form: DocumentForm
  change(part: Partial<DocumentForm>): void
  reading: SideReading
  manner: ReadingManner
  problems: readonly ShownProblem[]
  onUseAs?(kind: RecognizedKind): unknown
}

/** The photo of one side: taken, sent and read; what was found on it, or why it cannot be used and what to do. */
export function SidePhoto({ side, place, label, form, change, reading, manner, problems, onUseAs }: Props) {
  const { t } = useText()
  const { recognition } = reading
  const id = side === 'front' ? 'photo' : 'photo-back'
  const field = side === 'front' ? 'photoId' : 'backPhotoId'
  const speaks = manner !== 'quiet'
  const open = speaks && form[side] === 'open'
  const refusal = open && recognition?.outcome === 'refused' ? recognition : null
  const read = speaks && recognition?.outcome === 'read' ? recognition : null
  const waiting = open && reading.awaited
  const said = waiting ? t(reading.slow ? 'document.photo.slow' : 'document.photo.reading') : read && t('document.photo.read')
  return (
    <PhotoField
      name={field}
      id={id}
      place={place}
      subject={{ kind: form.kind ?? 'other', side }}
      label={label}
      drawing={side === 'back' ? 'cardBack' : FRONTS[form.kind ?? 'other']}
      photoId={photoOf(form, side)}
      turn={recognition?.outcome === 'read' ? recognition.turn : 0}
      mark={refusal?.place}
      onUploaded={({ id }) => change({ [field]: id, [side]: 'open' })}
      state={said || undefined}
      done={read !== null}
      second={side === 'back' && form.photoId === ''}
      wanted={refusal !== null}
      error={problemOf(problems, field)}
    >
      {refusal && <Refusal id={`${id}-refusal`} reason={refusal.reason} seen={refusal.kind} onUseAs={onUseAs} />}
      {read?.remarks.map(remark => <Notice key={remark} tone={remark === 'expired' ? 'warning' : 'info'} title={t(`recognition.remark.${remark}`)} />)}
      {open && <Failure of={reading.failure} onRetry={reading.again} />}
      <TypeInstead reading={reading} wanted={open && manner === 'awaited'} side={side} onType={() => change(typedInstead(side, form))} />
    </PhotoField>
  )
}

/** Why the photo cannot be used, what to do, and what it seems to show instead. */
function Refusal({ id, reason, seen, onUseAs }: { id: string; reason: RecognitionRefusal; seen: RecognizedKind | null; onUseAs?(kind: RecognizedKind): unknown }) {
  const { t } = useText()
  return (
    <Notice id={id} tone='warning' announced title={t('document.photo.refused')}>
      <View>{t(`recognition.${reason}`)}</View>
      {seen && <View>{t('document.photo.seen', { kind: t(`kind.${seen}`) })}</View>}
      {seen && onUseAs && (
        <Button id='use-as-seen' kind='secondary' onPress={() => onUseAs(seen)}>
          {t('document.photo.useAsSeen')}
        </Button>
      )}
    </Notice>
  )
}

/** The way out when a photo is not read: after a refusal, after a failure, after a while. */
function TypeInstead({ reading, wanted, side, onType }: { reading: SideReading; wanted: boolean; side: DocumentSide; onType(): void }) {
  const { t } = useText()
  const { photoId, awaited, slow, recognition } = reading
  const refused = recognition?.outcome === 'refused' ? recognition.reason : null
  const [refusedPhotos, setRefusedPhotos] = useState<readonly string[]>([])
  useEffect(() => {
    if (refused) setRefusedPhotos(before => (before.includes(photoId) ? before : [...before, photoId]))
  }, [refused, photoId])

  const hopeless = refused !== null && NOTHING_TO_TYPE.includes(refused) && refusedPhotos.length < 2
  if (!wanted || !photoId || (awaited && !slow) || hopeless) return null
  return (
    <Button id={side === 'front' ? 'type-yourself' : 'type-back-yourself'} kind='link' onPress={onType}>
      {t('document.photo.typeYourself')}
    </Button>
  )
}
