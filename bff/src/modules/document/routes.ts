import { getDocumentPhoto, recognizeDocument, uploadDocumentPhoto } from '@mcb/shared/contract'
import type Router from 'koa-router'
import { mount } from '../../http/mount'
import type { DocumentService } from './service'

export function mountDocumentRoutes(router: Router, documents: DocumentService): void {
  mount(router, uploadDocumentPhoto, ({ body, file, account, idempotencyKey }) => documents.upload(body, file!, account, idempotencyKey))
  mount(router, recognizeDocument, ({ params, account }) => documents.recognize(params.id, account))
  mount(router, getDocumentPhoto, ({ params, account }) => documents.picture(params.id, account))
}
