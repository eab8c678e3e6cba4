import { parse } from 'yaml'
import * as z from 'zod'

export const KNOWLEDGE_LANGUAGES = ['zh-CN', 'en'] as const
export type KnowledgeLanguage = (typeof KNOWLEDGE_LANGUAGES)[number]

export const KNOWLEDGE_TOPICS = [
  'nutrition', 'food', 'pregnancyCare', 'earlyBond', 'mind', 'birth', 'postnatal', 'newborn', 'feeding', 'growth', 'immunization', 'safety', 'papers', 'danger',
] as const
export type KnowledgeTopic = (typeof KNOWLEDGE_TOPICS)[number]

const range = (highest: number) => z.tuple([z.number().int().min(0).max(highest), z.number().int().min(0).max(highest)]).refine(([from, to]) => from <= to)

/** What stands between the two lines `---` of an article. */
const frontMatterSchema = z
  .strictObject({
    title: z.string().min(2).max(80),
    topic: z.enum(KNOWLEDGE_TOPICS),
    /** Weeks of pregnancy it is for, both ends included. */
    weeks: range(42).optional(),
    /** Months of the child's age it is for, both ends included. */
    months: range(72).optional(),
    /** Whether it is about a sign that cannot wait. */
    danger: z.boolean().default(false),
    sources: z.array(z.strictObject({ title: z.string().min(5), year: z.number().int().min(1950).max(2100) })).min(1),
    /** The day somebody last read it against its sources. */
    reviewed: z.iso.date(),
  })
  .refine(({ weeks, months }) => weeks !== undefined || months !== undefined, { message: 'an article is for some weeks or months' })

/** One article in one language; `text` is Markdown: paragraphs, lists, and headings of the second level. */
export type KnowledgeArticle = z.infer<typeof frontMatterSchema> & { slug: string; language: KnowledgeLanguage; text: string }

/** Reads `<slug>/<language>.md`. @throws ZodError or RangeError where the file is not as the schema says. */
export function parseArticle(file: string, slug: string, language: KnowledgeLanguage): KnowledgeArticle {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]+)$/.exec(file) ?? []
  if (head === undefined || text === undefined) throw new RangeError(`${slug}: no front matter`)
  return { ...frontMatterSchema.parse(parse(head)), slug, language, text: text.trim() }
}

/** How long a text is: words of English, Han characters of Chinese. */
export function articleLength({ language, text }: Pick<KnowledgeArticle, 'language' | 'text'>): number {
  return language === 'en' ? (text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).length : (text.match(/\p{Script=Han}/gu) ?? []).length
}
