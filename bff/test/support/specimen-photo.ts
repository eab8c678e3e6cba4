import { readFileSync } from 'node:fs'
import path from 'node:path'

/** One of the specimen photos by its file's name. */
export function specimenPhoto(name: string): Buffer {
  return readFileSync(path.join(__dirname, '../../../mock/specimens/photos', name))
}
