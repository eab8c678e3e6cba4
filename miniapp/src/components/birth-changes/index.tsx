import { Text, View } from '@tarojs/components'
import type { BirthChange, Sex } from '@mcb/shared/domain'
import { formatInstant } from '@/services/dates'
import { type Translate, useText } from '@/services/text'
import { aria } from '../primitives'
import './index.scss'

/** What a correction changes in a delivery record: each part as it was, and as it is to be. */
export function BirthChanges({ id, changes }: { id?: string; changes: readonly BirthChange[] }) {
  const { t } = useText()
  return (
    <View {...(id && { id })} className='birth-changes' {...aria({ role: 'list' })}>
      {changes.map(({ part, before, after }) => (
        <View key={part} className='birth-changes__item' {...aria({ role: 'listitem' })}>
          <Text className='birth-changes__part'>{t(`birthPart.${part}`)}</Text>
          <View>
            <Text className='muted'>{t('birth.change.before')} </Text>
            <Text className='birth-changes__before'>{before === null ? t('common.unknown') : partWords(part, before, t)}</Text>
          </View>
          <View>
            <Text className='muted'>{t('birth.change.after')} </Text>
            <Text className='strong'>{partWords(part, after, t)}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}

function partWords(part: BirthChange['part'], value: string | number, t: Translate): string {
  if (part === 'sex') return t(`common.sex.${value as Sex}`)
  return part === 'bornAt' ? formatInstant(String(value), t) : String(value)
}
