import { BEIJING_DISTRICTS } from '@mcb/shared/domain'
import type { Chance } from '../chance'

const STREETS = ['望京街道', '中关村街道', '上地街道', '亦庄镇', '回龙观街道', '天通苑北街道', '潞城镇', '宋庄镇', '长阳镇', '马驹桥镇', '大栅栏街道', '什刹海街道', '建外街道', '八里庄街道', '苹果园街道', '卢沟桥乡', '小汤山镇', '怀北镇', '溪翁庄镇', '']
const ROADS = ['阜通东大街', '知春路', '西直门外大街', '广渠门内大街', '学院南路', '光华路', '朝阳北路', '永定路', '莲花池西里', '西三旗东路', '黄村西大街', '新华南路', '府学胡同', '东四十条', '小羊宜宾胡同', '甘露园南里', '垡头西里', '玉泉营桥西', '魏公村路', '燕山迎风街']
const ESTATES = ['金隅翡丽小区', '龙湖花园', '远洋新悦家园', '首开璞瑅', '观唐庭院', '鑫苑国际城', '世纪星城', '夏都雅园', '枫丹丽舍', '富力城', '珠江罗马嘉园', '霄云里', '绿茵芳邻', '融泽嘉园', '芍药居北里']
const ELSEWHERE = [
  { area: '130602', place: '河北省保定市莲池区', bureau: '保定市公安局莲池分局' },
  { area: '120104', place: '天津市南开区', bureau: '天津市公安局南开分局' },
  { area: '370203', place: '山东省青岛市市北区', bureau: '青岛市公安局市北分局' },
  { area: '410105', place: '河南省郑州市金水区', bureau: '郑州市公安局金水路分局' },
  { area: '510107', place: '四川省成都市武侯区', bureau: '成都市公安局武侯区分局' },
  { area: '230103', place: '黑龙江省哈尔滨市南岗区', bureau: '哈尔滨市公安局南岗分局' },
  { area: '320583', place: '江苏省昆山市', bureau: '昆山市公安局' },
  { area: '421126', place: '湖北省黄冈市蕲春县', bureau: '蕲春县公安局' },
  { area: '640181', place: '宁夏灵武市', bureau: '灵武市公安局' },
  { area: '150502', place: '内蒙古通辽市科尔沁区', bureau: '通辽市公安局科尔沁区分局' },
] as const

/** Where somebody is registered: the address as a card prints it, the area's six digits and the police bureau. */
export type Residence = { area: string; address: string; bureau: string }

function inventDoor(chance: Chance): string {
  const number = chance.integer(1, 260)
  return chance.pick([
    () => `${number}号`,
    () => `甲${number}号${chance.integer(1, 9)}门${chance.integer(1, 6)}0${chance.integer(1, 4)}号`,
    () => `${number}号院${chance.integer(1, 28)}号楼${chance.integer(1, 6)}单元${chance.integer(1, 24)}0${chance.integer(1, 6)}`,
    () => `${number}号楼${chance.integer(101, 2806)}室`,
    () => `${chance.pick(ESTATES)}${chance.integer(1, 28)}号楼${chance.integer(1, 24)}0${chance.integer(1, 6)}号`,
    () => `${chance.pick(ESTATES)}${chance.pick(['A', 'B', 'C'])}座${chance.integer(101, 2806)}`,
    () => `第${chance.pick([...'一二三四五六七八九十'])}社区${number}号`,
  ])()
}

/** A residence, mostly in Beijing. `beijingOnly` for those whose address is where they live now. */
export function inventResidence(chance: Chance, beijingOnly = false): Residence {
  if (!beijingOnly && chance.next() < 0.25) {
    const { area, place, bureau } = chance.pick(ELSEWHERE)
    return { area, bureau, address: `${place}${chance.pick(ROADS)}${inventDoor(chance)}` }
  }
  const { code, name } = chance.pick(BEIJING_DISTRICTS)
  return {
    area: code, bureau: `北京市公安局${name.slice(0, -1)}分局`,
    address: `北京市${name}${chance.pick([chance.pick(STREETS), chance.pick(ROADS), chance.pick(STREETS) + chance.pick(ROADS)])}${inventDoor(chance)}`,
  }
}
