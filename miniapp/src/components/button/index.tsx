import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Pressable } from '../primitives'
import './index.scss'

type ButtonProps = {
  id?: string
  kind?: 'primary' | 'secondary' | 'danger' | 'link'
  children: string
  /** Says more than the text does, where several buttons read the same: "Change: Newborn's name". */
  label?: string
  /** May take its time: until it is done the button is busy and does not answer to a second tap. */
  onPress(): unknown
  busy?: boolean
  disabled?: boolean
  expanded?: boolean
}

/** A button; a slow action makes it busy by itself. */
export function Button({ id, kind = 'primary', children, label, onPress, busy = false, disabled = false, expanded }: ButtonProps) {
  const [running, setRunning] = useState(false)
  const guard = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  const press = () => {
    // state arrives with the next frame, a second tap may not wait that long
    if (guard.current) return
    const result = onPress()
    if (!(result instanceof Promise)) return
    guard.current = true
    setRunning(true)
    void result.finally(() => {
      guard.current = false
      if (mounted.current) setRunning(false)
    })
  }

  const working = busy || running
  return (
    <Pressable
      id={id}
      className={`button button--${kind} ${working ? 'button--busy' : ''} ${disabled ? 'button--off' : ''}`}
      pressedClassName='button--pressed'
      onPress={press}
      busy={working}
      disabled={disabled}
      label={label}
      expanded={expanded}
    >
      <Text className='button__text'>{children}</Text>
      {working && <View className='button__spinner' />}
    </Pressable>
  )
}
