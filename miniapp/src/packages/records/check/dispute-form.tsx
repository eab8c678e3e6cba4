import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import { type BirthDispute, DISPUTABLE_BIRTH_FIELDS } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Check } from '@/components/choice'
import { Failure } from '@/components/failure'
import { FieldError, TextField } from '@/components/field'
import { Group } from '@/components/primitives'
import { useText } from '@/services/text'

type Props = {
  initial: BirthDispute | null
  /** There are twins or more. */
  several: boolean
  /** What went wrong with the last try. */
  failure: unknown
  onSend(dispute: BirthDispute): Promise<unknown>
}

/** What is wrong, and what it should say. */
export function DisputeForm({ initial, several, failure, onSend }: Props) {
  const { t } = useText()
  const [fields, setFields] = useState(initial?.fields ?? [])
  const [note, setNote] = useState(initial?.note ?? '')
  const [asked, setAsked] = useState(false)
  const legend = t('records.check.wrongLegend')
  const send = () => {
    setAsked(true)
    return fields.length > 0 ? onSend({ fields, note }) : undefined
  }
  return (
    <View className='card stack'>
      <Group id='field-fields' legend={<View className='field__label'>{legend}</View>} legendText={legend}>
        {asked && fields.length === 0 && <FieldError name='fields' text={t('records.check.wrongRequired')} />}
        {DISPUTABLE_BIRTH_FIELDS.map(field => (
          <Check
            key={field}
            plain
            id={`dispute-${field}`}
            label={t(`birth.dispute.field.${field}`)}
            checked={fields.includes(field)}
            onChange={on => setFields(before => (on ? [...before, field] : before.filter(each => each !== field)))}
          />
        ))}
      </Group>
      <TextField
        name='note'
        label={t('records.check.wrongNote')}
        hint={t(several ? 'records.check.wrongNoteHintSeveral' : 'records.check.wrongNoteHint')}
        optional
        multiline
        maxLength={LIMITS.note}
        value={note}
        onChange={setNote}
      />
      <Failure of={failure} onRetry={send} />
      <Button id='send-dispute' onPress={send}>
        {t('records.check.send')}
      </Button>
    </View>
  )
}
