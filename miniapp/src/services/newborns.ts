import type { ApplicationView } from '@mcb/shared/contract'
import { certificateNameLine } from '@mcb/shared/domain'

/** The newborns' names as the certificates print them, in the order of the births; empty while none was given. */
export function newbornNames({ newbornName, originalCertificate }: ApplicationView['answers']): string[] {
  if (newbornName) return newbornName.names.map(certificateNameLine)
  return originalCertificate?.newbornName ? [originalCertificate.newbornName] : []
}
