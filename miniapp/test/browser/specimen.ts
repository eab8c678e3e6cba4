import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { demoPeople } from '../../../mock/people/demo-people'

const PHOTOS = path.join(__dirname, '../../../mock/specimens/photos')

/** Photos for a journey: the specimen passports of those who have one, and a sheet for everything nobody reads yet. */
export async function specimenPhotos(today: string) {
  const directory = mkdtempSync(path.join(tmpdir(), 'mcb-photos-'))
  const paper = path.join(directory, 'paper.jpg')
  await sharp({ create: { width: 900, height: 640, channels: 3, background: '#eef1f4' } }).jpeg().toFile(paper)
  const people = demoPeople(today)

  return {
    paper,
    passport(number: string): string {
      const photo = people.find(({ document }) => document.number === number)?.passportPhoto
      if (!photo) throw new Error('there is no specimen of this passport')
      return path.join(PHOTOS, photo)
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
export type SpecimenPhotos = Awaited<ReturnType<typeof specimenPhotos>>
