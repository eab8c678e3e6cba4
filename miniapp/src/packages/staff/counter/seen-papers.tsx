import { View } from '@tarojs/components'
import type { PickupPaper } from '@mcb/shared/domain'
import { useState } from 'react'
import { Check } from '@/components/choice'
import { FieldError } from '@/components/field'
import { useText } from '@/services/text'

type Seen = { wanted: readonly PickupPaper[]; seen: PickupPaper[]; complete: boolean; tick(paper: PickupPaper, on: boolean): void }

/** The papers a clerk ticks as seen; only those that are wanted of the person count. */
export function useSeen(wanted: readonly PickupPaper[]): Seen {
  const [ticked, setTicked] = useState<readonly PickupPaper[]>([])
  const seen = wanted.filter(paper => ticked.includes(paper))
  const tick = (paper: PickupPaper, on: boolean) => setTicked(before => (on ? [...before, paper] : before.filter(each => each !== paper)))
  return { wanted, seen, complete: seen.length === wanted.length, tick }
}

/** One box a paper; nothing for a parent, whose choice says it. `document` is what the representative's own one is called. */
export function SeenPapers({ papers: { wanted, seen, complete, tick }, document, asked }: { papers: Seen; document: string; asked: boolean }) {
  const { t } = useText()
  if (!wanted.length) return null
  return (
    <View className='stack--tight'>
      <View className='muted'>{t('staff.counter.seenHint')}</View>
      {asked && !complete && <FieldError name='seen' text={t('staff.counter.seeMissing')} />}
      {wanted.map(paper => (
        <Check key={paper} id={`seen-${paper}`} label={t(`staff.counter.see.${paper}`, { document })} checked={seen.includes(paper)} onChange={on => tick(paper, on)} />
      ))}
    </View>
  )
}
