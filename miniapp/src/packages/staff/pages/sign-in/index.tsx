import { signInStaff } from '@mcb/shared/contract'
import { useMemo, useState } from 'react'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { QuestionPage } from '@/components/question-page'
import { Screen } from '@/components/screen'
import { addressOf } from '@/routes'
import { api } from '@/services'
import { continueAt, goTo, useParams } from '@/services/navigation'
import { beginSession } from '@/services/person'
import { describeProblems, fieldProblemsOf, problemOf, type RawProblem } from '@/services/problems'
import { useText } from '@/services/text'

export default function StaffSignIn() {
  const { t } = useText()
  const { then } = useParams('staffSignIn')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [raw, setRaw] = useState<readonly RawProblem[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const labels = useMemo(() => ({ username: t('session.staff.username'), password: t('session.staff.password') }), [t])
  const problems = useMemo(() => describeProblems(raw, t, labels), [raw, t, labels])

  const signIn = async () => {
    const missing = Object.entries({ username: username.trim(), password }).flatMap(([path, value]) => (value ? [] : [{ path, code: 'required' }]))
    setRaw(missing)
    setFailure(null)
    if (missing.length > 0) return
    try {
      beginSession(await api.call(signInStaff, { body: { username, password } }))
      continueAt(then && /^\/packages\/staff\//.test(then) ? then : addressOf('queue', {}))
    } catch (thrown) {
      const fields = fieldProblemsOf(thrown)
      setRaw(fields)
      if (fields.length === 0) setFailure(thrown)
    }
  }

  return (
    <Screen title={t('session.staff.title')} audience='anyone'>
      <QuestionPage
        heading={t('session.staff.heading')}
        problems={problems}
        failure={failure}
        onContinue={signIn}
        continueId='staff-sign-in'
        continueLabel={t('session.staff.submit')}
      >
        <TextField name='username' label={t('session.staff.username')} autoComplete='username' value={username} onChange={setUsername} error={problemOf(problems, 'username')} />
        <TextField
          name='password'
          kind='password'
          label={t('session.staff.password')}
          autoComplete='current-password'
          value={password}
          onChange={setPassword}
          error={problemOf(problems, 'password')}
        />
        <Button id='parents' kind='link' onPress={() => goTo('home', {}, 'replace')}>
          {t('session.staff.parents')}
        </Button>
      </QuestionPage>
    </Screen>
  )
}
