import { View } from '@tarojs/components'
import { type CaseView, handToCourier } from '@mcb/shared/contract'
import { type Answers, documentOf, fullName, papersToSee, type PickupPaper, possibleRecipients, type Recipient, type SignerRole } from '@mcb/shared/domain'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Check, Choice } from '@/components/choice'
import { TextField } from '@/components/field'
import { NoteField, useRequiredNote } from '@/components/note-field'
import { Heading } from '@/components/primitives'
import { SummaryList } from '@/components/summary-list'
import { addressLine } from '@/services/addresses'
import { useText } from '@/services/text'
import { SeenPapers, useSeen } from '../counter/seen-papers'

type Persons = Partial<Record<SignerRole, boolean>>

/** Everybody who has to come, compared with the original document. Leaving a box empty says they did not match. */
export function OnSiteCheckForm({ of: { personsToCheck, answers }, onSave }: { of: CaseView; onSave(persons: Persons): Promise<unknown> }) {
  const { t } = useText()
  const [matching, setMatching] = useState<Persons>({})
  const labelOf = (person: SignerRole) => {
    const document = documentOf(answers, person)
    return t('staff.onSite.matches', { person: t(`common.signer.${person}`), document: document ? document.otherName || t(`kind.${document.kind}`) : '', number: document?.number ?? '' })
  }
  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.onSite.heading')}</Heading>
      <View className='muted'>{t('staff.onSite.hint')}</View>
      {personsToCheck.map(person => (
        <Check
          key={person}
          id={`${person}-matches`}
          label={labelOf(person)}
          checked={matching[person] === true}
          onChange={checked => setMatching(before => ({ ...before, [person]: checked }))}
        />
      ))}
      <Button id='confirm-recordOnSiteCheck' onPress={() => onSave(Object.fromEntries(personsToCheck.map(person => [person, matching[person] === true])))}>
        {t('staff.onSite.save')}
      </Button>
    </View>
  )
}

/** The second signature under a check. */
export function CosignForm({ onSign }: { onSign(): Promise<unknown> }) {
  const { t } = useText()
  return (
    <View className='card stack'>
      <View>{t('staff.cosign.hint')}</View>
      <Button id='confirm-cosignOnSiteCheck' onPress={onSign}>
        {t('staff.cosign.confirm')}
      </Button>
    </View>
  )
}

export function RejectForm({ onReject }: { onReject(note: string): Promise<unknown> }) {
  const { t } = useText()
  const [note, withNote] = useRequiredNote()
  return (
    <View className='card stack'>
      <Heading level={3}>{t('staff.reject.heading')}</Heading>
      <View className='muted'>{t('staff.reject.hint')}</View>
      <NoteField name='note' label={t('staff.reject.note')} note={note} />
      <Button id='confirm-reject' kind='danger' onPress={() => withNote(onReject)}>
        {t('staff.reject.confirm')}
      </Button>
    </View>
  )
}

/** Who takes it: only those who may receive it. */
export function HandOverForm({ of: { answers }, onHandOver }: { of: CaseView; onHandOver(collector: Recipient, seen: PickupPaper[]): Promise<unknown> }) {
  const { t } = useText()
  const [collector, setCollector] = useState<Recipient | null>(null)
  const papers = useSeen(collector ? papersToSee(answers as Answers, collector) : [])
  const document = collector && documentOf(answers, collector)
  const [asked, setAsked] = useState(false)
  const handOver = () => {
    setAsked(true)
    return collector && papers.complete ? onHandOver(collector, papers.seen) : undefined
  }
  return (
    <View className='card stack'>
      <Choice<Recipient>
        name='collector'
        legend={t('staff.handOver.legend')}
        options={possibleRecipients(answers as Answers).map(person => ({
          value: person,
          label: t(`common.signer.${person}`),
          hint: person === answers.collection?.recipient ? t('staff.handOver.chosen') : undefined,
        }))}
        value={collector}
        onChange={setCollector}
        error={asked && !collector ? t('staff.handOver.required') : undefined}
      />
      <SeenPapers papers={papers} document={document ? document.otherName || t(`kind.${document.kind}`) : ''} asked={asked} />
      <Button id='confirm-handOver' onPress={handOver}>
        {t('staff.handOver.confirm')}
      </Button>
    </View>
  )
}

/** The name on the label. */
function recipientName(answers: Answers, recipient: Recipient): string {
  const document = documentOf(answers, recipient)
  return document ? fullName(document) : ''
}

/** Where the parcel goes, and the number it travels under. */
export function CourierForm({ of: { answers, parcel }, onSend }: { of: CaseView; onSend(trackingNumber: string): Promise<unknown> }) {
  const { t, language } = useText()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState(false)
  const trackingNumber = typed.normalize('NFKC').replace(/[\s-]/g, '')
  const isGood = handToCourier.body!.shape.trackingNumber.safeParse(trackingNumber).success
  const { collection } = answers
  const send = () => {
    setAsked(true)
    return isGood ? onSend(trackingNumber) : undefined
  }
  return (
    <View className='card stack'>
      {collection?.method === 'courier' && (
        <SummaryList
          id='send-to'
          title={t('staff.courier.to')}
          rows={[
            { label: t(`common.signer.${collection.recipient}`), value: [recipientName(answers as Answers, collection.recipient), collection.phone].filter(Boolean).join(' · ') },
            { value: addressLine(collection.address, language) },
            { label: t('apply.collection.postage.label'), value: t(`apply.collection.payment.${collection.payment}.label`) },
            ...(parcel?.trackingNumber ? [{ label: t('staff.courier.label'), value: <View id='label-number' className='strong'>{parcel.trackingNumber}</View> }] : []),
          ]}
        />
      )}
      <TextField
        name='trackingNumber'
        kind='code'
        label={t('staff.courier.tracking')}
        hint={t('staff.courier.trackingHint')}
        value={typed}
        onChange={setTyped}
        error={asked && !isGood ? t(typed.trim() ? 'problem.format' : 'problem.required') : undefined}
      />
      <Button id='confirm-handToCourier' onPress={send}>
        {t('staff.courier.confirm')}
      </Button>
    </View>
  )
}
