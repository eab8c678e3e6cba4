import { readFileSync } from 'node:fs'
import path from 'node:path'
import { OPERATIONS } from '@mcb/shared/contract'
import { openApiDocument } from './openapi'

describe('the OpenAPI document', () => {
  const document = openApiDocument() as { paths: Record<string, Record<string, { operationId: string }>> }

  it('has every operation once', () => {
    const ids = Object.values(document.paths).flatMap(path => Object.values(path).map(operation => operation.operationId))
    expect(ids.sort()).toEqual(OPERATIONS.map(operation => operation.id).sort())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('names every parameter of every path', () => {
    for (const { path, params } of OPERATIONS) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(inPath).toEqual(params && 'shape' in params ? Object.keys(params.shape as object) : [])
    }
  })

  it('is the one in the repository (npm run openapi writes it)', () => {
    const committed = readFileSync(path.join(__dirname, '../../../shared/docs/openapi.json'), 'utf8')
    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(document)))
  })
})
