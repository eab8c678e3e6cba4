import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { FieldError, useFrame } from '../field'
import { Group, Tick } from '../primitives'
import './index.scss'

export type Option<Value extends string> = { value: Value; label: string; hint?: string; /** Where it is not `choice-<value>`. */ id?: string }

type ChoiceProps<Value extends string> = {
  name: string
  legend: string
  /** The page's heading already asks; say it to screen readers only. */
  legendHidden?: boolean
  hint?: string
  doubt?: string
  /** What the answer can be held against. */
  evidence?: ReactNode
  options: readonly Option<Value>[]
  value: Value | null
  onChange(value: Value): void
  error?: string
  /** Two short answers beside each other. */
  inline?: boolean
}

/** One of a few answers, as cards a finger cannot miss. */
export function Choice<Value extends string>({ name, legend, legendHidden, hint, options, value, onChange, error, inline, evidence, ...rest }: ChoiceProps<Value>) {
  const { doubt } = useFrame({ name, label: legend, doubt: rest.doubt })
  const described = [hint && `hint-${name}`, doubt && `doubt-${name}`, error && `error-${name}`].filter(Boolean).join(' ') || undefined
  return (
    <Group
      id={`field-${name}`}
      legend={<Text className={legendHidden ? 'visually-hidden' : 'field__label'}>{legend}</Text>}
      legendText={legend}
      className='choice'
      describedBy={described}
    >
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
      <View className={`choice__options ${inline ? 'choice__options--inline' : ''}`}>
        {options.map(option => (
          <Tick
            key={option.value}
            id={option.id ?? `choice-${option.value}`}
            kind='radio'
            name={name}
            className={`choice__card ${option.value === value ? 'choice__card--on' : ''}`}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            label={option.label}
          >
            <Text className='choice__label'>{option.label}</Text>
            {option.hint && <Text className='choice__hint'>{option.hint}</Text>}
          </Tick>
        ))}
      </View>
    </Group>
  )
}

type CheckProps = { id: string; label: string; checked: boolean; onChange(checked: boolean): void; error?: string; /** Without the card around it. */ plain?: boolean }

/** Yes or no. */
export function Check({ id, label, checked, onChange, error, plain }: CheckProps) {
  return (
    <View>
      {error && <FieldError name={id} text={error} />}
      <Tick
        id={id}
        kind='checkbox'
        name={id}
        className={`choice__card ${plain ? 'choice__card--plain' : ''} ${checked ? 'choice__card--on' : ''}`}
        checked={checked}
        onChange={onChange}
        label={label}
        describedBy={error ? `error-${id}` : undefined}
        invalid={Boolean(error)}
      >
        <Text className='choice__label'>{label}</Text>
      </Tick>
    </View>
  )
}
