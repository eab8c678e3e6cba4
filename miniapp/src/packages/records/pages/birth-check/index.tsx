import { Screen } from '@/components/screen'
import { useParams } from '@/services/navigation'
import { useText } from '@/services/text'
import { Begin } from '../../check/begin'
import { OneCheck } from '../../check/one-check'

/** The delivery record before any application: scanned at the bedside, found right or wrong. */
export default function BirthCheckPage() {
  const { t } = useText()
  const { id, code } = useParams('birthCheck')
  return (
    <Screen title={t('records.check.title')} audience='parent'>
      {id ? <OneCheck id={id} /> : <Begin initial={code ?? ''} />}
    </Screen>
  )
}
