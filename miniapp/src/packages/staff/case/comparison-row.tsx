import { Text, View } from '@tarojs/components'
import type { ComparisonRow as Row, IdentityDocumentKind, Sex } from '@mcb/shared/domain'
import { useState } from 'react'
import { PhotoCrop } from '@/components/photo-crop'
import { aria, Pressable } from '@/components/primitives'
import { nameOfNationality } from '@/services/countries'
import { formatDate } from '@/services/dates'
import { useText } from '@/services/text'
import './comparison.scss'

export const COLUMNS = ['applied', 'recognized', 'registered'] as const

/** One field in its three sources, with what the photo itself shows of it; a tap makes that large. */
export function ComparisonRow({ of: row }: { of: Row }) {
  const { t } = useText()
  const write = useWriter()
  const [isLarge, setLarge] = useState(false)
  const { person, field, photo, recognized, doubtful } = row
  const crop = t('staff.case.cropOf', { person: t(`common.signer.${person}`), field: t(`staff.case.field.${field}`) })
  return (
    <View id={`row-${person}-${field}`} className={`comparison__row comparison__row--${row.verdict}`} {...aria({ role: 'row' })}>
      <View className='comparison__cell comparison__cell--field' {...aria({ role: 'rowheader' })}>
        {t(`staff.case.field.${field}`)}
      </View>
      {COLUMNS.map(column => (
        <View key={column} className='comparison__cell' {...aria({ role: 'cell' })}>
          <Text className='comparison__column' {...aria({ hidden: true })}>
            {t(`staff.case.table.${column}`)}
          </Text>
          <View className='comparison__value'>
            <Text>{write(field, row[column])}</Text>
            {column === 'recognized' && doubtful && <View className='comparison__doubt'>{t(recognized ? 'staff.case.table.doubtful' : 'staff.case.table.notMadeOut')}</View>}
            {column === 'recognized' && photo && (
              <Pressable
                id={`crop-${person}-${field}`}
                className='comparison__crop'
                expanded={isLarge}
                label={t(isLarge ? 'staff.case.shrink' : 'staff.case.enlarge', { photo: crop })}
                onPress={() => setLarge(!isLarge)}
              >
                <PhotoCrop of={photo} alt={crop} />
              </Pressable>
            )}
          </View>
        </View>
      ))}
      <View className='comparison__cell comparison__cell--verdict' {...aria({ role: 'cell' })}>
        <Text className={`verdict verdict--${row.verdict}`}>{t(`staff.case.table.${row.verdict}`)}</Text>
      </View>
      {photo && isLarge && (
        <View className='comparison__large' {...aria({ role: 'cell' })}>
          <PhotoCrop of={photo} alt={crop} size='large' />
        </View>
      )}
    </View>
  )
}

/** A value as the reader's language writes it; letters of names and numbers stay exactly as they are. */
function useWriter() {
  const { t, language } = useText()
  return (field: Row['field'], value: string | null): string => {
    if (!value) return '–'
    switch (field) {
      case 'documentKind':
        return t(`kind.${value as IdentityDocumentKind}`)
      case 'sex':
        return t(`common.sex.${value as Sex}`)
      case 'nationality':
        return nameOfNationality(value, language)
      case 'birthDate':
      case 'expiryDate':
        return formatDate(value, t)
      default:
        return value
    }
  }
}
