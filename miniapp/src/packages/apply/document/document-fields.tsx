import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import type { Presentation, Sex } from '@mcb/shared/domain'
import { Check, Choice } from '@/components/choice'
import { DateField, TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { SelectField } from '@/components/select-field'
import { useCountries } from '@/services/countries'
import { formatDate, today } from '@/services/dates'
import { useEthnicities } from '@/services/ethnicities'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { type DocumentFieldName, type DocumentForm, fieldsAsked, isOptional, mayNotExpire, saidByNumber } from './document-form'
import { useDocumentLabels } from './document-labels'

/** Han, which most readers are. */
const LIKELY_ETHNICITY = ['01']

type Props = { form: DocumentForm; change(part: Partial<DocumentForm>): void; presentation: Presentation; problems: readonly ShownProblem[] }

/** What the document says, to be compared with it; what was read with doubt comes first. */
export function DocumentFields({ form, change, presentation, problems }: Props) {
  const { t } = useText()
  return (
    <View className='stack'>
      {form.doubtful.length > 0 && <Notice tone='warning' title={t('document.check.doubtfulCount', { count: form.doubtful.length })} />}
      {fieldsAsked(form, presentation).map(field => (
        <DocumentField key={field} field={field} form={form} change={change} problems={problems} />
      ))}
    </View>
  )
}

function DocumentField({ field, form, change, problems }: Omit<Props, 'presentation'> & { field: DocumentFieldName }) {
  const { t } = useText()
  const label = useDocumentLabels()[field]
  const frame = {
    name: field,
    label,
    optional: isOptional(field, form),
    error: problemOf(problems, field),
    doubt: form.doubtful.includes(field) ? t('document.check.doubtful') : undefined,
  }
  switch (field) {
    case 'otherName':
      return <TextField {...frame} hint={t('document.hint.otherName')} value={form.otherName} onChange={otherName => change({ otherName })} maxLength={LIMITS.namePart} />
    case 'number':
      return (
        <View>
          <TextField {...frame} kind='code' value={form.number} onChange={number => change({ number })} maxLength={LIMITS.documentNumber + 4} />
          <SaidByNumber form={form} />
        </View>
      )
    case 'nameZh':
      return <TextField {...frame} value={form.nameZh} onChange={nameZh => change({ nameZh })} maxLength={LIMITS.namePart} />
    case 'surname':
      return <TextField {...frame} hint={t('document.hint.surname')} value={form.surname} onChange={surname => change({ surname })} maxLength={LIMITS.namePart} />
    case 'givenNames':
      return <TextField {...frame} hint={t('document.hint.givenNames')} value={form.givenNames} onChange={givenNames => change({ givenNames })} maxLength={LIMITS.namePart} />
    case 'nationality':
      return <Nationality frame={frame} form={form} change={change} />
    case 'ethnicity':
      return <Ethnicity frame={frame} form={form} change={change} />
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
      return <ExpiryDate frame={frame} form={form} change={change} />
  }
}

type FieldProps = Pick<Props, 'form' | 'change'> & { frame: { name: string; label: string; error?: string; doubt?: string } }

function Nationality({ frame, form, change }: FieldProps) {
  const { t } = useText()
  const countries = useCountries()
  return (
    <SelectField
      {...frame}
      hint={t('document.hint.nationality')}
      options={countries}
      value={form.nationality || null}
      onChange={nationality => change({ nationality: nationality ?? '' })}
    />
  )
}

function Ethnicity({ frame, form, change }: FieldProps) {
  const { t } = useText()
  const ethnicities = useEthnicities()
  return (
    <SelectField
      {...frame}
      hint={t('document.hint.ethnicity')}
      options={ethnicities}
      likely={LIKELY_ETHNICITY}
      value={form.ethnicity || null}
      onChange={ethnicity => change({ ethnicity: ethnicity ?? '' })}
    />
  )
}

function ExpiryDate({ frame, form, change }: FieldProps) {
  const { t } = useText()
  const noExpiry = mayNotExpire(form) && form.noExpiry
  return (
    <View className='stack--tight'>
      {!noExpiry && <DateField {...frame} value={form.expiryDate} onChange={expiryDate => change({ expiryDate })} min='2000-01-01' max='2099-12-31' />}
      {mayNotExpire(form) && (
        <Check id='no-expiry' plain label={t('document.field.noExpiry')} checked={noExpiry} onChange={checked => change({ noExpiry: checked })} />
      )}
    </View>
  )
}

/** What need not be asked, because the number says it. */
function SaidByNumber({ form }: { form: DocumentForm }) {
  const { t } = useText()
  const said = saidByNumber(form)
  return (
    <View id='said-by-number' className='muted small'>
      {said && t('document.check.fromNumber', { date: formatDate(said.birthDate, t), sex: t(`common.sex.${said.sex}`) })}
    </View>
  )
}
