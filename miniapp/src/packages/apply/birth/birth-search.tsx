import { View } from '@tarojs/components'
import { type ApplicationView, findBirths, type FoundBirth, openBedsideCode } from '@mcb/shared/contract'
import { useMemo, useState } from 'react'
import { Bullets } from '@/components/bullets'
import { Button } from '@/components/button'
import { Choice } from '@/components/choice'
import { ErrorSummary } from '@/components/error-summary'
import { Failure } from '@/components/failure'
import { DateField, TextField } from '@/components/field'
import { Notice } from '@/components/notice'
import { api, platform } from '@/services'
import { today } from '@/services/dates'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'
import { InstitutionField } from '../components/institution-field'
import type { BirthForm } from './birth-form'

type Props = { application: ApplicationView; form: BirthForm; change(part: Partial<BirthForm>): void; onFound(births: FoundBirth[]): void; empty: boolean }

/** Two ways to the record: hospital and day with the mother's document, or the code at the bedside. */
export function BirthSearch({ application, form, change, onFound, empty }: Props) {
  const { t } = useText()
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const { institution, birthDate, code } = form
  const mother = application.answers.motherDocument
  // without the mother's number there is nothing to search by
  const way = mother ? form.way : 'bedside'

  const labels = useMemo(() => ({ institution: t('birth.institution'), birthDate: t('birth.birthDate'), bedsideCode: t('birth.code') }), [t])
  const problems = useMemo(() => describeProblems(raw, t, labels), [raw, t, labels])

  const find = async (scanned?: string) => {
    const bedsideCode = (scanned ?? code).trim()
    const missing: Record<string, string | null> = way === 'search' ? { institution, birthDate } : { bedsideCode }
    const problemsNow: RawProblem[] = Object.entries(missing).flatMap(([path, value]) => (value ? [] : [{ path, code: 'required' }]))
    setRaw(problemsNow)
    setFailure(null)
    if (problemsNow.length > 0) return
    try {
      const { births } =
        way === 'search' && mother
          ? await api.call(findBirths, { body: { motherDocument: { kind: mother.kind, number: mother.number }, institutionCode: institution ?? '', birthDate } })
          : await api.call(openBedsideCode, { body: { code: bedsideCode } })
      onFound(births)
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown).map(problem => ({ ...problem, path: FIELD_OF[problem.path] ?? problem.path }))
      setRaw(fields)
      if (fields.length === 0) setFailure(thrown)
    }
  }

  const scan = async () => {
    const scanned = await platform.scanCode?.()
    if (!scanned) return
    change({ code: scanned })
    await find(scanned)
  }

  return (
    <View className='stack'>
      <ErrorSummary problems={problems} />
      {mother ? (
        <Choice
          name='way'
          legend={t('birth.way.legend')}
          options={[
            { value: 'search', label: t('birth.way.search'), hint: t('birth.way.searchHint', { number: mother.number }) },
            { value: 'bedside', label: t('birth.way.bedside'), hint: t('birth.way.bedsideHint') },
          ]}
          value={way}
          onChange={chosen => {
            change({ way: chosen })
            setRaw([])
          }}
        />
      ) : (
        <Notice tone='info' title={t('birth.way.bedsideOnly')} />
      )}
      {way === 'search' ? (
        <>
          <InstitutionField midwifery name='institution' label={t('birth.institution')} value={institution} onChange={chosen => change({ institution: chosen })} error={problemOf(problems, 'institution')} />
          <DateField name='birthDate' label={t('birth.birthDate')} value={birthDate} onChange={day => change({ birthDate: day })} max={today()} error={problemOf(problems, 'birthDate')} />
        </>
      ) : (
        <>
          {platform.scanCode && (
            <Button id='scan-code' kind='secondary' onPress={scan}>
              {t('birth.scan')}
            </Button>
          )}
          <TextField name='bedsideCode' kind='code' label={t('birth.code')} hint={t('birth.codeHint')} value={code} onChange={text => change({ code: text })} error={problemOf(problems, 'bedsideCode')} />
        </>
      )}
      {empty && <NotFound />}
      <Failure of={failure} onRetry={() => find()} />
      <Button id='find-birth' onPress={() => find()}>
        {t('birth.find')}
      </Button>
    </View>
  )
}

/** The server's names for the fields of this form. */
const FIELD_OF: Record<string, string> = { institutionCode: 'institution', birthDate: 'birthDate', code: 'bedsideCode' }

function NotFound() {
  const { t } = useText()
  return (
    <Notice id='birth-not-found' tone='warning' announced title={t('birth.notFound.heading')}>
      <Bullets items={[t('birth.notFound.check'), t('birth.notFound.document'), t('birth.notFound.recent'), t('birth.notFound.counter')]} />
    </Notice>
  )
}
