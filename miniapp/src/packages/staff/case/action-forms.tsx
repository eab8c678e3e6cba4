import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import type { ParentRole } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Check, Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { useText } from '@/services/text'

/** Each parent compared with the original passport. Leaving a box empty says they did not match. */
export function OnSiteCheckForm({ onSave }: { onSave(matches: { motherMatches: boolean; fatherMatches: boolean }): Promise<unknown> }) {
  const { t } = useText()
  const [motherMatches, setMother] = useState(false)
  const [fatherMatches, setFather] = useState(false)
  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.onSite.heading')}</Heading>
      <View className='muted'>{t('staff.onSite.hint')}</View>
      <Check id='mother-matches' label={t('staff.onSite.mother')} checked={motherMatches} onChange={setMother} />
      <Check id='father-matches' label={t('staff.onSite.father')} checked={fatherMatches} onChange={setFather} />
      <Button id='confirm-recordOnSiteCheck' onPress={() => onSave({ motherMatches, fatherMatches })}>
        {t('staff.onSite.save')}
      </Button>
    </View>
  )
}

export function RejectForm({ onReject }: { onReject(note: string): Promise<unknown> }) {
  const { t } = useText()
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const reject = () => {
    setAsked(true)
    return note.trim() ? onReject(note) : undefined
  }
  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.reject.heading')}</Heading>
      <View className='muted'>{t('staff.reject.hint')}</View>
      <TextField name='note' label={t('staff.reject.note')} multiline maxLength={LIMITS.note} value={note} onChange={setNote} error={asked && !note.trim() ? t('problem.required') : undefined} />
      <Button id='confirm-reject' kind='danger' onPress={reject}>
        {t('staff.reject.confirm')}
      </Button>
    </View>
  )
}

export function HandOverForm({ onHandOver }: { onHandOver(collector: ParentRole): Promise<unknown> }) {
  const { t } = useText()
  const [collector, setCollector] = useState<ParentRole | null>(null)
  const [asked, setAsked] = useState(false)
  const handOver = () => {
    setAsked(true)
    return collector ? onHandOver(collector) : undefined
  }
  return (
    <View className='card stack'>
      <Choice<ParentRole>
        name='collector'
        legend={t('staff.handOver.legend')}
        options={[
          { value: 'mother', label: t('common.parent.mother') },
          { value: 'father', label: t('common.parent.father') },
        ]}
        value={collector}
        onChange={setCollector}
        error={asked && !collector ? t('staff.handOver.required') : undefined}
      />
      <Button id='confirm-handOver' onPress={handOver}>
        {t('staff.handOver.confirm')}
      </Button>
    </View>
  )
}
