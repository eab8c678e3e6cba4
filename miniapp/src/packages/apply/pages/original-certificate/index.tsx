import { View } from '@tarojs/components'
import { findCertificate, type FoundCertificate } from '@mcb/shared/contract'
import type { OriginalCertificateAnswer, Sex } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { Failure } from '@/components/failure'
import { DateField, TextField, TimeField } from '@/components/field'
import { Notice } from '@/components/notice'
import { SummaryList } from '@/components/summary-list'
import { api } from '@/services'
import { formatDate, formatInstant, today } from '@/services/dates'
import { useInstitutionOf } from '@/services/institutions'
import { goTo } from '@/services/navigation'
import { fieldProblemsOf, problemOf, type RawProblem, type ShownProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { type CertificateForm, certificateFormOf, EMPTY_CERTIFICATE, guidanceForCertificate, paperOf } from '../../certificate/certificate-form'
import { InstitutionField } from '../../components/institution-field'
import { StepScreen } from '../../components/step-screen'
import { formOf } from '../../journey'
import { openNext, useAnswer, useStep } from '../../use-step'

/** The certificate to be replaced or issued again: found by its number and the day of birth, or copied from the paper. */
export default function OriginalCertificateQuestion() {
  const { t } = useText()
  const labels = useLabels()
  const page = useStep('originalCertificate', labels)
  const { application } = page
  const saved = application?.answers.originalCertificate as OriginalCertificateAnswer | undefined
  const savedForm = useMemo(() => saved && certificateFormOf(saved), [saved])
  const [form, change] = useAnswer<CertificateForm>('originalCertificate', EMPTY_CERTIFICATE, savedForm)
  const [found, setFound] = useState<FoundCertificate | null>(null)
  const [unknown, setUnknown] = useState(false)
  const [searching, setSearching] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const shown = found ?? (searching || form.copying ? null : (saved ?? null))

  const find = async () => {
    if (!application) return
    const open = (['number', 'birthDate'] as const).filter(field => !form[field].trim())
    setFailure(null)
    setUnknown(false)
    if (page.show(open.map(path => ({ path, code: 'required' })))) return
    const { kind, answers } = formOf(application)
    const guidance = guidanceForCertificate(kind, answers, form, page.facts)
    if (guidance) return goTo('guidance', { code: guidance.code, id: page.id })
    try {
      const { certificate } = await api.call(findCertificate, { body: { number: form.number, birthDate: form.birthDate } })
      setFound(certificate)
      setUnknown(certificate === null)
    } catch (thrown) {
      if (!page.show(fieldProblemsOf(thrown))) setFailure(thrown)
    }
  }
  const searchAgain = () => {
    setFound(null)
    setUnknown(false)
    setSearching(true)
    change({ copying: false })
    page.show([])
  }
  const handleContinue = () => {
    if (!application) return undefined
    if (found) return page.save({ ticket: found.ticket })
    if (form.copying) return page.save({ paper: paperOf(form) }, problems => problems.map(problem => inForm(problem, form)))
    return openNext(application)
  }

  return (
    <StepScreen
      page={page}
      heading={t('apply.original.heading')}
      hint={t(shown ? 'apply.original.found' : form.copying ? 'apply.original.copyHint' : 'apply.original.hint')}
      onContinue={shown || form.copying ? handleContinue : undefined}
    >
      {shown ? (
        <Certificate certificate={shown} />
      ) : (
        <>
          <NumberAndDay form={form} change={change} problems={page.problems} />
          {form.copying ? <Paper form={form} change={change} problems={page.problems} /> : <Failure of={failure} onRetry={find} />}
        </>
      )}
      {unknown && !form.copying && (
        <Notice id='certificate-not-found' tone='warning' announced title={t('apply.original.unknown.heading')}>
          <Bullets items={[t('apply.original.unknown.check'), t('apply.original.unknown.old')]} />
          <Button id='copy-certificate' kind='secondary' onPress={() => change({ copying: true })}>
            {t('apply.original.unknown.copy')}
          </Button>
        </Notice>
      )}
      {shown || form.copying ? (
        <Button id='search-again' kind='link' onPress={searchAgain}>
          {t('apply.original.again')}
        </Button>
      ) : (
        <Button id='find-certificate' onPress={find}>
          {t('birth.find')}
        </Button>
      )}
    </StepScreen>
  )
}

type PartProps = { form: CertificateForm; change(part: Partial<CertificateForm>): void; problems: readonly ShownProblem[] }

function NumberAndDay({ form, change, problems }: PartProps) {
  const { t } = useText()
  return (
    <>
      <TextField
        name='number'
        kind='code'
        label={t('apply.answer.certificateNumber')}
        hint={t('apply.original.numberHint')}
        maxLength={20}
        value={form.number}
        onChange={number => change({ number })}
        error={problemOf(problems, 'number')}
      />
      <DateField name='birthDate' label={t('apply.original.birthDate')} value={form.birthDate} onChange={birthDate => change({ birthDate })} min='1980-01-01' max={today()} error={problemOf(problems, 'birthDate')} />
    </>
  )
}

function Paper({ form, change, problems }: PartProps) {
  const { t } = useText()
  return (
    <>
      <TimeField name='time' label={t('apply.outsideBirth.time')} value={form.time} onChange={time => change({ time })} error={problemOf(problems, 'time')} />
      <TextField name='newbornName' label={t('apply.original.newbornName')} value={form.newbornName} onChange={newbornName => change({ newbornName })} error={problemOf(problems, 'newbornName')} />
      <Choice<Sex>
        name='sex'
        legend={t('birth.record.sex')}
        inline
        options={(['female', 'male'] as const).map(value => ({ value, label: t(`common.sex.${value}`) }))}
        value={form.sex || null}
        onChange={sex => change({ sex })}
        error={problemOf(problems, 'sex')}
      />
      <InstitutionField
        name='institutionCode'
        label={t('apply.original.institution')}
        hint={t('apply.original.institutionHint')}
        value={form.institution}
        onChange={institution => change({ institution })}
        error={problemOf(problems, 'institutionCode')}
      />
      <Choice
        name='placeOfBirth'
        legend={t('apply.birthPlace.heading')}
        options={(['institution', 'outsideInstitution'] as const).map(value => ({ value, label: t(`apply.birthPlace.${value}`) }))}
        value={form.placeOfBirth}
        onChange={placeOfBirth => change({ placeOfBirth })}
      />
      <DateField
        name='issuedOn'
        label={t('apply.answer.issuedOn')}
        hint={t('apply.original.issuedOnHint')}
        optional
        value={form.issuedOn}
        onChange={issuedOn => change({ issuedOn })}
        min='1996-01-01'
        max={today()}
        error={problemOf(problems, 'issuedOn')}
      />
    </>
  )
}

function Certificate({ certificate }: { certificate: Pick<OriginalCertificateAnswer, 'number' | 'issuedOn' | 'newbornName' | 'record'> }) {
  const { t } = useText()
  const institutionOf = useInstitutionOf()
  const { number, issuedOn, newbornName, record } = certificate
  return (
    <View id='certificate-record'>
      <SummaryList
        title={t('step.originalCertificate')}
        rows={[
          { label: t('apply.answer.certificateNumber'), value: number },
          { label: t('apply.answer.newbornName'), value: newbornName },
          { label: t('birth.record.sex'), value: t(`common.sex.${record.newborn.sex}`) },
          { label: t('birth.record.bornAt'), value: formatInstant(record.newborn.bornAt, t) },
          { label: t('birth.record.institution'), value: institutionOf(record) },
          { label: t('birth.record.mother'), value: record.mother.name },
          { label: t('birth.record.father'), value: record.father?.name ?? t('birth.record.noFather') },
          ...(issuedOn ? [{ label: t('apply.answer.issuedOn'), value: formatDate(issuedOn, t) }] : []),
        ]}
      />
    </View>
  )
}

/** The answer's places, as the form has them; a missing instant is a missing day or a missing time. */
function inForm(problem: RawProblem, { birthDate }: CertificateForm): RawProblem {
  const path = problem.path.replace(/^paper\./, '')
  return { ...problem, path: path === 'bornAt' ? (birthDate ? 'time' : 'birthDate') : path }
}

function useLabels(): Record<string, string> {
  const { t } = useText()
  return useMemo(
    () => ({
      number: t('apply.answer.certificateNumber'),
      birthDate: t('apply.original.birthDate'),
      time: t('apply.outsideBirth.time'),
      newbornName: t('apply.original.newbornName'),
      sex: t('birth.record.sex'),
      institutionCode: t('apply.original.institution'),
      issuedOn: t('apply.answer.issuedOn'),
    }),
    [t],
  )
}
