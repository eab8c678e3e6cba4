import { View } from '@tarojs/components'
import { type Answers, type Collection as CollectionAnswer, possibleRecipients, type Recipient } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { AddressField } from '@/components/address-field'
import { withMissingParts } from '@/components/address-field/address-form'
import { Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { Skeleton } from '@/components/skeleton'
import { SummaryList } from '@/components/summary-list'
import { institutionWords, useInstitutions } from '@/services/institutions'
import { problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { addressLabels } from '../../address-labels'
import { type CollectionForm, collectionFormOf, collectionOf, delivery, EMPTY_COLLECTION, recipientOf } from '../../collection/collection-form'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

/** Fetched at the counter, or brought by a courier; and who receives it. */
export default function Collection() {
  const { t } = useText()
  const labels = useMemo(
    () => ({ method: t('apply.collection.heading'), recipient: t('apply.answer.recipient'), phone: t('apply.contact.phone'), ...addressLabels('address', t) }),
    [t],
  )
  const page = useStep('collection', labels)
  const answers = (page.application?.answers ?? {}) as Answers
  const { collection } = answers
  const saved = useMemo(() => collection && collectionFormOf(collection), [collection])
  const [form, change] = useAnswer<CollectionForm>('collection', EMPTY_COLLECTION, saved)
  const recipients = possibleRecipients(answers)
  const recipient = recipientOf(form, answers)
  const { phone, address } = delivery(form, answers)

  const handleContinue = () => {
    const answer = collectionOf(form, answers)
    if (answer) return page.save(answer, problems => (answer.method === 'courier' ? withMissingParts(problems, { address }) : problems))
    const open: RawProblem[] = []
    if (!form.method) open.push({ path: 'method', code: 'required', words: 'apply.collection.required' })
    if (!recipient) open.push({ path: 'recipient', code: 'required', words: 'apply.collection.recipientRequired' })
    return page.show(open)
  }

  return (
    <StepScreen page={page} heading={t('apply.collection.heading')} hint={t('apply.collection.hint')} onContinue={handleContinue}>
      <Choice<CollectionAnswer['method']>
        name='method'
        legend={t('apply.collection.heading')}
        legendHidden
        options={(['pickup', 'courier'] as const).map(value => ({ value, label: t(`apply.collection.${value}.label`), hint: t(`apply.collection.${value}.hint`) }))}
        value={form.method}
        onChange={method => change({ method })}
        error={problemOf(page.problems, 'method')}
      />
      {recipients.length > 1 ? (
        <Choice<Recipient>
          name='recipient'
          legend={t('apply.collection.recipient')}
          hint={t('apply.collection.recipientHint')}
          options={recipients.map(value => ({ value, label: t(`common.signer.${value}`) }))}
          value={recipient}
          onChange={chosen => change({ recipient: chosen, ...(form.address && chosen !== recipient ? { address: null } : {}) })}
          error={problemOf(page.problems, 'recipient')}
        />
      ) : (
        recipient && <Notice tone='info' title={t('apply.collection.onlyRecipient', { person: t(`common.signer.${recipient}`) })} />
      )}
      {form.method === 'pickup' && <Counter code={page.application?.institutionCode ?? null} />}
      {form.method === 'courier' && (
        <View className='card stack'>
          <AddressField path='address' legend={t('apply.answer.deliveryAddress')} form={address} onChange={changed => change({ address: changed })} problems={page.problems} chinaOnly />
          <TextField
            name='phone'
            kind='tel'
            label={t('apply.contact.phone')}
            hint={t('apply.collection.phoneHint')}
            autoComplete='tel'
            value={phone}
            onChange={typed => change({ phone: typed })}
            error={problemOf(page.problems, 'phone')}
          />
          <View className='muted'>{t('apply.collection.postage')}</View>
        </View>
      )}
    </StepScreen>
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
