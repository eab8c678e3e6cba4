import { LIMITS } from '@mcb/shared/contract'
import { useState } from 'react'
import { useText } from '@/services/text'
import { TextField } from '../field'

type Note = { text: string; missing: boolean; change(text: string): void }

/** A sentence that has to be written before something is done. @returns the field's state, and what runs the deed with the sentence or asks for it */
export function useRequiredNote(): [note: Note, withNote: <T>(act: (text: string) => T) => T | undefined] {
  const [text, change] = useState('')
  const [asked, setAsked] = useState(false)
  const isWritten = text.trim() !== ''
  const withNote = <T,>(act: (text: string) => T) => {
    setAsked(true)
    return isWritten ? act(text) : undefined
  }
  return [{ text, missing: asked && !isWritten, change }, withNote]
}

/** The field of such a sentence. */
export function NoteField({ name, label, hint, note: { text, missing, change } }: { name: string; label: string; hint?: string; note: Note }) {
  const { t } = useText()
  return <TextField name={name} label={label} hint={hint} multiline maxLength={LIMITS.note} value={text} onChange={change} error={missing ? t('problem.required') : undefined} />
}
