import { View } from '@tarojs/components'
import { LIMITS } from '@mcb/shared/contract'
import { useEffect } from 'react'
import { usePlaces } from '@/services/countries'
import { COUNTRY, nameOfDivision, useDivisions } from '@/services/divisions'
import { idOf, problemOf, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { Check } from '../choice'
import { Failure } from '../failure'
import { DropdownField, TextField } from '../field'
import { useReturned } from '../field/returned'
import { Group } from '../primitives'
import { SelectField } from '../select-field'
import { type AddressForm, chosenAt, type Level } from './address-form'

type Props = {
  /** Where the answer has it: `mother.address`. */
  path: string
  legend: string
  hint?: string
  form: AddressForm
  onChange(form: AddressForm): void
  problems: readonly ShownProblem[]
  /** Nothing is sent abroad. */
  chinaOnly?: boolean
}

/** An address chosen by its parts, with a line for the door; or a country and a line. */
export function AddressField({ path, legend, hint, form, onChange, problems, chinaOnly }: Props) {
  const { t } = useText()
  const name = idOf(path)
  const doubt = useReturned(name)
  const frame = (part: string) => ({ name: `${name}-${part}`, error: problemOf(problems, `${path}.${part}`) })
  return (
    <Group id={`field-${name}`} legend={<Legend text={legend} hint={hint} />} legendText={legend} className='stack' describedBy={doubt && `doubt-${name}`}>
      {doubt && (
        <View id={`doubt-${name}`} className='field__doubt'>
          {doubt}
        </View>
      )}
      {!chinaOnly && <Check plain id={`${name}-abroad`} label={t('apply.address.abroad')} checked={form.abroad} onChange={abroad => onChange({ ...form, abroad })} />}
      {form.abroad ? <Country frame={frame('country')} form={form} onChange={onChange} /> : <Parts frame={frame} form={form} onChange={onChange} />}
      <TextField
        {...frame('detail')}
        label={t('apply.address.detail')}
        hint={t(form.abroad ? 'apply.address.detailHintAbroad' : 'apply.address.detailHint')}
        maxLength={LIMITS.address}
        value={form.detail}
        onChange={detail => onChange({ ...form, detail })}
      />
    </Group>
  )
}

function Legend({ text, hint }: { text: string; hint?: string }) {
  return (
    <>
      <View className='field__label'>{text}</View>
      {hint && <View className='field__hint'>{hint}</View>}
    </>
  )
}

type Frame = { name: string; error?: string }
type PartProps = { form: AddressForm; onChange(form: AddressForm): void }

function Country({ frame, form, onChange }: PartProps & { frame: Frame }) {
  const { t } = useText()
  const places = usePlaces()
  return <SelectField {...frame} label={t('apply.address.country')} options={places} value={form.country || null} onChange={country => onChange({ ...form, country: country ?? '' })} />
}

function Parts({ frame, form, onChange }: PartProps & { frame(part: string): Frame }) {
  const { province, city, district } = form
  const level = (at: Level, parent: string | null, optional?: boolean) => (
    <Part key={at} level={at} parent={parent} optional={optional} frame={frame(`${at}Code`)} form={form} onChange={onChange} />
  )
  return (
    <>
      {level('province', COUNTRY)}
      {province && level('city', province.code)}
      {city && level('district', city.code)}
      {district && level('street', district.code, true)}
    </>
  )
}

/** One level of the way to the door. Where there is but one choice it is made, and nothing is asked. */
function Part({ level, parent, optional, frame, form, onChange }: PartProps & { level: Level; parent: string | null; optional?: boolean; frame: Frame }) {
  const { t } = useText()
  const { divisions, failure, reload } = useDivisions(parent)
  const chosen = form[level]
  const only = !optional && divisions?.length === 1 ? divisions[0] : undefined
  useEffect(() => {
    if (only && chosen?.code !== only.code) onChange(chosenAt(form, level, only))
  }, [only, chosen, form, level, onChange])

  if (failure) return <Failure of={failure} onRetry={reload} />
  if (only || (optional && divisions?.length === 0)) return null
  // the one chosen is there before the list is
  const offered = divisions ?? (chosen ? [chosen] : [])
  return (
    <DropdownField
      {...frame}
      label={t(`apply.address.${level}`)}
      hint={optional ? t('apply.address.streetHint') : undefined}
      optional={optional}
      options={offered.map(division => ({ value: division.code, label: nameOfDivision(division, t) }))}
      value={chosen?.code ?? null}
      onChange={code => onChange(chosenAt(form, level, offered.find(division => division.code === code) ?? null))}
    />
  )
}
