import * as z from 'zod'
import { normalizeCertificateNumber } from '../domain/certificate/certificate-number'
import { isPlainDate, type PlainDate } from '../domain/dates/plain-date'
import { IDENTITY_DOCUMENT_KINDS, normalizeDocumentNumber } from '../domain/identity/document-kinds'

/** Limits, once: the server's schemas and the forms read them here. */
export const LIMITS = {
  namePart: 40,
  documentNumber: 20,
  nameLine: 50,
  address: 120,
  explanation: 500,
  note: 300,
  phone: 20,
  photoBytes: 15 * 1024 * 1024,
} as const

export const idSchema = z.string().regex(/^[0-9a-f]{24}$/)
export const versionSchema = z.number().int().min(0)
export const plainDateSchema = z
  .string()
  .refine(isPlainDate, { params: { code: 'date' } })
  .transform(text => text as PlainDate)
  .meta({ format: 'date' })
export const instantSchema = z.iso.datetime({ offset: true })

/** One line of text as people type it: folded, trimmed, without control characters. */
const line = (max: number) =>
  z
    .string()
    .transform(text => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .pipe(z.string().max(max).regex(/^\P{C}*$/u))

export const requiredLine = (max: number) => line(max).pipe(z.string().min(1))
export const optionalLine = (max: number) => line(max)

export const sexSchema = z.enum(['male', 'female'])
export const documentKindSchema = z.enum(IDENTITY_DOCUMENT_KINDS)
export const documentNumberSchema = z
  .string()
  .max(40)
  .transform(normalizeDocumentNumber)
  .pipe(z.string().min(1).max(LIMITS.documentNumber))
/** ICAO 9303 code as printed: `GBR`, or `D` for Germany. */
export const nationalitySchema = z
  .string()
  .transform(text => text.trim().toUpperCase())
  .pipe(z.string().min(1).regex(/^(?:[A-Z]{3}|D)$/))
/** Mainland or foreign, digits with a leading plus if the reader typed one. */
export const phoneSchema = z
  .string()
  .transform(text => text.normalize('NFKC').replace(/[\s()-]/g, ''))
  .pipe(z.string().min(1).regex(/^\+?\d{7,15}$/))

/** The number of a certificate as people type it, folded; its form is a rule of the domain. */
export const certificateNumberSchema = z
  .string()
  .max(40)
  .transform(normalizeCertificateNumber)
  .pipe(z.string().min(1).max(20))
