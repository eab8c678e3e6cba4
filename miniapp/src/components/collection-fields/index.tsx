import { View } from '@tarojs/components'
import { type Answers, type Collection, courierFee, POSTAGE_PAYMENTS, type PostagePayment, possibleRecipients, type Recipient, yuanOfFen } from '@mcb/shared/domain'
import { institutionWords, useInstitutions } from '@/services/institutions'
import { useFacts } from '@/services/settings'
import { problemOf, type ShownProblem } from '@/services/problems'
import { type Translate, useText } from '@/services/text'
import { AddressField } from '../address-field'
import { addressFormOf } from '../address-field/address-form'
import { addressLabels } from '../address-field/address-labels'
import { Check, Choice } from '../choice'
import { TextField } from '../field'
import { Notice } from '../notice'
import { Skeleton } from '../skeleton'
import { SummaryList } from '../summary-list'
import { type CollectionForm, delivery, recipientOf } from './collection-form'
import { SavedAddresses } from './saved-addresses'

/** The names of the fields, for the summary of problems. */
export function collectionLabels(t: Translate): Record<string, string> {
  return { method: t('apply.collection.heading'), recipient: t('apply.answer.recipient'), phone: t('apply.contact.phone'), ...addressLabels('address', t), payment: t('apply.collection.payment.legend') }
}

type CollectionFieldsProps = {
  form: CollectionForm
  onChange(change: Partial<CollectionForm>): void
  answers: Answers
  /** Who issues it, as far as it is known. */
  institutionCode: string | null
  problems: readonly ShownProblem[]
}

/** Fetched at the counter, or brought by a courier; and who receives it. */
export function CollectionFields({ form, onChange, answers, institutionCode, problems }: CollectionFieldsProps) {
  const { t } = useText()
  const recipients = possibleRecipients(answers)
  const recipient = recipientOf(form, answers)
  const { phone, address } = delivery(form, answers)
  const { fees } = useFacts().settings.courier
  return (
    <>
      <Choice<Collection['method']>
        name='method'
        legend={t('apply.collection.heading')}
        legendHidden
        options={(['pickup', 'courier'] as const).map(value => ({ value, label: t(`apply.collection.${value}.label`), hint: t(`apply.collection.${value}.hint`, { price: priceRange(fees.map(({ amountFen }) => amountFen)) }) }))}
        value={form.method}
        onChange={method => onChange({ method })}
        error={problemOf(problems, 'method')}
      />
      {recipients.length > 1 ? (
        <Choice<Recipient>
          name='recipient'
          legend={t('apply.collection.recipient')}
          hint={t('apply.collection.recipientHint')}
          options={recipients.map(value => ({ value, label: t(`common.signer.${value}`) }))}
          value={recipient}
          onChange={chosen => onChange({ recipient: chosen, ...(form.address && chosen !== recipient ? { address: null } : {}) })}
          error={problemOf(problems, 'recipient')}
        />
      ) : (
        recipient && <Notice tone='info' title={t('apply.collection.onlyRecipient', { person: t(`common.signer.${recipient}`) })} />
      )}
      {form.method === 'pickup' && <Counter code={institutionCode} />}
      {form.method === 'courier' && (
        <>
        <View className='card stack'>
          <SavedAddresses onChoose={saved => onChange({ address: addressFormOf(saved.address), phone: saved.phone })} />
          <AddressField path='address' legend={t('apply.answer.deliveryAddress')} form={address} onChange={changed => onChange({ address: changed })} problems={problems} chinaOnly />
          <TextField
            name='phone'
            kind='tel'
            label={t('apply.contact.phone')}
            hint={t('apply.collection.phoneHint')}
            autoComplete='tel'
            value={phone}
            onChange={typed => onChange({ phone: typed })}
            error={problemOf(problems, 'phone')}
          />
          <Check plain id='keep-address' label={t('apply.collection.keep')} checked={form.keep} onChange={keep => onChange({ keep })} />
        </View>
        <Postage provinceCode={address.province?.code} payment={form.payment} onChange={payment => onChange({ payment })} error={problemOf(problems, 'payment')} />
        </>
      )}
    </>
  )
}

/** From the lowest price to the highest, in yuan: `18.00–26.00`. */
function priceRange(amounts: readonly (number | null)[]): string {
  const known = amounts.filter(amount => amount !== null)
  return [...new Set([Math.min(...known), Math.max(...known)])].map(yuanOfFen).join('–')
}

type PostageProps = { provinceCode: string | undefined; payment: PostagePayment | null; onChange(payment: PostagePayment): void; error?: string }

/** What it costs, before anybody has to choose, and how it is paid. */
function Postage({ provinceCode, payment, onChange, error }: PostageProps) {
  const { t } = useText()
  const { settings } = useFacts()
  const amountFen = provinceCode ? courierFee(settings.courier.fees, { provinceCode }) : null
  return (
    <>
      {amountFen !== null && (
        <SummaryList
          id='postage'
          rows={[{ label: t('apply.collection.postage.label'), value: <View className='strong'>{t('apply.collection.postage.amount', { amount: yuanOfFen(amountFen) })}</View> }]}
        >
          <View className='summary__row muted'>{t('apply.collection.postage.free')}</View>
        </SummaryList>
      )}
      <Choice<PostagePayment>
        name='payment'
        legend={t('apply.collection.payment.legend')}
        options={POSTAGE_PAYMENTS.map(value => ({ value, label: t(`apply.collection.payment.${value}.label`), hint: t(`apply.collection.payment.${value}.hint`) }))}
        value={payment}
        onChange={onChange}
        error={error}
      />
    </>
  )
}

/** Where it is fetched, as far as it is known who decides. */
function Counter({ code }: { code: string | null }) {
  const { t, language } = useText()
  const { institutions, failure } = useInstitutions()
  const institution = institutions?.find(each => each.code === code)
  if (!institution) return failure || institutions ? <Notice tone='info' title={t('apply.collection.unknown')} /> : <Skeleton lines={3} />
  const { name, address, otherAddress, hours, phone } = institutionWords(institution, language)
  return (
    <SummaryList
      title={name}
      rows={[
        {
          label: t('apply.collection.address'),
          value: (
            <>
              <View>{address}</View>
              {otherAddress && <View className='muted'>{otherAddress}</View>}
            </>
          ),
        },
        { label: t('apply.collection.hours'), value: hours },
        { label: t('apply.collection.phone'), value: phone },
      ]}
    />
  )
}
