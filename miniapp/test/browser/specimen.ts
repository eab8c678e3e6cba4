import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { DocumentSide } from '@mcb/shared/contract'
import sharp from 'sharp'
import type { DemoDocument } from '../../../mock/people/demo-families'
import { demoPeople } from '../../../mock/people/demo-people'
import { photographPaper } from '../../../mock/specimens/demo-papers'

const PHOTOS = path.join(__dirname, '../../../mock/specimens/photos')

/** Photos for a journey: of demo people's documents, taken as they are wanted, and a sheet for papers nobody reads. */
export async function specimenPhotos(today: string) {
  const directory = mkdtempSync(path.join(tmpdir(), 'mcb-photos-'))
  const paper = path.join(directory, 'paper.jpg')
  await sharp({ create: { width: 900, height: 640, channels: 3, background: '#eef1f4' } }).jpeg().toFile(paper)
  const people = demoPeople(today)

  return {
    paper,
    /** One side of a document. */
    async of(document: DemoDocument, side: DocumentSide): Promise<string> {
      const photo = people.find(({ document: { number } }) => number === document.number)?.passportPhoto
      if (photo) return path.join(PHOTOS, photo)
      const file = path.join(directory, `${document.kind}-${document.number}-${side}.jpg`)
      if (!existsSync(file)) writeFileSync(file, await photographPaper(document, side))
      return file
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
export type SpecimenPhotos = Awaited<ReturnType<typeof specimenPhotos>>
