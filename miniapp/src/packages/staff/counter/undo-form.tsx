import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { NoteField, useRequiredNote } from '@/components/note-field'
import { timeOf } from '@/services/dates'
import { useText } from '@/services/text'

/** Why a hand-over is taken back. */
export function UndoForm({ until, onUndo }: { until: string; onUndo(reason: string): Promise<unknown> }) {
  const { t } = useText()
  const [note, withNote] = useRequiredNote()
  return (
    <View className='stack'>
      <View className='muted'>{t('staff.counter.undo.hint', { time: timeOf(until) })}</View>
      <NoteField name='undo-reason' label={t('staff.counter.undo.reason')} note={note} />
      <Button id='confirm-undoHandOver' kind='danger' onPress={() => withNote(onUndo)}>
        {t('staff.counter.undo.confirm')}
      </Button>
    </View>
  )
}
