import type { Language } from '@mcb/i18n'
import type { ReactNode } from 'react'

/** What a screen reader should know, in one vocabulary for all targets. */
export type Aria = {
  role?: string
  /** Where it is not the page's. */
  language?: Language
  label?: string
  labelledBy?: string
  describedBy?: string
  level?: number
  live?: 'polite' | 'assertive'
  hidden?: boolean
  busy?: boolean
  checked?: boolean
  current?: boolean
  selected?: boolean
  expanded?: boolean
  /** Can be given the focus by us, not by Tab. */
  focusable?: boolean
}

export type PressableProps = {
  id?: string
  className?: string
  /** What the pressed thing looks like, added while the finger is down. */
  pressedClassName?: string
  onPress(): void
  disabled?: boolean
  busy?: boolean
  /** Only when the text inside does not say it. */
  label?: string
  expanded?: boolean
  pressed?: boolean
  describedBy?: string
  children: ReactNode
}

export type HeadingProps = { id?: string; level: 1 | 2 | 3; className?: string; children: ReactNode }

export type TextInputProps = {
  id: string
  value: string
  onChange(value: string): void
  onBlur?(): void
  /** The Enter key, or what a scanner sends after its last letter. */
  onEnter?(value: string): void
  className?: string
  kind?: 'text' | 'password' | 'tel' | 'code'
  /** More than one line. */
  multiline?: boolean
  maxLength?: number
  describedBy?: string
  invalid?: boolean
  /** The browser's word for what goes here (`username`, `tel`), so that it can help. */
  autoComplete?: string
  /** What mini-programs, which have no `<label>`, read out. */
  label: string
}

export type DateInputProps = {
  id: string
  /** `YYYY-MM-DD` or empty. */
  value: string
  onChange(value: string): void
  min?: string
  max?: string
  describedBy?: string
  invalid?: boolean
  className?: string
  label: string
  /** Shown while there is no date, where the target has no control of its own. */
  placeholder: string
  /** How the date reads, where the target has no control of its own. */
  display: string
}

/** An hour and minute, `HH:MM` or empty. */
export type TimeInputProps = Omit<DateInputProps, 'min' | 'max'>

export type SelectInputProps = {
  id: string
  /** `null` while nothing is chosen. */
  value: string | null
  options: readonly { value: string; label: string }[]
  onChange(value: string | null): void
  /** Reads in place of an answer; choosing it takes the answer back. */
  placeholder: string
  label: string
  describedBy?: string
  invalid?: boolean
  className?: string
}

export type TickProps = {
  id: string
  kind: 'radio' | 'checkbox'
  /** The group's name, for radios. */
  name: string
  checked: boolean
  onChange(checked: boolean): void
  className?: string
  label: string
  describedBy?: string
  invalid?: boolean
  children: ReactNode
}

export type GroupProps = { id?: string; legend: ReactNode; legendText: string; className?: string; describedBy?: string; children: ReactNode }

export type LabelProps = { htmlFor: string; className?: string; children: ReactNode }

/** The button WeChat counts as an agreement to its privacy guide. */
export type AgreeToPrivacyProps = { id: string; onAgree(): void; children: string }

export type PictureProps = {
  id?: string
  src: string
  alt: string
  className?: string
  /** `fill` where the box has the picture's own shape. */
  fit?: 'contain' | 'cover' | 'fill'
  style?: Record<string, string>
  /** Its size in pixels, upright, once it can be shown. */
  onShown?(size: { width: number; height: number }): void
  /** The device cannot show it. */
  onFailed?(): void
}
