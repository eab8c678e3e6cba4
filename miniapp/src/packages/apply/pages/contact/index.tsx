import { LIMITS } from '@mcb/shared/contract'
import { useMemo } from 'react'
import { Check } from '@/components/choice'
import { TextField } from '@/components/field'
import { problemOf } from '@/services/problems'
import { useText } from '@/services/text'
import { StepScreen } from '../../components/step-screen'
import { useAnswer, useStep } from '../../use-step'

type ContactForm = { motherAddress: string; fatherAddress: string; fatherSame: boolean; phone: string }
const EMPTY: ContactForm = { motherAddress: '', fatherAddress: '', fatherSame: true, phone: '' }

export default function Contact() {
  const { t } = useText()
  const labels = useMemo(
    () => ({ motherAddress: t('apply.contact.motherAddress'), fatherAddress: t('apply.contact.fatherAddress'), phone: t('apply.contact.phone') }),
    [t],
  )
  const page = useStep('contact', labels)
  const contact = page.application?.answers.contact
  const saved = useMemo(() => contact && { ...contact, fatherSame: contact.fatherAddress === contact.motherAddress }, [contact])
  const [form, change] = useAnswer<ContactForm>('contact', EMPTY, saved)

  const handleContinue = () => {
    const { motherAddress, fatherAddress, fatherSame, phone } = form
    return page.save({ motherAddress, fatherAddress: fatherSame ? motherAddress : fatherAddress, phone })
  }
  // an empty shared address is one problem, not two
  const problems = form.fatherSame ? page.problems.filter(({ field }) => field !== 'fatherAddress') : page.problems

  return (
    <StepScreen page={{ ...page, problems }} heading={t('apply.contact.heading')} hint={t('apply.contact.hint')} onContinue={handleContinue}>
      <TextField
        name='motherAddress'
        label={t('apply.contact.motherAddress')}
        hint={t('apply.contact.motherAddressHint')}
        multiline
        maxLength={LIMITS.address}
        value={form.motherAddress}
        onChange={motherAddress => change({ motherAddress })}
        error={problemOf(problems, 'motherAddress')}
      />
      <Check id='father-lives-there' label={t('apply.contact.fatherSame')} checked={form.fatherSame} onChange={fatherSame => change({ fatherSame })} />
      {!form.fatherSame && (
        <TextField
          name='fatherAddress'
          label={t('apply.contact.fatherAddress')}
          multiline
          maxLength={LIMITS.address}
          value={form.fatherAddress}
          onChange={fatherAddress => change({ fatherAddress })}
          error={problemOf(problems, 'fatherAddress')}
        />
      )}
      <TextField
        name='phone'
        kind='tel'
        label={t('apply.contact.phone')}
        hint={t('apply.contact.phoneHint')}
        autoComplete='tel'
        value={form.phone}
        onChange={phone => change({ phone })}
        error={problemOf(problems, 'phone')}
      />
    </StepScreen>
  )
}
