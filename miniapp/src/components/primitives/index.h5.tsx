import './index.h5.scss'
import type { AgreeToPrivacyProps, Aria, DateInputProps, GroupProps, HeadingProps, LabelProps, PictureProps, PressableProps, SelectInputProps, TextInputProps, TickProps, TimeInputProps } from './types'

// Taro's web components look like form controls and are none: no label, no focus, no keys. The browser's own are better.

export function aria({ role, language, label, labelledBy, describedBy, level, live, hidden, busy, checked, current, selected, expanded, focusable }: Aria): Record<string, unknown> {
  const attributes = {
    role,
    lang: language,
    'aria-label': label,
    'aria-labelledby': labelledBy,
    'aria-describedby': describedBy,
    'aria-level': level,
    'aria-live': live,
    'aria-hidden': hidden || undefined,
    'aria-busy': busy || undefined,
    'aria-checked': checked,
    'aria-current': current ? 'page' : undefined,
    'aria-selected': selected,
    'aria-expanded': expanded,
    tabIndex: focusable ? -1 : undefined,
  }
  // Taro's elements take `undefined` for a value: an id "undefined", a tab stop at 0
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined))
}

export function Pressable({ id, className = '', onPress, disabled, busy, label, expanded, pressed, describedBy, children }: PressableProps) {
  // not `disabled`: a button that vanishes from the tab order while it works loses the reader's place
  const off = disabled || busy
  return (
    <button
      type='button'
      id={id}
      className={`pressable ${className}`}
      aria-label={label}
      aria-busy={busy || undefined}
      aria-disabled={off || undefined}
      aria-expanded={expanded}
      aria-pressed={pressed}
      aria-describedby={describedBy}
      onClick={off ? undefined : onPress}
    >
      {children}
    </button>
  )
}

export function AgreeToPrivacy({ id, onAgree, children }: AgreeToPrivacyProps) {
  return (
    <Pressable id={id} className='button button--primary' onPress={onAgree}>
      {children}
    </Pressable>
  )
}

export function Heading({ id, level, className = '', children }: HeadingProps) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} className={`heading heading--${level} ${className}`} tabIndex={level === 1 ? -1 : undefined}>
      {children}
    </Tag>
  )
}

export function TextInput({ id, value, onChange, onBlur, onEnter, className, kind = 'text', multiline, maxLength, describedBy, invalid, autoComplete }: TextInputProps) {
  const shared = {
    id,
    name: id,
    value,
    className: `text-input ${multiline ? 'text-input--tall' : ''} ${className ?? ''}`,
    maxLength,
    onBlur,
    autoComplete: autoComplete ?? 'off',
    spellCheck: false,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
  }
  if (multiline) return <textarea rows={3} {...shared} onChange={event => onChange(event.target.value)} />
  return (
    <input
      type={kind === 'password' ? 'password' : kind === 'tel' ? 'tel' : 'text'}
      autoCapitalize={kind === 'code' ? 'characters' : undefined}
      {...shared}
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => event.key === 'Enter' && onEnter?.(event.currentTarget.value)}
    />
  )
}

export function DateInput({ id, value, onChange, min, max, describedBy, invalid, className }: DateInputProps) {
  return (
    <input
      type='date'
      id={id}
      name={id}
      className={`text-input ${className ?? ''}`}
      value={value}
      min={min}
      max={max}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={event => onChange(event.target.value)}
    />
  )
}

export function TimeInput({ id, value, onChange, describedBy, invalid, className }: TimeInputProps) {
  return (
    <input
      type='time'
      id={id}
      name={id}
      className={`text-input ${className ?? ''}`}
      value={value}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={event => onChange(event.target.value)}
    />
  )
}

export function SelectInput({ id, value, options, onChange, placeholder, describedBy, invalid, className }: SelectInputProps) {
  return (
    <select
      id={id}
      name={id}
      className={`text-input ${className ?? ''}`}
      value={value ?? ''}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={event => onChange(event.target.value || null)}
    >
      <option value=''>{placeholder}</option>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export function Tick({ id, kind, name, checked, onChange, className = '', describedBy, invalid, children }: TickProps) {
  return (
    <label className={className} htmlFor={id}>
      <input
        type={kind}
        id={id}
        name={name}
        className={`tick tick--${kind}`}
        checked={checked}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={event => onChange(event.target.checked)}
      />
      <span className='tick__body'>{children}</span>
    </label>
  )
}

export function Group({ id, legend, className, describedBy, children }: GroupProps) {
  return (
    <fieldset id={id} className={`group ${className ?? ''}`} aria-describedby={describedBy}>
      <legend className='group__legend'>{legend}</legend>
      {children}
    </fieldset>
  )
}

export function Label({ htmlFor, className, children }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={className}>
      {children}
    </label>
  )
}

export function Picture({ id, src, alt, className, fit = 'contain', style, onShown, onFailed }: PictureProps) {
  return (
    <img
      id={id}
      src={src}
      alt={alt}
      className={className}
      style={{ ...style, objectFit: fit }}
      decoding='async'
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => onShown?.({ width: naturalWidth, height: naturalHeight })}
      onError={onFailed}
    />
  )
}
