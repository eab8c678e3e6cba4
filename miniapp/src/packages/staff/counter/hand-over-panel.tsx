import { View } from '@tarojs/components'
import type { WaitingPickup } from '@mcb/shared/contract'
import type { PickupPaper, Recipient } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Notice } from '@/components/notice'
import { useText } from '@/services/text'
import { SeenPapers, useSeen } from './seen-papers'
import { WhoseCertificate } from './whose-certificate'

type Props = { pickup: WaitingPickup; onHandOver(collector: Recipient, seen: PickupPaper[]): void; onLeave(): void }

/** Who stands at the counter, by the document they show; then it is in their hands. Two presses for a parent. */
export function HandOverPanel({ pickup, onHandOver, onLeave }: Props) {
  const { t } = useText()
  const { storage, collectors } = pickup
  const [person, setPerson] = useState<Recipient | null>(collectors.length === 1 ? collectors[0]!.person : null)
  const [asked, setAsked] = useState(false)
  const collector = collectors.find(each => each.person === person)
  const papers = useSeen(collector?.see ?? [])

  const confirm = () => {
    setAsked(true)
    if (collector && papers.complete) onHandOver(collector.person, papers.seen)
  }
  return (
    <View id='hand-over' className='card stack counter__hand-over'>
      <WhoseCertificate of={pickup} />
      {storage === 'stored' && <Notice tone='warning' title={t('staff.counter.stored')} />}
      <Choice<Recipient>
        name='collector'
        legend={t('staff.counter.who')}
        options={collectors.map(each => ({
          value: each.person,
          label: `${t(`common.signer.${each.person}`)} · ${each.name}`,
          hint: [`${each.documentOtherName || t(`kind.${each.documentKind}`)} ${each.documentNumber}`, each.chosen && t('staff.handOver.chosen')].filter(Boolean).join(' · '),
        }))}
        value={person}
        onChange={setPerson}
        error={asked && !person ? t('staff.counter.missing') : undefined}
      />
      {collector && <SeenPapers papers={papers} document={collector.documentOtherName || t(`kind.${collector.documentKind}`)} asked={asked} />}
      <Button id='confirm-pickup' onPress={confirm}>
        {t('staff.counter.confirm')}
      </Button>
      <Button id='leave-pickup' kind='link' onPress={onLeave}>
        {t('staff.counter.cancel')}
      </Button>
    </View>
  )
}
