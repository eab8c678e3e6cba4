import { View } from '@tarojs/components'
import { type ApplicationView, changeCollection, collectionSchema } from '@mcb/shared/contract'
import { addressProblems, type Answers, type Collection, collectionProblems, possibleRecipients, type Recipient, under } from '@mcb/shared/domain'
import { fieldProblems } from '@mcb/shared/errors'
import { useMemo, useState } from 'react'
import { AddressField } from '@/components/address-field'
import { addressFormOf, addressOf, EMPTY_ADDRESS } from '@/components/address-field/address-form'
import { ApplicationScreen } from '@/components/application-screen'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { QuestionPage } from '@/components/question-page'
import { api } from '@/services'
import { hasCode } from '@/services/api-problem'
import { useApplication } from '@/services/applications'
import { goTo, useParams } from '@/services/navigation'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useFacts } from '@/services/settings'
import { useText } from '@/services/text'

/** Pickup or courier: changed until the certificate is being issued, without anybody signing again. */
export default function ChangeCollection() {
  const { t } = useText()
  const { id } = useParams('changeCollection')
  const resource = useApplication(id)
  return (
    <ApplicationScreen title={t('track.collection.title')} resource={resource}>
      {application =>
        application.actions.includes('changeCollection') ? (
          <CollectionForm application={application} onSaved={resource.replace} reload={resource.reload} />
        ) : (
          <View className='stack'>
            <Notice tone='info' title={t('track.collection.over')} />
            <Button id='open-application' onPress={() => goTo('application', { id }, 'replace')}>
              {t('track.sign.open')}
            </Button>
          </View>
        )
      }
    </ApplicationScreen>
  )
}

type Props = { application: ApplicationView; onSaved(application: ApplicationView): void; reload(): Promise<void> }

function CollectionForm({ application: { id, version, answers }, onSaved, reload }: Props) {
  const { t } = useText()
  const saved = answers.collection
  const recipients = possibleRecipients(answers as Answers)
  const [method, setMethod] = useState<Collection['method'] | null>(saved?.method ?? null)
  const [recipient, setRecipient] = useState<Recipient | null>(saved?.recipient ?? (recipients.length === 1 ? recipients[0]! : null))
  const [phone, setPhone] = useState(saved?.method === 'courier' ? saved.phone : (answers.contact?.phone ?? ''))
  const [address, setAddress] = useState(() => (saved?.method === 'courier' ? addressFormOf(saved.address) : EMPTY_ADDRESS))
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const { settings } = useFacts()
  const [failure, setFailure] = useState<unknown>(null)
  const labels = useMemo(
    () => ({
      method: t('track.collection.method'),
      recipient: t('track.collection.recipient'),
      phone: t('track.collection.phone'),
      address: t('track.collection.address'),
      'address.provinceCode': t('apply.address.province'),
      'address.cityCode': t('apply.address.city'),
      'address.districtCode': t('apply.address.district'),
      'address.streetCode': t('apply.address.street'),
      'address.detail': t('apply.address.detail'),
    }),
    [t],
  )
  const problems = useMemo(() => describeProblems(raw, t, labels), [raw, t, labels])

  const save = async () => {
    setFailure(null)
    const typed = method === 'courier' ? { method, recipient, phone, address: addressOf(address) } : { method, recipient }
    const parsed = collectionSchema.safeParse(typed)
    const shape = parsed.success ? collectionProblems(parsed.data, answers as Answers, settings) : fieldProblems(parsed.error, typed)
    const open = unchosen({ method, recipient })
    // the rules are asked only once the shape is right, but what an address lacks need not wait for the phone number
    const lacking = method === 'courier' && !parsed.success ? under('address', addressProblems(addressOf(address), settings.address)) : []
    const found = [...open, ...shape.filter(({ path }) => path && !open.some(each => each.path === path)), ...lacking]
    setRaw(found)
    if (!parsed.success || found.length > 0) return
    try {
      onSaved(await api.call(changeCollection, { params: { id }, body: { version, collection: parsed.data } }))
      goTo('application', { id }, 'replace')
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown)
      setRaw(fields.map(problem => ({ ...problem, path: problem.path.replace(/^(?:body\.)?collection\./, '') })))
      if (fields.length > 0) return
      setFailure(thrown)
      if (hasCode(thrown, 'application.version_conflict')) await reload()
    }
  }

  return (
    <QuestionPage
      heading={t('track.collection.heading')}
      hint={t('track.collection.hint')}
      problems={problems}
      failure={failure}
      onContinue={save}
      continueId='save-collection'
      continueLabel={t('track.collection.save')}
    >
      <Choice<Collection['method']>
        name='method'
        legend={t('track.collection.method')}
        options={[
          { value: 'pickup', label: t('track.collection.pickup') },
          { value: 'courier', label: t('track.collection.courier'), hint: t('track.collection.courierHint') },
        ]}
        value={method}
        onChange={setMethod}
        error={problemOf(problems, 'method')}
      />
      <Choice<Recipient>
        name='recipient'
        legend={t('track.collection.recipient')}
        options={recipients.map(person => ({ value: person, label: t(`common.signer.${person}`) }))}
        value={recipient}
        onChange={setRecipient}
        error={problemOf(problems, 'recipient')}
      />
      {method === 'courier' && (
        <>
          <TextField
            name='phone'
            kind='tel'
            label={t('track.collection.phone')}
            autoComplete='tel'
            value={phone}
            onChange={setPhone}
            error={problemOf(problems, 'phone')}
          />
          <AddressField path='address' legend={t('track.collection.address')} form={address} onChange={setAddress} problems={problems} chinaOnly />
        </>
      )}
    </QuestionPage>
  )
}

/** What a union cannot say while nobody knows which of its kinds is meant. */
function unchosen(choices: Record<string, string | null>): RawProblem[] {
  return Object.entries(choices).flatMap(([path, chosen]) => (chosen ? [] : [{ path, code: 'required' }]))
}
