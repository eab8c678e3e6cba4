import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isPlainDate } from '@mcb/shared/domain'
import { formatDate } from '@/services/dates'
import { useText } from '@/services/text'
import { DateInput, Label, TextInput } from '../primitives'
import './index.scss'

type FrameProps = {
  name: string
  label: string
  hint?: string
  /** Words beside the field that deserve a look before anything else. */
  doubt?: string
  error?: string
  optional?: boolean
}

/** Ids of what describes the field, for a screen reader. */
function describedBy({ name, hint, doubt, error }: FrameProps): string | undefined {
  const ids = [hint && `hint-${name}`, doubt && `doubt-${name}`, error && `error-${name}`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label, hint, the control, and what is wrong with it. */
export function FieldFrame({ children, ...frame }: FrameProps & { children: ReactNode }) {
  const { t } = useText()
  const { name, label, hint, doubt, error, optional } = frame
  return (
    <View className={`field ${error ? 'field--wrong' : ''} ${doubt ? 'field--doubtful' : ''}`}>
      <Label htmlFor={`field-${name}`} className='field__label'>
        {optional ? t('common.optional', { label }) : label}
      </Label>
      {hint && (
        <View id={`hint-${name}`} className='field__hint'>
          {hint}
        </View>
      )}
      {doubt && (
        <View id={`doubt-${name}`} className='field__doubt'>
          {doubt}
        </View>
      )}
      {error && <FieldError name={name} text={error} />}
      {children}
    </View>
  )
}

/** What is wrong with one field; not by colour alone. */
export function FieldError({ name, text }: { name: string; text: string }) {
  const { t } = useText()
  return (
    <View id={`error-${name}`} className='field__error'>
      <Text className='field__error-prefix'>{t('common.errorPrefix')} </Text>
      <Text>{text}</Text>
    </View>
  )
}

type TextFieldProps = FrameProps & {
  value: string
  onChange(value: string): void
  onBlur?(): void
  kind?: 'text' | 'password' | 'tel' | 'code'
  multiline?: boolean
  maxLength?: number
  autoComplete?: string
}

export function TextField({ value, onChange, onBlur, kind, multiline, maxLength, autoComplete, ...frame }: TextFieldProps) {
  return (
    <FieldFrame {...frame}>
      <TextInput
        id={`field-${frame.name}`}
        className={`field__input ${kind === 'code' ? 'field__input--code' : ''}`}
        label={frame.label}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        kind={kind}
        multiline={multiline}
        maxLength={maxLength}
        autoComplete={autoComplete}
        describedBy={describedBy(frame)}
        invalid={Boolean(frame.error)}
      />
    </FieldFrame>
  )
}

type DateFieldProps = FrameProps & { value: string; onChange(value: string): void; min?: string; max?: string }

export function DateField({ value, onChange, min, max, ...frame }: DateFieldProps) {
  const { t } = useText()
  return (
    <FieldFrame {...frame}>
      <DateInput
        id={`field-${frame.name}`}
        className='field__input'
        label={frame.label}
        value={value}
        onChange={onChange}
        min={min}
        max={max}
        placeholder={t('common.date.choose')}
        display={value}
        describedBy={describedBy(frame)}
        invalid={Boolean(frame.error)}
      />
      {/* a browser writes dates its own way, day and month in either order */}
      {isPlainDate(value) && <View className='field__echo'>{formatDate(value, t)}</View>}
    </FieldFrame>
  )
}
