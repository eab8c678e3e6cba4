import { View } from '@tarojs/components'
import type { ApplicationView } from '@mcb/shared/contract'
import { applicantSigner, otherSigner } from '@mcb/shared/domain'
import { SummaryList } from '@/components/summary-list'
import { formatDate } from '@/services/dates'
import { useText } from '@/services/text'

/** Who has signed, who has not, and until when they can. */
export function Signatures({ application: { status, signers, signedBy, signBefore, viewer, answers } }: { application: ApplicationView }) {
  const { t } = useText()
  if (status !== 'awaitingConfirmation') return null
  const you = viewer === 'applicant' ? applicantSigner(answers) : otherSigner(answers)
  return (
    <SummaryList
      id='signatures'
      title={t('track.signatures.heading')}
      rows={signers.map(signer => ({
        label: signer === you ? t('track.signatures.you', { person: t(`common.signer.${signer}`) }) : t(`common.signer.${signer}`),
        value: (
          <View id={`signature-${signer}`} className={signedBy.includes(signer) ? '' : 'strong'}>
            {t(signedBy.includes(signer) ? 'track.signatures.signed' : 'track.signatures.missing')}
          </View>
        ),
      }))}
    >
      {signBefore && (
        <View id='sign-before' className='summary__row'>
          {t('track.signatures.before', { date: formatDate(signBefore, t) })}
        </View>
      )}
    </SummaryList>
  )
}
