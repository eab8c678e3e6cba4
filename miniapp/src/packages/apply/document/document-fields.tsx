import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import type { Sex } from '@mcb/shared/domain'
import { Choice } from '@/components/choice'
import { DateField, TextField } from '@/components/field'
import { SelectField } from '@/components/select-field'
import { useCountries } from '@/services/countries'
import { today } from '@/services/dates'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { type DocumentFieldName, type DocumentForm, fieldOrder, useDocumentLabels } from './document-form'
import { Notice } from '@/components/notice'

type Props = { form: DocumentForm; change(part: Partial<DocumentForm>): void; problems: readonly ShownProblem[] }

/** What a passport says, to be compared with it; what was read with doubt comes first. */
export function DocumentFields({ form, change, problems }: Props) {
  const { t } = useText()
  return (
    <View className='stack'>
      {form.doubtful.length > 0 && <Notice tone='warning' title={t('document.check.doubtfulCount', { count: form.doubtful.length })} />}
      {fieldOrder(form.doubtful).map(field => (
        <DocumentField key={field} field={field} form={form} change={change} problems={problems} />
      ))}
    </View>
  )
}

function DocumentField({ field, form, change, problems }: Props & { field: DocumentFieldName }) {
  const { t } = useText()
  const label = useDocumentLabels()[field]
  const countries = useCountries()
  const frame = {
    name: field,
    label,
    error: problemOf(problems, field),
    doubt: form.doubtful.includes(field) ? t('document.check.doubtful') : undefined,
  }
  switch (field) {
    case 'surname':
      return <TextField {...frame} hint={t('document.hint.surname')} value={form.surname} onChange={surname => change({ surname })} maxLength={LIMITS.namePart} />
    case 'givenNames':
      return (
        <TextField {...frame} optional hint={t('document.hint.givenNames')} value={form.givenNames} onChange={givenNames => change({ givenNames })} maxLength={LIMITS.namePart} />
      )
    case 'number':
      return <TextField {...frame} kind='code' value={form.number} onChange={number => change({ number })} maxLength={LIMITS.documentNumber} />
    case 'nationality':
      return (
        <SelectField
          {...frame}
          hint={t('document.hint.nationality')}
          options={countries}
          value={form.nationality || null}
          onChange={nationality => change({ nationality: nationality ?? '' })}
        />
      )
    case 'sex':
      return (
        <Choice<Sex>
          {...frame}
          legend={label}
          inline
          options={[
            { value: 'female', label: t('common.sex.female') },
            { value: 'male', label: t('common.sex.male') },
          ]}
          value={form.sex || null}
          onChange={sex => change({ sex })}
        />
      )
    case 'birthDate':
      return <DateField {...frame} value={form.birthDate} onChange={birthDate => change({ birthDate })} min='1930-01-01' max={today()} />
    case 'expiryDate':
      return <DateField {...frame} value={form.expiryDate} onChange={expiryDate => change({ expiryDate })} min='2000-01-01' max='2099-12-31' />
  }
}
