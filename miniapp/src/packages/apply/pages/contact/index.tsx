import { View } from '@tarojs/components'
import { type Answers, canShowDocument, type ParentRole } from '@mcb/shared/domain'
import { useMemo } from 'react'
import { AddressField } from '@/components/address-field'
import { withMissingParts } from '@/components/address-field/address-form'
import { Check } from '@/components/choice'
import { TextField } from '@/components/field'
import { problemOf, type ShownProblem } from '@/services/problems'
import { type Translate, useText } from '@/services/text'
import { addressLabels } from '@/components/address-field/address-labels'
import { StepScreen } from '../../components/step-screen'
import { addressesAsked, asked, type ContactForm, contactFormOf, contactOf, EMPTY_CONTACT, livesAt } from '../../contact/contact-form'
import { useAnswer, useStep } from '../../use-step'

export default function Contact() {
  const { t } = useText()
  const labels = useMemo(() => contactLabels(t), [t])
  const page = useStep('contact', labels)
  const answers = (page.application?.answers ?? {}) as Answers
  const { contact } = answers
  const saved = useMemo(() => contact && contactFormOf(contact), [contact])
  const [form, change] = useAnswer<ContactForm>('contact', EMPTY_CONTACT, saved)
  const { parents } = asked(answers)
  const places = addressesAsked(form, answers)
  // a problem with an address that is given once is one problem
  const isAsked = ({ path }: { path: string }) => path === 'phone' || Object.keys(places).some(place => path.startsWith(place))

  return (
    <StepScreen
      page={page}
      heading={t(parents.length === 2 ? 'apply.contact.heading' : 'apply.contact.headingOne')}
      hint={t('apply.contact.hint')}
      onContinue={() => page.save(contactOf(form, answers), problems => withMissingParts(problems, places).filter(isAsked))}
    >
      {parents.map(parent => (
        <Parent key={parent} parent={parent} form={form} change={change} answers={answers} problems={page.problems} />
      ))}
      <TextField
        name='phone'
        kind='tel'
        label={t('apply.contact.phone')}
        hint={t('apply.contact.phoneHint')}
        autoComplete='tel'
        value={form.phone}
        onChange={phone => change({ phone })}
        error={problemOf(page.problems, 'phone')}
      />
    </StepScreen>
  )
}

type ParentProps = { parent: ParentRole; form: ContactForm; change(part: Partial<ContactForm>): void; answers: Answers; problems: readonly ShownProblem[] }

function Parent({ parent, form, change, answers, problems }: ParentProps) {
  const { t } = useText()
  const { mayBeSame, households } = asked(answers)
  const places = addressesAsked(form, answers)
  const lives = livesAt(form, parent, answers)
  return (
    <View className='card stack'>
      {parent === 'father' && mayBeSame && (
        <Check id='father-lives-there' plain label={t(canShowDocument(answers, parent) ? 'apply.contact.fatherSame' : 'apply.contact.fatherSameLast')} checked={form.fatherSame} onChange={fatherSame => change({ fatherSame })} />
      )}
      {`${parent}.address` in places && (
        <AddressField
          path={`${parent}.address`}
          legend={t(`apply.answer.address.${parent}`)}
          hint={canShowDocument(answers, parent) ? undefined : t('apply.contact.lastAddress')}
          form={form[parent]}
          onChange={address => change({ [parent]: address })}
          problems={problems}
        />
      )}
      {households.includes(parent) && !lives.abroad && (
        <Check
          id={`${parent}-household-same`}
          plain
          label={t(`apply.contact.householdSame.${parent}`)}
          checked={form[`${parent}HouseholdSame`]}
          onChange={same => change({ [`${parent}HouseholdSame`]: same })}
        />
      )}
      {`${parent}.household` in places && (
        <AddressField
          path={`${parent}.household`}
          legend={t(`apply.answer.household.${parent}`)}
          hint={t('apply.contact.householdHint')}
          form={form[`${parent}Household`]}
          onChange={household => change({ [`${parent}Household`]: household })}
          problems={problems}
          chinaOnly
        />
      )}
    </View>
  )
}

function contactLabels(t: Translate): Record<string, string> {
  const of = (parent: ParentRole) => ({
    ...addressLabels(`${parent}.address`, t, t(`apply.answer.address.${parent}`)),
    ...addressLabels(`${parent}.household`, t, t(`apply.answer.household.${parent}`)),
  })
  return { ...of('mother'), ...of('father'), phone: t('apply.contact.phone') }
}
