import { View } from '@tarojs/components'
import { DISPUTABLE_BIRTH_FIELDS } from '@mcb/shared/domain'
import { Button } from '@/components/button'
import { Check } from '@/components/choice'
import { FieldError, TextField } from '@/components/field'
import { Group } from '@/components/primitives'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import type { BirthForm } from './birth-form'

type Props = { form: BirthForm; change(part: Partial<BirthForm>): void; problems: readonly ShownProblem[] }

/** "This is wrong": what, and what it should say. It holds nobody up; the hospital sorts it out at the counter. */
export function Dispute({ form, change, problems }: Props) {
  const { t } = useText()
  const legend = t('birth.dispute.legend')
  const error = problemOf(problems, 'dispute.fields')
  return (
    <View className='stack'>
      <View className='muted'>{t('birth.record.check')}</View>
      <Button id='dispute' kind='secondary' expanded={form.disputed} onPress={() => change({ disputed: !form.disputed })}>
        {form.disputed ? t('birth.dispute.close') : t('birth.dispute.open')}
      </Button>
      {form.disputed && (
        <View className='card stack'>
          <Group legend={<View className='field__label'>{legend}</View>} legendText={legend}>
            {error && <FieldError name='dispute' text={error} />}
            {DISPUTABLE_BIRTH_FIELDS.map(field => (
              <Check
                key={field}
                plain
                id={`dispute-${field}`}
                label={t(`birth.dispute.field.${field}`)}
                checked={form.fields.includes(field)}
                onChange={on => change({ fields: on ? [...form.fields, field] : form.fields.filter(each => each !== field) })}
              />
            ))}
          </Group>
          <TextField
            name='dispute-note'
            label={t('birth.dispute.note')}
            hint={t('birth.dispute.noteHint')}
            optional
            multiline
            maxLength={300}
            value={form.note}
            onChange={note => change({ note })}
            error={problemOf(problems, 'dispute.note')}
          />
        </View>
      )}
    </View>
  )
}
