import { Button, Image, Input, Picker, Text, Textarea, View } from '@tarojs/components'
import type { AgreeToPrivacyProps, Aria, DateInputProps, GroupProps, HeadingProps, LabelProps, PictureProps, PressableProps, SelectInputProps, TextInputProps, TickProps, TimeInputProps } from './types'

// The parts that a mini-program and a browser must build differently: here for mini-programs, in index.h5.tsx as the
// browser's own elements, which bring labels, focus and keys with them.

/** Attributes for a screen reader; Taro's typings know none, so they are spread. */
export function aria({ role, label, live, hidden, busy, checked }: Aria): Record<string, unknown> {
  return {
    ...(role && { 'aria-role': role }),
    ...(label && { 'aria-label': label }),
    ...(live && { 'aria-live': live }),
    ...(hidden && { 'aria-hidden': true }),
    ...(busy && { 'aria-busy': true }),
    ...(checked !== undefined && { 'aria-checked': checked }),
  }
}

export function Pressable({ id, className = '', pressedClassName, onPress, disabled, busy, label, children }: PressableProps) {
  return (
    <View
      id={id}
      className={`pressable ${className}`}
      hoverClass={disabled || busy ? 'none' : pressedClassName}
      onClick={disabled || busy ? undefined : onPress}
      {...aria({ role: 'button', label, busy })}
    >
      {children}
    </View>
  )
}

/** WeChat's own button: only a press on that one counts. */
export function AgreeToPrivacy({ id, onAgree, children }: AgreeToPrivacyProps) {
  return (
    <Button id={id} className='pressable button button--primary' hoverClass='button--pressed' openType='agreePrivacyAuthorization' onAgreePrivacyAuthorization={onAgree}>
      {children}
    </Button>
  )
}

export function Heading({ id, level, className = '', children }: HeadingProps) {
  return (
    <View id={id} className={`heading heading--${level} ${className}`} {...aria({ role: 'heading' })}>
      {children}
    </View>
  )
}

export function TextInput({ id, value, onChange, onBlur, onEnter, className, kind = 'text', multiline, maxLength = -1, label }: TextInputProps) {
  const shared = {
    id,
    value,
    className,
    maxlength: maxLength,
    onInput: (event: { detail: { value: string } }) => onChange(event.detail.value),
    onBlur,
    ...aria({ label }),
  }
  if (multiline) return <Textarea autoHeight {...shared} />
  return <Input type={kind === 'tel' ? 'number' : 'text'} password={kind === 'password'} {...shared} onConfirm={event => onEnter?.(event.detail.value)} />
}

export function DateInput({ id, value, onChange, min, max, className = '', label, placeholder, display }: DateInputProps) {
  return (
    <Picker mode='date' value={value} start={min} end={max} onChange={event => onChange(String(event.detail.value))} id={id} {...aria({ label })}>
      <View className={`${className} date-input`}>
        <Text className={value ? '' : 'muted'}>{value ? display : placeholder}</Text>
      </View>
    </Picker>
  )
}

export function TimeInput({ id, value, onChange, className = '', label, placeholder, display }: TimeInputProps) {
  return (
    <Picker mode='time' value={value} onChange={event => onChange(String(event.detail.value))} id={id} {...aria({ label })}>
      <View className={`${className} date-input`}>
        <Text className={value ? '' : 'muted'}>{value ? display : placeholder}</Text>
      </View>
    </Picker>
  )
}

export function SelectInput({ id, value, options, onChange, className = '', label, placeholder }: SelectInputProps) {
  // the first line takes the answer back, as in a browser
  const at = options.findIndex(option => option.value === value)
  const range = [placeholder, ...options.map(option => option.label)]
  return (
    <Picker mode='selector' range={range} value={at + 1} onChange={event => onChange(options[Number(event.detail.value) - 1]?.value ?? null)} id={id} {...aria({ label })}>
      <View className={`${className} date-input`}>
        <Text className={at < 0 ? 'muted' : ''}>{range[at + 1]}</Text>
      </View>
    </Picker>
  )
}

export function Tick({ id, kind, checked, onChange, className = '', label, children }: TickProps) {
  return (
    <View id={id} className={className} onClick={() => onChange(kind === 'radio' ? true : !checked)} {...aria({ role: kind, label, checked })}>
      <View className={`tick tick--${kind} ${checked ? 'tick--on' : ''}`} />
      <View className='tick__body'>{children}</View>
    </View>
  )
}

export function Group({ id, legend, legendText, className, children }: GroupProps) {
  return (
    <View id={id} className={className} {...aria({ label: legendText })}>
      {legend}
      {children}
    </View>
  )
}

export function Label({ className, children }: LabelProps) {
  return <View className={className}>{children}</View>
}

const MODES = { contain: 'aspectFit', cover: 'aspectFill', fill: 'scaleToFill' } as const

export function Picture({ id, src, alt, className, fit = 'contain', style, onShown, onFailed }: PictureProps) {
  return (
    <Image
      id={id}
      src={src}
      className={className}
      style={style}
      mode={MODES[fit]}
      onLoad={({ detail }) => onShown?.({ width: Number(detail.width), height: Number(detail.height) })}
      onError={onFailed}
      {...aria({ role: 'img', label: alt })}
    />
  )
}
