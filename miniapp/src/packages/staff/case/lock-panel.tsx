import { View } from '@tarojs/components'
import { askToUnlock, decideUnlock } from '@mcb/shared/contract'
import { Button } from '@/components/button'
import { Failure } from '@/components/failure'
import { NoteField, useRequiredNote } from '@/components/note-field'
import { Heading } from '@/components/primitives'
import { api } from '@/services'
import { useText } from '@/services/text'
import { useCaseWrite, type CaseWriteProps } from './use-case-write'

/** A locked case: the clerk checks again and asks, the district decides. */
export function LockPanel(props: CaseWriteProps) {
  const { t } = useText()
  const { lock, actions } = props.of
  if (!lock) return null
  const asks = actions.includes('askToUnlock')
  const decides = actions.includes('unlock')
  const text = lock.state === 'unlocked' ? 'unlocked' : (lock.state === 'locked' ? asks : decides) ? lock.state : (`${lock.state}Elsewhere` as const)
  return (
    <View id='lock' className={`card stack lock lock--${lock.state}`}>
      <View className='stack--tight'>
        <Heading level={2}>{t('staff.lock.heading', { age: lock.motherAge })}</Heading>
        <View id='lock-state'>{t(`staff.lock.${text}`)}</View>
        {lock.askNote && <View>{t('staff.lock.clerkWrote', { note: lock.askNote })}</View>}
        {lock.decisionNote && <View>{t('staff.lock.districtWrote', { note: lock.decisionNote })}</View>}
      </View>
      {asks && <Ask {...props} />}
      {decides && <Decide {...props} />}
    </View>
  )
}

function Ask(props: CaseWriteProps) {
  const { t } = useText()
  const { perform, failure, params, version } = useCaseWrite(props)
  const [note, withNote] = useRequiredNote()
  const ask = () => withNote(text => perform(() => api.call(askToUnlock, { params, body: { version, note: text } })))
  return (
    <>
      <NoteField name='askNote' label={t('staff.lock.askNote')} hint={t('staff.lock.askNoteHint')} note={note} />
      <Failure of={failure} />
      <Button id='ask-to-unlock' onPress={ask}>
        {t('staff.lock.ask')}
      </Button>
    </>
  )
}

function Decide(props: CaseWriteProps) {
  const { t } = useText()
  const { perform, failure, params, version } = useCaseWrite(props)
  const [note, withNote] = useRequiredNote()
  const decide = (unlock: boolean) => withNote(text => perform(() => api.call(decideUnlock, { params, body: { version, unlock, note: text } })))
  return (
    <>
      <NoteField name='decisionNote' label={t('staff.lock.decisionNote')} note={note} />
      <Failure of={failure} />
      <Button id='unlock' onPress={() => decide(true)}>
        {t('staff.lock.unlock')}
      </Button>
      <Button id='keep-locked' kind='secondary' onPress={() => decide(false)}>
        {t('staff.lock.keep')}
      </Button>
    </>
  )
}
