import { View } from '@tarojs/components'
import { type MaterialCode, MATERIALS } from '@mcb/shared/domain'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { DocumentPhoto } from '@/components/document-photo'
import { FieldError } from '@/components/field'
import { useReturned } from '@/components/field/returned'
import { Progress, UploadProblems } from '@/components/photo-field/upload-state'
import { usePhotoUpload } from '@/components/photo-field/use-upload'
import { aria, Heading } from '@/components/primitives'
import { useText } from '@/services/text'
import './paper-field.scss'

const PAPER = { kind: 'paper', side: 'front' } as const
/** The server takes this many pages of a paper. */
const MOST_PAGES = 9

/** A paper that is photographed; the others are answered, or brought as they are. */
export type Paper = { [Code in MaterialCode]: (typeof MATERIALS)[Code] extends 'photo' ? Code : never }[MaterialCode]
export const isPaper = (code: MaterialCode): code is Paper => MATERIALS[code] === 'photo'

type Props = { material: Paper; /** The application's. */ id: string; photos: readonly string[]; onChange(photos: string[]): void; error?: string; children?: ReactNode }

/** One paper: what it is, where it comes from, and its pages. */
export function PaperField({ material, id, photos, onChange, error, children }: Props) {
  const { t } = useText()
  const name = t(`material.${material}.name`)
  const field = `photos-${material}`
  const doubt = useReturned(field)
  const photo = usePhotoUpload(`paper ${id} ${material}`, PAPER, ({ id: page }) => onChange([...photos, page]))
  const percent = photo.upload?.percent ?? null
  const action = photos.length > 0 ? t('apply.materials.addPage') : t('apply.materials.add')
  return (
    <View id={`field-${field}`} className='card stack' {...aria({ focusable: true })}>
      <View className='stack--tight'>
        <Heading level={2}>{name}</Heading>
        <View>{t(`material.${material}.what`)}</View>
        <View className='muted'>{t(`material.${material}.where`)}</View>
      </View>
      {children}
      {doubt && <View className='field__doubt'>{doubt}</View>}
      {error && <FieldError name={field} text={error} />}
      {(photos.length > 0 || photo.upload) && (
        <View className='paper__pages'>
          {photos.map((photoId, i) => (
            <Page key={photoId} material={material} at={i} photoId={photoId} onRemove={() => onChange(photos.filter(each => each !== photoId))} />
          ))}
          {photo.upload && (
            <View className='paper__page'>
              <DocumentPhoto photoId={null} source={photo.upload.photo.preview} alt={t('apply.materials.page', { number: photos.length + 1 })} />
            </View>
          )}
        </View>
      )}
      <View {...aria({ role: 'status', live: 'polite' })}>{percent !== null && t('document.photo.uploading', { percent })}</View>
      <Progress percent={percent} />
      <UploadProblems id={`photo-add-${material}`} of={photo} />
      {photos.length < MOST_PAGES && (
        <Button
          id={`photo-add-${material}`}
          kind='secondary'
          label={t('common.labelled', { label: name, text: action })}
          busy={percent !== null}
          onPress={() => photo.choose()}
        >
          {action}
        </Button>
      )}
    </View>
  )
}

function Page({ material, at, photoId, onRemove }: { material: Paper; at: number; photoId: string; onRemove(): void }) {
  const { t } = useText()
  const page = t('apply.materials.page', { number: at + 1 })
  return (
    <View className='paper__page'>
      <DocumentPhoto id={`paper-${material}-${at}`} photoId={photoId} alt={t('common.labelled', { label: t(`material.${material}.name`), text: page })} />
      <View className='paper__line'>
        <View>{page}</View>
        <Button id={`paper-remove-${material}-${at}`} kind='link' label={t('common.labelled', { label: page, text: t('common.action.remove') })} onPress={onRemove}>
          {t('common.action.remove')}
        </Button>
      </View>
    </View>
  )
}
