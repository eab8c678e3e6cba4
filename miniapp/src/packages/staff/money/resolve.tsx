import { useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { NoteField, useRequiredNote } from '@/components/note-field'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'

/** Closes something with a word of what came of it. @param about which one, for whoever hears the button only */
export function Resolve({ id, about, onResolve }: { id: string; about: string; onResolve(note: string): Promise<void> }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const [note, withNote] = useRequiredNote()
  const { failure, attempt } = useAttempt()
  if (!open)
    return (
      <Button id={`resolve-${id}`} kind='secondary' label={t('money.resolveLabel', { about })} onPress={() => setOpen(true)}>
        {t('money.resolve')}
      </Button>
    )
  return (
    <>
      <NoteField name={`resolve-note-${id}`} label={t('money.note')} hint={t('money.noteHint')} note={note} />
      <Failure of={failure} />
      <Button id={`resolve-now-${id}`} onPress={() => withNote(text => attempt(() => onResolve(text)))}>
        {t('money.resolveNow')}
      </Button>
    </>
  )
}
