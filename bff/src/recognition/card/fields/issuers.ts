import { readMainlandDivisions } from '../../../modules/division/mainland-divisions'

/** Who issues permits and permanent residents' cards. */
const CENTRAL = [
  '公安部出入境管理局', '中华人民共和国公安部出入境管理局', '中华人民共和国出入境管理局', '国家移民管理局', '中华人民共和国国家移民管理局', '中华人民共和国公安部', '公安部',
]

/** Bureaus of public security: of a city with its branches in districts, of a county or a city of its size. */
function listBureaus(): string[] {
  const { below } = readMainlandDivisions()
  return below().flatMap(province => [province, ...below(province.code)].flatMap(city => {
    // in the four cities that are provinces, the districts stand one level lower
    const name = city === province || !city.name.endsWith('市') ? province.name : city.name
    const districts = city === province ? [] : below(city.code)
    return [
      ...(name.endsWith('市') ? [`${name}公安局`] : []),
      ...districts.flatMap(district => {
        if (!district.name.endsWith('区')) return [`${district.name}公安局`]
        return name.endsWith('市') ? [`${name}公安局${district.name.slice(0, -1)}分局`, `${name}公安局${district.name}分局`] : []
      }),
    ]
  }))
}

const LABEL = '签发机关'
/** The part of a name's characters that may be misread for it to be the best guess. */
const MOST_WRONG = 0.25

/** The text without a label before it, of which at least half was read. */
function dropLabel(text: string): string {
  return text.length > LABEL.length + 4 && differences(LABEL, text.slice(0, LABEL.length)) <= LABEL.length / 2 ? text.slice(LABEL.length) : text
}

/** 签发机关 before it, or a place behind it. */
const MOST_BESIDE = 6

let bureaus: Map<number, string[]> | undefined

/** All names of so many characters. */
function namesOfLength(length: number): readonly string[] {
  if (!bureaus) {
    bureaus = new Map()
    for (const name of new Set(listBureaus())) bureaus.set(name.length, [...bureaus.get(name.length) ?? [], name])
  }
  return bureaus.get(length) ?? []
}

const differences = (one: string, other: string) => [...one].filter((character, index) => character !== other[index]).length

/** Of the state's few authorities one is known for two misread characters, with what is left of a label or another value beside it. */
function recognizeCentral(text: string): string | null {
  const likely = CENTRAL.flatMap(name => Array.from({ length: Math.max(0, text.length - name.length + 1) }, (_, from) => ({ name, wrong: differences(name, text.slice(from, from + name.length)) })))
    .filter(({ name, wrong }) => text.length - name.length <= MOST_BESIDE && wrong <= Math.min(2, Math.floor((name.length - 1) / 3)))
  return likely.sort((one, other) => other.name.length - one.name.length || one.wrong - other.wrong)[0]?.name ?? null
}

/**
 * The authority a text names; `known` when it is on the list as it was read. The police have branches that are on no list, so
 * there the nearest is only the better guess.
 */
export function recognizeIssuer(text: string, central: boolean): { name: string; known: boolean } {
  if (central) {
    const name = recognizeCentral(text)
    return name === null ? { name: text, known: false } : { name, known: true }
  }
  const name = dropLabel(text)
  const [nearest, next] = namesOfLength(name.length)
    .map(known => ({ name: known, wrong: differences(known, name) }))
    .sort((one, other) => one.wrong - other.wrong)
  if (!nearest || nearest.wrong > name.length * MOST_WRONG || nearest.wrong === next?.wrong) return { name, known: false }
  return { name: nearest.name, known: nearest.wrong === 0 }
}

/** Whether a text is as a branch is called that is on no list: of the police of a known city or county, to its last character. */
export function isLikeABranch(text: string): boolean {
  const end = text.indexOf('公安局') + 3
  return text.endsWith('局') && end > 3 && namesOfLength(end).includes(text.slice(0, end))
}
