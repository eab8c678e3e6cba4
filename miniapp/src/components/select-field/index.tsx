import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { platform } from '@/services'
import { useText } from '@/services/text'
import { Button } from '../button'
import { FieldFrame, useFrame } from '../field'
import { aria, Pressable, TextInput } from '../primitives'
import './index.scss'

export type SelectOption = {
  value: string
  label: string
  hint?: string
  /** More words this option is found by. */
  words?: string
}

type SelectFieldProps = {
  name: string
  label: string
  hint?: string
  doubt?: string
  error?: string
  evidence?: ReactNode
  options: readonly SelectOption[]
  /** Offered before anything is typed, where most readers choose one of them. */
  likely?: readonly string[]
  optional?: boolean
  value: string | null
  onChange(value: string | null): void
}

/** More than this and a reader types another letter sooner than reading on. */
const SHOWN = 8
const NONE: readonly string[] = []

/** One of many answers, found by typing. */
export function SelectField({ options, likely = NONE, value, onChange, ...rest }: SelectFieldProps) {
  const { t } = useText()
  const frame = useFrame(rest)
  const [query, setQuery] = useState('')
  // the control is another one once something is chosen; the focus goes along
  const moved = useRef(false)
  const choose = (next: string | null) => {
    moved.current = true
    setQuery('')
    onChange(next)
  }
  useEffect(() => {
    if (moved.current) platform.focus(`field-${frame.name}`)
    moved.current = false
  }, [value, frame.name])
  const chosen = options.find(option => option.value === value)
  const found = query.trim() || options.length <= SHOWN ? options.filter(option => matches(option, query)) : options.filter(option => likely.includes(option.value))

  if (chosen || value) {
    const label = chosen?.label ?? value ?? ''
    return (
      <FieldFrame {...frame}>
        <View className='select__chosen'>
          <View className='select__chosen-text'>
            <Text className='strong'>{label}</Text>
            {chosen?.hint && <View className='muted'>{chosen.hint}</View>}
          </View>
          <Button
            id={`field-${frame.name}`}
            kind='link'
            label={`${frame.label}: ${t('common.action.change')}`}
            onPress={() => choose(null)}
          >
            {t('common.action.change')}
          </Button>
        </View>
      </FieldFrame>
    )
  }

  return (
    <FieldFrame {...frame} hint={frame.hint ?? t('common.search.hint')}>
      <TextInput
        id={`field-${frame.name}`}
        className='field__input'
        label={frame.label}
        value={query}
        onChange={setQuery}
        describedBy={[`hint-${frame.name}`, frame.doubt && `doubt-${frame.name}`, frame.error && `error-${frame.name}`].filter(Boolean).join(' ')}
        invalid={Boolean(frame.error)}
      />
      <View {...aria({ live: 'polite' })}>
        {query.trim() !== '' && found.length === 0 && <View className='select__none'>{t('common.search.none', { query: query.trim() })}</View>}
        {found.length > 0 && (
          <View className='select__options'>
            {found.slice(0, SHOWN).map(option => (
              <Pressable
                key={option.value}
                id={`option-${option.value}`}
                className='select__option'
                pressedClassName='select__option--pressed'
                onPress={() => choose(option.value)}
              >
                <Text className='select__label'>{option.label}</Text>
                {option.hint && <Text className='select__hint'>{option.hint}</Text>}
              </Pressable>
            ))}
            {found.length > SHOWN && <View className='select__none'>{t('common.search.more')}</View>}
          </View>
        )}
      </View>
    </FieldFrame>
  )
}

function matches(option: SelectOption, query: string): boolean {
  const text = fold(`${option.value} ${option.label} ${option.hint ?? ''} ${option.words ?? ''}`)
  return fold(query)
    .split(' ')
    .every(word => text.includes(word))
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
