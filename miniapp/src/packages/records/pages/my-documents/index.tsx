import { View } from '@tarojs/components'
import { type HeldDocumentsView, listMyDocuments } from '@mcb/shared/contract'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Disclosure } from '@/components/disclosure'
import { EmptyState } from '@/components/empty-state'
import { Failure } from '@/components/failure'
import { Notice } from '@/components/notice'
import { Heading } from '@/components/primitives'
import { Screen, useVisible } from '@/components/screen'
import { Skeleton } from '@/components/skeleton'
import { type DocumentForm, EMPTY_DOCUMENT } from '../../../apply/document/document-form'
import { api } from '@/services'
import { usePolling, useResource } from '@/services/resource'
import { useText } from '@/services/text'
import { useSession } from '@/services/use-session'
import { DocumentEditor } from '../../documents/document-editor'
import { HeldDocument } from '../../documents/held-document'
import { renewalOf } from '../../documents/renewal'
import './index.scss'

/** While phase 3 has not answered. */
const POLL_MS = 3000

/** A parent's identity documents: the current ones with their end, the earlier ones folded. */
export default function MyDocuments() {
  const { t } = useText()
  const isParent = useSession()?.account.role === 'parent'
  const { value, failure, reload, replace } = useResource(() => api.call(listMyDocuments, {}), { wanted: isParent })
  const [editing, setEditing] = useState<DocumentForm | null>(null)
  const visible = useVisible()
  usePolling(reload, POLL_MS, visible && !editing && value?.report === 'asked')

  const saved = (view: HeldDocumentsView) => {
    replace(view)
    setEditing(null)
  }
  return (
    <Screen title={t('records.documents.title')} audience='parent'>
      {editing ? (
        <DocumentEditor initial={editing} onSaved={saved} onCancel={() => setEditing(null)} />
      ) : (
        <View className='stack--wide'>
          <View className='stack--tight'>
            <Heading id='heading' level={1}>
              {t('records.documents.heading')}
            </Heading>
            <View className='muted'>{t('records.documents.lead')}</View>
          </View>
          <Failure of={failure} onRetry={reload} />
          {!value && !failure && <Skeleton lines={6} />}
          {value && <Documents of={value} onEdit={setEditing} />}
        </View>
      )}
    </Screen>
  )
}

function Documents({ of: { documents, report }, onEdit }: { of: HeldDocumentsView; onEdit(form: DocumentForm): void }) {
  const { t } = useText()
  const current = documents.filter(({ supersededBy }) => supersededBy === null)
  const earlier = documents.filter(({ supersededBy }) => supersededBy !== null)
  return (
    <>
      {(report === 'asked' || report === 'refused') && <Notice id='document-report' tone={report === 'asked' ? 'info' : 'warning'} title={t(`records.documents.report.${report}`)} />}
      {current.length === 0 && <EmptyState title={t('records.documents.empty')} hint={t('records.documents.emptyHint')} />}
      {current.map((document, index) => (
        <HeldDocument key={`${document.kind} ${document.number}`} document={document} renewal={{ index, onPress: () => onEdit(renewalOf(document)) }} />
      ))}
      <Button id='add-document' onPress={() => onEdit(EMPTY_DOCUMENT)}>
        {t('records.documents.add')}
      </Button>
      {earlier.length > 0 && (
        <Disclosure id='document-history' title={t('records.documents.history', { count: earlier.length })}>
          <View className='stack--wide'>
            {earlier.map((document, index) => (
              <HeldDocument key={`${document.kind} ${document.number} ${index}`} document={document} />
            ))}
          </View>
        </Disclosure>
      )}
    </>
  )
}
