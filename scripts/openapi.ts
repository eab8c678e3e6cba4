import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openApiDocument } from '../bff/src/http/openapi'

// Writes the contract as OpenAPI to shared/docs/openapi.json, so that a change of it shows in review.
writeFileSync(path.join(__dirname, '../shared/docs/openapi.json'), `${JSON.stringify(openApiDocument(), null, 2)}\n`)
