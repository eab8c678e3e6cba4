import type { NewbornFamily, NameScript, NewbornName } from '@mcb/shared/domain'

export type NamesForm = { names: NewbornName[] }

/** Family names of two characters; every other Chinese family name has one. */
const TWO_CHARACTERS = [
  '欧阳', '歐陽', '司马', '司馬', '上官', '诸葛', '諸葛', '东方', '東方', '皇甫', '尉迟', '尉遲', '公孙', '公孫', '慕容', '令狐', '长孙', '長孫', '宇文', '司徒', '司空', '端木', '夏侯', '独孤', '南宫', '轩辕',
]

/** The family name a Chinese name begins with. */
export function hanSurnameOf(nameZh: string): string {
  const two = [...nameZh].slice(0, 2).join('')
  return TWO_CHARACTERS.includes(two) ? two : ([...nameZh][0] ?? '')
}

/** In which letters this child's name may be; the one that is likelier comes first. */
export function possibleScripts({ hasForeignParent, household }: Pick<NewbornFamily, 'hasForeignParent' | 'household'>): NameScript[] {
  if (!hasForeignParent || household === 'inChina') return ['han']
  return ['latin', 'han']
}

/** An empty name in a script. */
export function emptyName(script: NameScript): NewbornName {
  return { script, surname: '', givenNames: '', order: script === 'han' ? 'surnameFirst' : 'givenNamesFirst' }
}

/** One name a newborn, in the script that is possible now: what was typed stays where it may. */
export function namesFor(count: number, typed: readonly NewbornName[], scripts: readonly NameScript[]): NewbornName[] {
  const first = scripts[0] ?? 'han'
  return Array.from({ length: Math.max(1, count) }, (_, i) => {
    const name = typed[i]
    return name && scripts.includes(name.script) ? name : emptyName(first)
  })
}

/** The name as it is sent: single spaces, none at the ends. */
export function tidied(name: NewbornName): NewbornName {
  const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  return { ...name, surname: name.surname === null ? null : tidy(name.surname), givenNames: tidy(name.givenNames) }
}
