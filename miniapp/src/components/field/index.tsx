import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { isPlainDate } from '@mcb/shared/domain'
import { formatDate } from '@/services/dates'
import { useText } from '@/services/text'
import { DateInput, Label, SelectInput, TextInput, TimeInput } from '../primitives'
import { useReturned } from './returned'
import './index.scss'

type FrameProps = {
  name: string
  label: string
  hint?: string
  /** Words beside the field that deserve a look before anything else. */
  doubt?: string
  error?: string
  optional?: boolean
  /** What the answer can be held against, between what is asked and the answer. */
  evidence?: ReactNode
}

/** Ids of what describes the field, for a screen reader. */
function describedBy({ name, hint, doubt, error }: FrameProps): string | undefined {
  const ids = [hint && `hint-${name}`, doubt && `doubt-${name}`, error && `error-${name}`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** The frame, with what the institution wants corrected in it. */
export function useFrame<Frame extends FrameProps>(frame: Frame): Frame {
  const returned = useReturned(frame.name)
  return { ...frame, doubt: frame.doubt ?? returned }
}

/** Label, hint, the control, and what is wrong with it. */
export function FieldFrame({ children, ...frame }: FrameProps & { children: ReactNode }) {
  const { t } = useText()
  const { name, label, hint, doubt, error, optional, evidence } = frame
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
      {evidence && <View className='field__evidence'>{evidence}</View>}
      {children}
    </View>
  )
}

/** What is wrong with one field; not by colour alone. */
export function FieldError({ name, text }: { name: string; text: string }) {
  const { t } = useText()
  return (
    <View id={`error-${name}`} className='field__error'>
      <Text className='field__error-prefix'>{t('common.errorPrefix')}</Text>
      <Text>{text}</Text>
    </View>
  )
}

type TextFieldProps = FrameProps & {
  value: string
  onChange(value: string): void
  onBlur?(): void
  onEnter?(value: string): void
  kind?: 'text' | 'password' | 'tel' | 'code'
  multiline?: boolean
  maxLength?: number
  autoComplete?: string
}

export function TextField({ value, onChange, onBlur, onEnter, kind, multiline, maxLength, autoComplete, ...rest }: TextFieldProps) {
  const frame = useFrame(rest)
  return (
    <FieldFrame {...frame}>
      <TextInput
        id={`field-${frame.name}`}
        className={`field__input ${kind === 'code' ? 'field__input--code' : ''}`}
        label={frame.label}
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        onEnter={onEnter}
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

export function DateField({ value, onChange, min, max, ...rest }: DateFieldProps) {
  const { t } = useText()
  const frame = useFrame(rest)
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

type TimeFieldProps = FrameProps & { value: string; onChange(value: string): void }

/** An hour and a minute, Beijing time. */
export function TimeField({ value, onChange, ...rest }: TimeFieldProps) {
  const { t } = useText()
  const frame = useFrame(rest)
  return (
    <FieldFrame {...frame}>
      <TimeInput
        id={`field-${frame.name}`}
        className='field__input'
        label={frame.label}
        value={value}
        onChange={onChange}
        placeholder={t('common.time.choose')}
        display={value}
        describedBy={describedBy(frame)}
        invalid={Boolean(frame.error)}
      />
    </FieldFrame>
  )
}

type DropdownFieldProps = FrameProps & {
  options: readonly { value: string; label: string }[]
  value: string | null
  onChange(value: string | null): void
}

/** One of a few dozen answers, chosen without typing. */
export function DropdownField({ options, value, onChange, ...rest }: DropdownFieldProps) {
  const { t } = useText()
  const frame = useFrame(rest)
  return (
    <FieldFrame {...frame}>
      <SelectInput
        id={`field-${frame.name}`}
        className='field__input field__input--select'
        label={frame.label}
        options={options}
        value={value}
        onChange={onChange}
        placeholder={t('common.chooseOne')}
        describedBy={describedBy(frame)}
        invalid={Boolean(frame.error)}
      />
    </FieldFrame>
  )
}
