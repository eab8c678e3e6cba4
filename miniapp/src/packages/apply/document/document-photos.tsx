import { View } from '@tarojs/components'
import type { DocumentSide, RecognizedKind } from '@mcb/shared/contract'
import { photos, uploads } from '@/services'
import type { ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { type DocumentForm, sidesOf } from './document-form'
import type { ReadingManner } from './document-reading'
import { SidePhoto } from './side-photo'
import type { DocumentReadings } from './use-readings'

type Props = {
  /** Where the photos wait while they are on their way, see `placeOf`. */
  place: string
  form: DocumentForm
  change(part: Partial<DocumentForm>): void
  readings: DocumentReadings
  manner: ReadingManner
  problems: readonly ShownProblem[]
  /** The photo shows a document of another kind, and that one is to be used. */
  onUseAs(kind: RecognizedKind): unknown
}

/** The place of one side's photo: of another kind of document it would be another photo. */
const placeOf = (place: string, kind: DocumentForm['kind'], side: DocumentSide) => `${place} ${kind} ${side}`

/** Sends the photo of a front once more, as what it shows. One that cannot be had any more is taken again. */
export async function sendAs(place: string, photoId: string, kind: RecognizedKind): Promise<void> {
  const photo = await photos.take(photoId)
  if (photo) uploads.begin(placeOf(place, kind, 'front'), { kind, side: 'front' }, photo)
}

/** Photos on their way that belonged to a form nobody will save. */
export function forgetPhotos(place: string, kind: DocumentForm['kind']): void {
  for (const side of ['front', 'back'] as const) uploads.forget(placeOf(place, kind, side))
}

/** One photo, or two for a card with two sides. */
export function DocumentPhotos({ onUseAs, ...props }: Props) {
  const { t } = useText()
  const { place, form } = props
  const of = (side: DocumentSide) => ({ ...props, side, place: placeOf(place, form.kind, side), reading: props.readings[side] })
  // another kind of document is another photo, with a history of its own
  if (sidesOf(form) === 1) return <SidePhoto key={place + form.kind} {...of('front')} onUseAs={onUseAs} />
  return (
    <View key={place + form.kind} className='stack'>
      <SidePhoto {...of('front')} label={t('document.photo.side.front')} onUseAs={onUseAs} />
      <SidePhoto {...of('back')} label={t('document.photo.side.back')} />
    </View>
  )
}
