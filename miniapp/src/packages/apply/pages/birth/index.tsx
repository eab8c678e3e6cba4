import { View } from '@tarojs/components'
import type { FoundBirth } from '@mcb/shared/contract'
import type { BirthAnswer } from '@mcb/shared/domain'
import { useMemo, useState } from 'react'
import { BirthRecordList } from '@/components/birth-record-list'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { FieldError } from '@/components/field'
import { hasCode } from '@/services/api-problem'
import { formatInstant } from '@/services/dates'
import { goTo } from '@/services/navigation'
import { problemOf } from '@/services/problems'
import { type Translate, useText } from '@/services/text'
import { BirthSearch } from '../../birth/birth-search'
import { Dispute, type DisputeForm, disputeOf } from '../../birth/dispute'
import { StepScreen } from '../../components/step-screen'
import { pageAfter } from '../../journey'
import { useStep } from '../../use-step'

const NO_DISPUTE: DisputeForm = { open: false, fields: [], note: '' }

/** Finds the birth in phase 3 and shows its record for checking. */
export default function Birth() {
  const { t } = useText()
  const labels = useMemo(() => ({ record: t('birth.record.heading'), 'dispute.fields': t('birth.dispute.legend'), 'dispute.note': t('birth.dispute.note') }), [t])
  const page = useStep('birth', labels)
  const { application } = page
  const saved = application?.answers.birth ?? null
  const [found, setFound] = useState<FoundBirth[] | null>(null)
  const [chosen, setChosen] = useState<number | null>(null)
  const [searching, setSearching] = useState(false)
  const [dispute, setDispute] = useState<DisputeForm | null>(null)

  const birth = found && chosen !== null ? found[chosen] : undefined
  const record = birth?.record ?? (searching ? undefined : saved?.record)
  const form = dispute ?? (birth ? NO_DISPUTE : formOf(saved?.dispute))
  const searchAgain = () => {
    setFound(null)
    setChosen(null)
    setDispute(null)
    setSearching(true)
    page.show([])
  }
  const take = (births: FoundBirth[]) => {
    setFound(births)
    setChosen(births.length === 1 ? 0 : null)
    setDispute(null)
    page.show([])
  }

  const handleContinue = async () => {
    if (!application) return
    if (!birth) {
      if (record) return goTo(pageAfter(application), { id: application.id })
      const words = found?.length ? t('birth.found.required') : t('birth.found.searchFirst')
      page.show([{ path: 'record', code: 'required', words, target: found?.length ? 'birth-0' : 'find-birth' }])
      return
    }
    if (form.open && form.fields.length === 0) {
      page.show([{ path: 'dispute.fields', code: 'required', words: t('birth.dispute.required'), target: 'dispute-sex' }])
      return
    }
    await page.save({ ticket: birth.ticket, dispute: disputeOf(form) })
  }

  const problem = problemOf(page.problems, 'record')
  return (
    <StepScreen page={page} heading={t('birth.heading')} hint={t('birth.hint')} onContinue={record || found?.length ? handleContinue : undefined}>
      {!record && !found?.length && application && <BirthSearch application={application} onFound={take} empty={found?.length === 0} />}
      {found && found.length > 1 && (
        <Choice
          name='record'
          legend={t('birth.found.legend', { count: found.length })}
          options={found.map(({ record: each }, index) => ({ value: String(index), id: `birth-${index}`, label: lineOf(each, t), hint: each.certificateNumber ? t('birth.found.certified') : undefined }))}
          value={chosen === null ? null : String(chosen)}
          onChange={index => setChosen(Number(index))}
          error={record ? undefined : problem}
        />
      )}
      {record && (
        <>
          <BirthRecordList id='birth-record' title={t('birth.record.heading')} record={record} />
          {problem && <FieldError name='record' text={problem} />}
          {birth ? (
            <Dispute form={form} onChange={setDispute} problems={page.problems} />
          ) : (
            form.open && <View>{t('birth.record.disputed', { note: form.note || form.fields.map(field => t(`birth.dispute.field.${field}`)).join(' · ') })}</View>
          )}
        </>
      )}
      {(record || hasCode(page.failure, 'birth.ticket_expired')) && (
        <Button id='search-again' kind='link' onPress={searchAgain}>
          {t('birth.found.again')}
        </Button>
      )}
    </StepScreen>
  )
}

const formOf = (dispute: BirthAnswer['dispute'] | undefined): DisputeForm => (dispute ? { open: true, ...dispute } : NO_DISPUTE)

function lineOf({ newborn }: FoundBirth['record'], t: Translate): string {
  const facts = { order: newborn.birthOrder, sex: t(`common.sex.${newborn.sex}`), time: formatInstant(newborn.bornAt, t) }
  return newborn.plurality > 1 ? t('birth.found.ofMany', facts) : t('birth.found.single', facts)
}
