import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import { ETHNICITIES, type Sex } from '@mcb/shared/domain'
import { Check, Choice } from '@/components/choice'
import { DateField, TextField } from '@/components/field'
import { SelectField } from '@/components/select-field'
import { useCountries } from '@/services/countries'
import { today } from '@/services/dates'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { fieldsAsked, type HeldField, type HeldForm, isOptional, mayNotExpire } from './document-form'

/** A document that has one says it in Chinese, so its holder finds it in Chinese. */
const ETHNICITY_OPTIONS = [...ETHNICITIES].map(([value, label]) => ({ value, label }))

type Props = { form: HeldForm; labels: Record<HeldField, string>; change(part: Partial<HeldForm>): void; problems: readonly ShownProblem[] }

/** What the document says, copied field by field. */
export function HeldDocumentFields(props: Props) {
  return (
    <View className='stack'>
      {fieldsAsked(props.form).map(field => (
        <HeldDocumentField key={field} field={field} {...props} />
      ))}
    </View>
  )
}

function HeldDocumentField({ field, form, labels, change, problems }: Props & { field: HeldField }) {
  const { t } = useText()
  const countries = useCountries()
  const frame = { name: field, label: labels[field], error: problemOf(problems, field) }
  switch (field) {
    case 'nationality':
      return <SelectField {...frame} options={countries} value={form.nationality || null} onChange={nationality => change({ nationality: nationality ?? '' })} />
    case 'ethnicity':
      return <SelectField {...frame} options={ETHNICITY_OPTIONS} value={form.ethnicity || null} onChange={ethnicity => change({ ethnicity: ethnicity ?? '' })} />
    case 'sex':
      return (
        <Choice<Sex>
          {...frame}
          legend={labels.sex}
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
      return (
        <View className='stack--tight'>
          {!(mayNotExpire(form) && form.noExpiry) && (
            <DateField {...frame} value={form.expiryDate} onChange={expiryDate => change({ expiryDate })} min={today()} max='2099-12-31' />
          )}
          {mayNotExpire(form) && <Check id='no-expiry' plain label={t('records.form.noExpiry')} checked={form.noExpiry} onChange={noExpiry => change({ noExpiry })} />}
        </View>
      )
    default:
      return (
        <TextField
          {...frame}
          kind={field === 'number' ? 'code' : undefined}
          optional={isOptional(field, form)}
          maxLength={field === 'number' ? LIMITS.documentNumber + 4 : LIMITS.namePart}
          value={form[field]}
          onChange={value => change({ [field]: value })}
        />
      )
  }
}
