import type { Sex } from '@mcb/shared/domain'
import type { Chance } from '../chance'
import {
  CANTONESE_GIVEN, CANTONESE_SURNAMES, GIVEN_OF_MEN, GIVEN_OF_WOMEN, RARE_GIVEN, RARE_SURNAMES, SURNAMES, TAIWANESE_GIVEN, TAIWANESE_SURNAMES,
  TRADITIONAL_GIVEN_OF_MEN, TRADITIONAL_GIVEN_OF_WOMEN,
} from './names'

/** Traditional and simplified by turns: the characters of the lists that differ. */
const PAIRS = [...'陳陈黃黄張张吳吴劉刘楊杨許许鄭郑謝谢賴赖葉叶蘇苏莊庄呂吕蕭萧羅罗簡简鍾钟歐欧陽阳詠咏詩诗穎颖曉晓麗丽雲云鳳凤儀仪潔洁瑩莹寶宝蘭兰貞贞靜静瓊琼齡龄綺绮蘋苹錦锦華华偉伟傑杰國国強强軒轩榮荣輝辉東东銘铭賢贤聖圣達达龍龙騰腾澤泽瑋玮勝胜鴻鸿義义諾诺樂乐謙谦禮礼學学勤勤業业興兴寬宽']
const SIMPLIFIED = new Map(PAIRS.flatMap((character, index) => (index % 2 ? [] : [[character, PAIRS[index + 1]!] as const])))

/** A text of the name lists in simplified characters. */
export const simplify = (text: string) => [...text].map(character => SIMPLIFIED.get(character) ?? character).join('')

function given(chance: Chance, characters: readonly string[]): string {
  const pick = () => (chance.next() < 0.18 ? chance.pick(RARE_GIVEN) : chance.pick(characters))
  return chance.next() < 0.25 ? pick() : pick() + pick()
}

/** Two to four characters, simplified; now and then a rare or a double surname. */
export function inventMainlandName(chance: Chance, sex: Sex): string {
  const surname = chance.next() < 0.15 ? chance.pick(RARE_SURNAMES) : chance.pick(SURNAMES)
  return surname + given(chance, sex === 'female' ? GIVEN_OF_WOMEN : GIVEN_OF_MEN)
}

type TwoScripts = { nameZh: string; latin: { surname: string; givenNames: string } }
const someTraditional = (chance: Chance, text: string) => (chance.next() < 0.15 ? text : simplify(text))
const traditionalGiven = (sex: Sex) => (sex === 'female' ? TRADITIONAL_GIVEN_OF_WOMEN : TRADITIONAL_GIVEN_OF_MEN)

/** A name of Hong Kong or Macau, with its Cantonese spelling. */
export function inventCantoneseName(chance: Chance, sex: Sex): TwoScripts {
  const [han, surname] = chance.pick(Object.entries(CANTONESE_SURNAMES))
  return { nameZh: han + someTraditional(chance, given(chance, traditionalGiven(sex))), latin: { surname, givenNames: chance.pick(CANTONESE_GIVEN) } }
}

/** A name of Taiwan, with its Wade-Giles spelling: the hyphen is printed, or left out. */
export function inventTaiwaneseName(chance: Chance, sex: Sex): TwoScripts {
  const [han, surname] = chance.pick(Object.entries(TAIWANESE_SURNAMES))
  const givenNames = chance.pick(TAIWANESE_GIVEN)
  return {
    nameZh: someTraditional(chance, han + given(chance, traditionalGiven(sex))),
    latin: { surname, givenNames: chance.next() < 0.6 ? givenNames : givenNames.replace('-', '') },
  }
}
