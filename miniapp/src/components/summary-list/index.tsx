import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useText } from '@/services/text'
import { Button } from '../button'
import { Heading } from '../primitives'
import './index.scss'

/** A row without a label is answered by the list's title. */
export type SummaryRow = { label?: string; value: ReactNode }

type SummaryListProps = {
  id?: string
  title?: string
  rows: readonly SummaryRow[]
  /** A link that changes these answers. */
  change?: { id: string; label: string; onPress(): unknown }
  children?: ReactNode
}

/** Facts as label and value, with a way to change them. */
export function SummaryList({ id, title, rows, change, children }: SummaryListProps) {
  const { t } = useText()
  return (
    <View {...(id && { id })} className='summary'>
      {(title || change) && (
        <View className='summary__head'>
          {title && <Heading level={2}>{title}</Heading>}
          {change && (
            <Button id={change.id} kind='link' label={change.label} onPress={change.onPress}>
              {t('common.action.change')}
            </Button>
          )}
        </View>
      )}
      {rows.map((row, index) => (
        <View key={`${index} ${row.label ?? ''}`} className='summary__row'>
          {row.label && <Text className='summary__label'>{row.label}</Text>}
          <View className='summary__value'>{row.value || t('common.notGiven')}</View>
        </View>
      ))}
      {children}
    </View>
  )
}
