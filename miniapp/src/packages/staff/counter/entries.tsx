import { View } from '@tarojs/components'
import { type HandedOver, undoHandOver } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { api } from '@/services'
import { useText } from '@/services/text'
import { useAttempt } from '@/services/use-attempt'
import { book, useEntries } from './book'
import type { Entry } from './counter-book'
import { UndoForm } from './undo-form'

const TONES = { sending: 'info', waiting: 'warning', taken: 'success', refused: 'problem' } as const

/** What was handed over here a moment ago, latest first; with the way to take it back. */
export function Entries({ namesOf, onUndone }: { /** From the day's list. */ namesOf(id: string): string; onUndone(): Promise<void> }) {
  return [...useEntries()].reverse().map(entry => <OneEntry key={entry.key} entry={entry} names={entry.taken?.newbornNames.join(' · ') || namesOf(entry.id)} onUndone={onUndone} />)
}

function OneEntry({ entry: { key, state, collector, taken, problem }, names, onUndone }: { entry: Entry; names: string; onUndone(): Promise<void> }) {
  const { t } = useText()
  const undone = async () => {
    book.dismiss(key)
    await onUndone()
  }
  return (
    <View id={`entry-${state}`} data-state={state}>
      <Notice tone={TONES[state]} announced title={t(`staff.counter.${state}`, { names, collector: t(`common.signer.${collector}`) })}>
        {state === 'refused' && (
          <>
            <Failure of={problem} />
            <View>{t('staff.counter.refusedHint')}</View>
          </>
        )}
        {taken && <Undo of={taken} onUndone={undone} />}
        {(state === 'taken' || state === 'refused') && (
          <View>
            <Button id='dismiss-entry' kind='link' onPress={() => book.dismiss(key)}>
              {t('staff.counter.dismiss')}
            </Button>
          </View>
        )}
      </Notice>
    </View>
  )
}

/** Takes a hand-over back that was recorded by mistake, while that is possible. */
function Undo({ of: { id, version, undoableUntil }, onUndone }: { of: HandedOver; onUndone(): Promise<void> }) {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  const { failure, attempt } = useAttempt()
  if (!undoableUntil) return null
  const undo = (reason: string) =>
    attempt(async () => {
      await api.call(undoHandOver, { params: { id }, body: { version, reason } })
      await onUndone()
    })
  return (
    <View className='stack--tight'>
      <Button id='undo-handOver' kind='link' expanded={open} onPress={() => setOpen(!open)}>
        {t('staff.counter.undo.open')}
      </Button>
      {open && <UndoForm until={undoableUntil} onUndo={undo} />}
      <Failure of={failure} />
    </View>
  )
}
