import { View } from '@tarojs/components'
import type { RecognizedKind } from '@mcb/shared/contract'
import { type Answers, applicantSigner, canShowDocument, type IdentityDocumentKind, type Presentation, type SignerRole } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import { Skeleton } from '@/components/skeleton'
import { goTo } from '@/services/navigation'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { StepScreen } from '../components/step-screen'
import { type StepPage, useAnswer, useStep } from '../use-step'
import { DocumentFields } from './document-fields'
import { answerOf, EMPTY_DOCUMENT, type DocumentForm, formOf, isWorthOffering, type KnownPerson, mendable, sidesOf, takenOver, withKind } from './document-form'
import { useDocumentLabels } from './document-labels'
import { DocumentKindChoice } from './document-kind-choice'
import { DocumentPhotos, sendAs } from './document-photos'
import { isWaiting, mannerFor } from './document-reading'
import { useReadings } from './use-readings'

type DocumentStep = 'motherDocument' | 'fatherDocument' | 'representative'
const STEP_OF = { mother: 'motherDocument', father: 'fatherDocument', representative: 'representative' } as const satisfies Record<SignerRole, DocumentStep>

/** A person's identity document in two small steps on one page: which one; then its photo and what it says. */
export function DocumentQuestion({ person }: { person: SignerRole }) {
  const { t } = useText()
  const step = STEP_OF[person]
  const fields = useDocumentLabels()
  const labels = useMemo(() => ({ ...fields, photoId: t('document.photo.side.front'), backPhotoId: t('document.photo.side.back') }), [fields, t])
  const page = useStep(step, labels)
  const answers = page.application?.answers as Answers | undefined
  const saved = answers?.[step]
  const savedForm = useMemo(() => saved && formOf(saved), [saved])
  const empty = useEmptyDocument(person, answers)
  const [form, change] = useAnswer<DocumentForm>(step, empty, savedForm)
  const presentation: Presentation = person === 'representative' || !answers || canShowDocument(answers, person) ? 'shown' : 'remembered'

  if (form.kindChosen) {
    const known = answers ? knownPerson(person, answers) : null
    return <DocumentStage person={person} page={page} form={form} change={change} presentation={presentation} known={known} asKind={kind => withKind(form, kind, empty)} />
  }
  const chooseKind = () => {
    if (!page.show(form.kind ? [] : [{ path: 'kind', code: 'required', words: 'document.kind.required' }])) change({ kindChosen: true })
  }
  const heading = t(`document.kind.${person}`)
  return (
    <StepScreen page={page} heading={heading} hint={t(`document.kind.hint.${presentation}`)} onContinue={chooseKind}>
      <DocumentKindChoice heading={heading} kind={form.kind} onChange={kind => change(withKind(form, kind, empty))} problems={page.problems} />
      <Button id='no-document' kind='link' onPress={() => goTo('guidance', { code: 'noDocument', id: page.id })}>
        {t('document.kind.none')}
      </Button>
    </StepScreen>
  )
}

type StageProps = {
  person: SignerRole
  page: StepPage<DocumentStep>
  form: DocumentForm
  change(part: Partial<DocumentForm>): void
  presentation: Presentation
  known: KnownPerson | null
  /** The form for another kind of document. */
  asKind(kind: IdentityDocumentKind): DocumentForm
}

function DocumentStage({ person, page, form, change, presentation, known, asKind }: StageProps) {
  const { t } = useText()
  const manner = mannerFor(form, presentation)
  const readings = useReadings(form, change, manner)
  const waiting = isWaiting(form, manner)
  // no other photo is missing: the fields come next
  const readingLast = (readings.front.awaited || readings.back.awaited) && (sidesOf(form) === 1 || (form.photoId !== '' && form.backPhotoId !== ''))
  const kind = form.kind ?? 'other'
  const place = `${page.step} ${page.id}`
  const hint = form.front === 'typed' ? 'document.check.typed' : waiting || form.front === 'open' ? (`document.photo.hint.${kind}` as const) : 'document.check.read'

  const useAs = async (seen: RecognizedKind) => {
    await sendAs(place, form.photoId, seen)
    change({ ...asKind(seen), kindChosen: true })
  }
  return (
    <StepScreen
      page={page}
      heading={t(waiting ? `document.photo.${person}` : `document.check.${person}`)}
      hint={t(hint)}
      onContinue={waiting ? undefined : () => page.save(answerOf(form, presentation), problems => mendable(problems, form, presentation))}
    >
      {presentation === 'remembered' && <Notice tone='info' title={t('document.remembered')} />}
      <DocumentPhotos place={place} form={form} change={change} readings={readings} manner={manner} problems={page.problems} onUseAs={useAs} />
      {waiting && readingLast && <Skeleton lines={4} />}
      {!waiting && isWorthOffering(known, form) && <Offer known={known} onTake={() => change(takenOver(known))} />}
      {!waiting && <DocumentFields form={form} change={change} readings={readings.read} presentation={presentation} problems={page.problems} />}
      <Button id='other-document' kind='link' onPress={() => change({ kindChosen: false })}>
        {t('document.kind.other')}
      </Button>
    </StepScreen>
  )
}

/** What the hospital has registered, a tap away; it is compared with the document all the same. */
function Offer({ known, onTake }: { known: KnownPerson; onTake(): void }) {
  const { t } = useText()
  return (
    <View className='card stack--tight'>
      <View>{t('document.known.lead', { name: known.name, number: known.number })}</View>
      <Button id='take-known' kind='secondary' onPress={onTake}>
        {t('document.known.take')}
      </Button>
    </View>
  )
}

/** A parent as the delivery record names them, once one has been found. */
function knownPerson(person: SignerRole, { birth, originalCertificate }: Answers): KnownPerson | null {
  const record = birth?.records[0] ?? originalCertificate?.record
  const parent = person === 'representative' ? null : record?.[person]
  return parent ? { kind: parent.documentKind, number: parent.documentNumber, name: parent.name } : null
}

/** An empty form, with the kind the hospital knows, or what the sign-in has proved where the document is the reader's own. */
function useEmptyDocument(person: SignerRole, answers: Answers | undefined): DocumentForm {
  const account = useSession()?.account
  const own = answers?.applicantRole !== undefined && applicantSigner(answers) === person
  const verified = own ? (account?.verifiedIdentity?.documentKind ?? null) : null
  const kind = verified ?? (answers ? knownPerson(person, answers) : null)?.kind ?? null
  const name = verified && /^\p{Script=Han}+$/u.test(account?.displayName ?? '') ? (account?.displayName ?? '') : ''
  return useMemo(() => ({ ...EMPTY_DOCUMENT, kind, nameZh: name }), [kind, name])
}
