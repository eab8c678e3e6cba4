import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { renderPassport } from '../../../mock/specimens/data-page'
import { photograph } from '../../../mock/specimens/photograph'
import type { DemoPerson } from '../../../mock/people/demo-people'

/** Photos for a journey: a passport rendered from what the person holds, and a sheet for everything nobody reads yet. */
export function specimenPhotos() {
  const directory = mkdtempSync(path.join(tmpdir(), 'mcb-photos-'))
  const taken = new Map<string, Promise<string>>()
  const once = (name: string, take: () => Promise<Buffer>) => {
    const file = path.join(directory, `${name}.jpg`)
    if (!taken.has(name)) taken.set(name, take().then(picture => (writeFileSync(file, picture), file)))
    return taken.get(name)!
  }

  return {
    passportOf: ({ number, surname, givenNames, nationality, sex, birthDate, expiryDate }: DemoPerson['document']) =>
      once(number, async () =>
        photograph(
          await renderPassport({
            surname,
            givenNames,
            sex: sex === 'female' ? 'F' : 'M',
            issuingState: nationality,
            nationality,
            documentNumber: number,
            birthDate,
            issueDate: '2022-01-10',
            expiryDate: expiryDate!,
            printed: { state: nationality, nationality, placeOfBirth: 'SPECIMEN', authority: 'SPECIMEN' },
          }),
          { seed: 7, level: 1, quality: 62 },
        ),
      ),
    paper: () => once('paper', () => sharp({ create: { width: 900, height: 640, channels: 3, background: '#eef1f4' } }).jpeg().toBuffer()),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}
export type SpecimenPhotos = ReturnType<typeof specimenPhotos>
