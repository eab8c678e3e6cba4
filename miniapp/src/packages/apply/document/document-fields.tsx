import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import type { Presentation, Sex } from '@mcb/shared/domain'
import type { ReactNode } from 'react'
import { Button } from '@/components/button'
import { Check, Choice } from '@/components/choice'
import { DateField, TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { PhotoCrop } from '@/components/photo-crop'
import { SelectField } from '@/components/select-field'
import { useCountries } from '@/services/countries'
import { formatDate, today } from '@/services/dates'
import { useEthnicities } from '@/services/ethnicities'
import { problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { type DocumentFieldName, type DocumentForm, fieldsAsked, isOptional, mayNotExpire, saidByNumber } from './document-form'
import { useDocumentLabels } from './document-labels'
import { evidenceOf, otherSpelling, type Readings } from './document-reading'

/** Han, which most readers are. */
const LIKELY_ETHNICITY = ['01']

type Props = {
  form: DocumentForm
  change(part: Partial<DocumentForm>): void
  /** What was read of the photos, to be compared with what stands in the fields. */
  readings: Readings
  presentation: Presentation
  problems: readonly ShownProblem[]
}

/** What the document says, to be compared with it; what was read with doubt comes first. */
export function DocumentFields({ form, change, readings, presentation, problems }: Props) {
  const { t } = useText()
  const asked = fieldsAsked(form, presentation)
  const doubts = asked.filter(field => form.doubtful.includes(field)).length
  return (
    <View className='stack'>
      {doubts > 0 && <Notice tone='warning' title={t('document.check.doubtfulCount', { count: doubts })} />}
      {asked.map(field => (
        <DocumentField key={field} field={field} form={form} change={change} readings={readings} problems={problems} />
      ))}
    </View>
  )
}

function DocumentField({ field, form, change, readings, problems }: Omit<Props, 'presentation'> & { field: DocumentFieldName }) {
  const { t } = useText()
  const label = useDocumentLabels()[field]
  const evidence = evidenceOf(field, form, readings)
  const frame = {
    name: field,
    label,
    optional: isOptional(field, form),
    error: problemOf(problems, field),
    doubt: form.doubtful.includes(field) ? t(evidence?.madeOut === false ? 'document.check.notMadeOut' : 'document.check.doubtful') : undefined,
    evidence: evidence?.at && <PhotoCrop id={`crop-${field}`} of={evidence.at} alt={t('document.check.crop', { field: label })} />,
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
    case 'givenNames':
      return (
        <View>
          <TextField {...frame} hint={t(`document.hint.${field}`)} value={form[field]} onChange={value => change({ [field]: value })} maxLength={LIMITS.namePart} />
          <Spelling field={field} form={form} readings={readings} onTake={value => change({ [field]: value })} />
        </View>
      )
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

type FieldProps = Pick<Props, 'form' | 'change'> & { frame: { name: string; label: string; error?: string; doubt?: string; evidence: ReactNode } }

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

/** The other way to write a name, a tap away; the parent decides which the certificate is to have. */
function Spelling({ field, form, readings, onTake }: { field: 'surname' | 'givenNames'; form: DocumentForm; readings: Readings; onTake(value: string): void }) {
  const { t } = useText()
  const other = otherSpelling(field, form, readings)
  if (!other) return null
  return (
    <Button id={`spelling-${field}`} kind='link' onPress={() => onTake(other.value)}>
      {t(`document.spelling.${other.from}`, { name: other.value })}
    </Button>
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
