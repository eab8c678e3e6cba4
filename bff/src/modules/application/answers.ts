import { STEP_ANSWERS } from '@mcb/shared/contract'
import { beijingDate, currentDistrict, deciderOf, stepProblems, under, type Answers, type Application, type BirthRecord, type FieldProblem, type Settings, type StepId } from '@mcb/shared/domain'
import { AppError, fieldProblems } from '@mcb/shared/errors'
import type { BirthService } from '../birth/service'
import type { DocumentService } from '../document/service'
import type { Account } from '../session/ports'

/** Turns what a question's page sent into the answer that is kept, or into every problem with it. */
export function createAnswerReader(deps: { births: BirthService; documents: DocumentService; settings: Settings; clock: () => Date }) {
  const { births, documents, settings, clock } = deps

  /** The answer in the shape it is kept in; births and certificates are fetched by their ticket. */
  async function resolve(step: StepId, raw: unknown, account: Account): Promise<Answers> {
    if (step === 'birth') {
      const { tickets, dispute } = STEP_ANSWERS.birth.parse(raw)
      const records = await Promise.all(tickets.map(ticket => births.redeem(ticket, account)))
      records.sort((a, b) => a.newborn.birthOrder - b.newborn.birthOrder)
      return { birth: { records, dispute } }
    }
    if (step === 'originalCertificate') {
      const parsed = STEP_ANSWERS.originalCertificate.parse(raw)
      if ('ticket' in parsed) return { originalCertificate: { ...(await births.redeemCertificate(parsed.ticket, account)), source: 'registry' } }
      return { originalCertificate: await fromPaper(parsed.paper) }
    }
    return { [step]: STEP_ANSWERS[step].parse(raw) }
  }

  /** A certificate nobody but the paper knows: the record has what the paper says, and nothing else. */
  async function fromPaper(paper: Extract<ReturnType<typeof STEP_ANSWERS.originalCertificate.parse>, { paper: object }>['paper']): Promise<Answers['originalCertificate']> {
    const institution = await births.institution(paper.institutionCode)
    const district = currentDistrict(institution?.districtCode ?? '')
    const unknown = { name: '', documentKind: 'other' as const, documentNumber: '', nationality: '' }
    const record: BirthRecord = {
      id: '',
      institutionCode: paper.institutionCode,
      institutionName: institution?.name ?? '',
      placeOfBirth: paper.placeOfBirth,
      // the house that issued it lies where the child was born
      birthPlace: { province: '北京市', city: '北京市', district: district?.name ?? '', districtCode: district?.code ?? '' },
      attendant: null,
      newborn: {
        sex: paper.sex, bornAt: paper.bornAt, gestationalWeeks: null, gestationalDays: null, weightGrams: null, lengthCentimeters: null, birthOrder: 1, plurality: 1,
      },
      mother: unknown,
      father: null,
      certificateNumber: paper.number,
    }
    return { number: paper.number, source: 'paper', issuedOn: paper.issuedOn, newbornName: paper.newbornName, record }
  }

  /** Photos the account did not upload, or that are gone. */
  async function photoProblems(step: StepId, answers: Answers, account: Account): Promise<FieldProblem[]> {
    const missing = await Promise.all(
      photosOf(step, answers).map(async ([path, id]) => ((await documents.belongsTo(id, account)) ? [] : [{ path, code: 'document.photo_missing' }])),
    )
    return missing.flat()
  }

  return {
    /** @throws request.invalid with every problem; birth.ticket_expired; institution.unknown; upstream.* */
    async read(application: Application, step: StepId, raw: unknown, account: Account): Promise<Answers> {
      const parsed = STEP_ANSWERS[step].safeParse(raw)
      if (!parsed.success) throw new AppError('request.invalid', { fields: under('answer', fieldProblems(parsed.error, raw)) })
      const answers: Answers = { ...application.answers, ...(await resolve(step, raw, account)) }
      const facts = { today: beijingDate(clock()), settings }
      const problems = [...stepProblems(step, { kind: application.kind, answers }, facts), ...(await photoProblems(step, answers, account))]
      if (problems.length) throw new AppError('request.invalid', { fields: under('answer', distinct(problems)) })
      return answers
    },

    /** Photos of an answer, to be tied to the application. */
    photos: (step: StepId, answers: Answers): string[] => photosOf(step, answers).map(([, id]) => id),

    /** Who decides about the application as it stands. @throws institution.unknown */
    async decider({ kind, answers }: Application): Promise<{ institutionCode: string; districtCode: string } | null> {
      const decider = deciderOf(kind, answers)
      return decider && births.institutionOf(decider)
    },
  }
}

/** The photos an answer names, with their place in it. */
function photosOf(step: StepId, answers: Answers): [path: string, id: string][] {
  if (step === 'motherDocument' || step === 'fatherDocument' || step === 'representative') {
    const { photoId, backPhotoId } = answers[step]!
    return [...(photoId ? [['photoId', photoId] as [string, string]] : []), ...(backPhotoId ? [['backPhotoId', backPhotoId] as [string, string]] : [])]
  }
  if (step !== 'materials') return []
  return Object.entries(answers.materials!.photos).flatMap(([code, ids]) => (ids ?? []).map((id): [string, string] => [`photos.${code}`, id]))
}

/** One problem a place: the first says most. */
function distinct(problems: FieldProblem[]): FieldProblem[] {
  return problems.filter(({ path }, i) => problems.findIndex(other => other.path === path) === i)
}
