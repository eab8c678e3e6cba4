import { View } from '@tarojs/components'
import { correctBirthCheck, keepBirthRecord } from '@mcb/shared/contract'
import type { BirthRecord } from '@mcb/shared/domain'
import { BirthCorrectionForm } from '@/components/birth-correction'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { NoteField, useRequiredNote } from '@/components/note-field'
import { api } from '@/services'
import { useText } from '@/services/text'
import { type CheckWriteProps, useCheckWrite } from './use-check-write'

/** The parents are right: what the record should say, and a word to them. */
export function Correct({ newborn, record, ...write }: CheckWriteProps & { newborn: number; record: BirthRecord }) {
  const { t } = useText()
  const { failure, perform, params, version } = useCheckWrite(write)
  return (
    <BirthCorrectionForm
      record={record}
      hint={t('records.staff.correctHint')}
      withNote
      failure={failure}
      onSend={(changes, note) => perform(() => api.call(correctBirthCheck, { params, body: { version, newborn, changes, note } }))}
    />
  )
}

/** The record is right: what was found, in words. */
export function Keep(write: CheckWriteProps) {
  const { t } = useText()
  const { failure, perform, params, version } = useCheckWrite(write)
  const [note, withNote] = useRequiredNote()
  const send = () => withNote(text => perform(() => api.call(keepBirthRecord, { params, body: { version, note: text } })))
  return (
    <View className='card stack'>
      <View className='muted'>{t('records.staff.keepHint')}</View>
      <NoteField name='keep-note' label={t('records.staff.keepNote')} note={note} />
      <Failure of={failure} />
      <Button id='send-keep' onPress={send}>
        {t('records.staff.keepSend')}
      </Button>
    </View>
  )
}
