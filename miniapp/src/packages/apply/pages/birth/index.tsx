import { View } from '@tarojs/components'
import type { FoundBirth } from '@mcb/shared/contract'
import { type BirthRecord, stepProblems } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { BirthRecordList } from '@/components/birth-record-list'
import { Button } from '@/components/button'
import { Check } from '@/components/choice'
import { FieldError } from '@/components/field'
import { Notice } from '@/components/notice'
import { aria, Group } from '@/components/primitives'
import { hasCode } from '@/services/api-problem'
import { formatInstant } from '@/services/dates'
import { problemOf } from '@/services/problems'
import { type Translate, useText } from '@/services/text'
import { type BirthForm, disputeOf, EMPTY_BIRTH, takenAtFirst } from '../../birth/birth-form'
import { BirthSearch } from '../../birth/birth-search'
import { Dispute } from '../../birth/dispute'
import { StepScreen } from '../../components/step-screen'
import { formOf } from '../../journey'
import { openNext, useAnswer, useStep } from '../../use-step'

/** Finds the birth in phase 3 and shows its record for checking; newborns of one delivery are taken together. */
export default function Birth() {
  const { t } = useText()
  const labels = useMemo(() => ({ records: t('birth.record.heading'), 'dispute.fields': t('birth.dispute.legend'), 'dispute.note': t('birth.dispute.note') }), [t])
  const page = useStep('birth', labels)
  const { application } = page
  const saved = application?.answers.birth ?? null
  const [form, change] = useAnswer<BirthForm>('birth', EMPTY_BIRTH, null)
  const [found, setFound] = useState<FoundBirth[] | null>(null)
  const [taken, setTaken] = useState<string[]>([])
  const [searching, setSearching] = useState(false)

  const chosen = (found ?? []).filter(({ record }) => taken.includes(record.id))
  const registered: readonly BirthRecord[] = found ? chosen.map(({ record }) => record) : searching ? [] : (saved?.records ?? [])
  const asksWhich = found !== null && found.length > 1
  const searchAgain = () => {
    setFound(null)
    setSearching(true)
    page.show([])
  }
  const take = (births: FoundBirth[]) => {
    setFound(births)
    setTaken(takenAtFirst(births))
    page.show([])
  }

  const handleContinue = async () => {
    if (!application) return
    if (!found?.length) {
      if (registered.length) return openNext(application)
      page.show([{ path: 'records', code: 'required', words: 'birth.found.searchFirst', target: 'find-birth' }])
      return
    }
    if (chosen.length === 0) {
      page.show([{ path: 'records', code: 'required', words: 'birth.found.required', target: 'birth-0' }])
      return
    }
    if (form.disputed && form.fields.length === 0) {
      page.show([{ path: 'dispute.fields', code: 'required', words: 'birth.dispute.required', target: 'dispute-sex' }])
      return
    }
    const { kind, answers } = formOf(application)
    const dispute = disputeOf(form)
    const rules = stepProblems('birth', { kind, answers: { ...answers, birth: { records: [...registered], dispute } } }, page.facts)
    await page.save({ tickets: chosen.map(({ ticket }) => ticket), dispute }, problems => [...problems, ...rules])
  }

  const error = problemOf(page.problems, 'records')
  const heading = t('birth.record.heading')
  return (
    <StepScreen page={page} heading={t('birth.heading')} hint={t('birth.hint')} onContinue={registered.length || found?.length ? handleContinue : undefined}>
      {registered.length === 0 && !found?.length && application && <BirthSearch application={application} form={form} change={change} onFound={take} empty={found?.length === 0} />}
      <View id='field-records' className='stack' {...aria({ focusable: true })}>
        {error && !asksWhich && <FieldError name='records' text={error} />}
        {asksWhich && (
          <Group
            legend={<View className='field__label'>{t('birth.found.legend', { count: found.length })}</View>}
            legendText={t('birth.found.legend', { count: found.length })}
            className='stack--tight'
          >
            {error && <FieldError name='records' text={error} />}
            {found.map(({ record }, index) => (
              <Check
                key={record.id}
                id={`birth-${index}`}
                label={lineOf(record, t)}
                checked={taken.includes(record.id)}
                onChange={on => setTaken(on ? [...taken, record.id] : taken.filter(id => id !== record.id))}
              />
            ))}
            <View className='muted'>{t('birth.found.each')}</View>
          </Group>
        )}
        {registered.map((record, index) => (
          <BirthRecordList
            key={record.id}
            id={index === 0 ? 'birth-record' : `birth-record-${index}`}
            title={registered.length > 1 ? t('birth.record.headingOf', { order: record.newborn.birthOrder }) : heading}
            record={record}
          />
        ))}
      </View>
      {registered.some(({ certificateNumber }) => certificateNumber !== null) && <Notice tone='info' title={t('birth.found.certifiedMeans')} />}
      {chosen.length > 0 && <Dispute form={form} change={change} problems={page.problems} />}
      {registered.length > 0 && !found && saved?.dispute && (
        <View>{t('birth.record.disputed', { note: saved.dispute.note || saved.dispute.fields.map(field => t(`birth.dispute.field.${field}`)).join(' · ') })}</View>
      )}
      {(registered.length > 0 || hasCode(page.failure, 'birth.ticket_expired')) && (
        <Button id='search-again' kind='link' onPress={searchAgain}>
          {t('birth.found.again')}
        </Button>
      )}
    </StepScreen>
  )
}

function lineOf({ newborn, certificateNumber }: BirthRecord, t: Translate): string {
  const facts = { order: newborn.birthOrder, sex: t(`common.sex.${newborn.sex}`), time: formatInstant(newborn.bornAt, t) }
  const line = newborn.plurality > 1 ? t('birth.found.ofMany', facts) : t('birth.found.single', facts)
  return certificateNumber ? t('common.labelled', { label: t('birth.found.certified'), text: line }) : line
}
