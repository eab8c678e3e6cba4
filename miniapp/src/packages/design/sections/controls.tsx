import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Check, Choice, type Option } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { DateField, DropdownField, TextField, TimeField } from '@/components/field'
import { Heading } from '@/components/primitives'
import { Tabs } from '@/components/tabs'
import { useText } from '@/services/text'

const nothing = () => undefined
const SEXES = ['female', 'male'] as const

/** What a reader presses, types into and chooses from, in every state. */
export function Controls() {
  const { t } = useText()
  const [text, setText] = useState('')
  const [sex, setSex] = useState<string>('female')
  const [ticked, setTicked] = useState(true)
  const required = t('problem.required')
  const sexes = SEXES.map((value): Option<string> => ({ value, label: t(`common.sex.${value}`) }))
  return (
    <>
      <View className='stack--tight'>
        <Heading level={2}>{t('design.buttons')}</Heading>
        {(['primary', 'secondary', 'danger', 'link'] as const).map(kind => (
          <View key={kind} className='stack--tight'>
            <View>
              <Button kind={kind} onPress={nothing}>
                {t('common.action.continue')}
              </Button>
            </View>
            <Button kind={kind} busy onPress={nothing}>
              {t('common.loading')}
            </Button>
          </View>
        ))}
      </View>
      <View className='stack'>
        <Heading level={2}>{t('design.inputs')}</Heading>
        <ErrorSummary problems={[{ field: 'wrong', label: t('document.field.number'), text: required, target: 'field-wrong' }]} />
        <TextField name='plain' label={t('document.field.surname')} hint={t('common.search.hint')} optional value={text} onChange={setText} />
        <TextField name='wrong' kind='code' label={t('document.field.number')} error={required} value={text} onChange={setText} />
        <TextField name='doubtful' label={t('document.field.givenNames')} doubt={t('document.check.doubtful')} value='Noémie' onChange={nothing} />
        <DateField name='day' label={t('document.field.birthDate')} value='2026-11-02' onChange={nothing} />
        <TimeField name='time' label={t('common.time.choose')} value='09:30' onChange={nothing} />
        <DropdownField name='sexes' label={t('common.chooseOne')} options={sexes} value={sex} onChange={value => setSex(value ?? '')} />
      </View>
      <View className='stack'>
        <Heading level={2}>{t('design.choices')}</Heading>
        <Choice name='sex' legend={t('document.field.sex')} options={sexes} value={sex} onChange={setSex} />
        <Choice name='sexInline' legend={t('document.field.sex')} options={sexes.map(each => ({ ...each, id: `inline-${each.value}` }))} value={null} onChange={nothing} inline error={required} />
        <Check id='ticked' label={t('apply.consent.agree')} checked={ticked} onChange={setTicked} />
        <Check id='unticked' label={t('apply.consent.agree')} checked={false} onChange={nothing} error={required} />
        <Tabs label={t('common.chooseOne')} tabs={sexes.map(({ value, label }) => ({ value, id: `tab-${value}`, text: label }))} value={sex} onChange={setSex} />
      </View>
    </>
  )
}
