/** What a state's people are called and how its passports are numbered (`A` a letter, `#` a digit). All combinations are invented. */
type State = {
  /** ISO 3166-1 numeric */
  numeric: string
  passport: string
  surnames: string[]
  female: string[]
  male: string[]
}

export const STATES: readonly State[] = [
  { numeric: '380', passport: 'YA#######', surnames: ['BELLANDI', 'DE TOMASI', "D'ANGIOLO"], female: ['GIULIA', 'CHIARA MARIA'], male: ['LORENZO', 'MARCO'] },
  { numeric: '826', passport: '5########', surnames: ['HARTLEY-DUNN', 'PEMBERLOW', "O'CASEY"], female: ['CHARLOTTE ANNE', 'IMOGEN'], male: ['EDWARD JOHN', 'CALLUM'] },
  { numeric: '578', passport: 'FH#######', surnames: ['NÆSSVIK', 'BJØRKEDAL'], female: ['ASTRID', 'KARI SOFIE'], male: ['HÅKON', 'LARS ERIK'] },
  { numeric: '288', passport: 'G#######', surnames: ['ASAREDU', 'BOATENKO'], female: ['AKOSUA', 'EFUA ADWOA'], male: ['KOFI', 'YAW'] },
  { numeric: '276', passport: 'CAA#AAA##', surnames: ['MÜLLERSTEDT', 'VON GRÜNAU', 'WEISSBACH'], female: ['JOHANNA', 'GRETA'], male: ['JÜRGEN', 'FELIX'] },
  { numeric: '724', passport: 'PAA######', surnames: ['NÚÑEZ PRADILLO', 'SERRANO CALVET'], female: ['LUCÍA', 'MARÍA DEL MAR'], male: ['ÍÑIGO', 'PABLO'] },
  { numeric: '250', passport: '##AA#####', surnames: ['LEFÈVRIN', 'DE LA ROCHELLIÈRE'], female: ['ÉLODIE', 'MARGAUX'], male: ['FRANÇOIS', 'BAPTISTE'] },
  { numeric: '840', passport: '5########', surnames: ['CALDERWOOD', 'OKAFOR-REED', 'LINDHURST'], female: ['MADISON GRACE', 'HARPER'], male: ['WYATT', 'JORDAN LEE'] },
  { numeric: '124', passport: 'AA######', surnames: ['TREMBLANT', 'MACRAE'], female: ['SOPHIE', 'BRONWYN'], male: ['GABRIEL', 'IAN DOUGLAS'] },
  { numeric: '036', passport: 'PA#######', surnames: ['WATTLEBY', 'KINGSFORD'], female: ['MATILDA', 'ZOE'], male: ['LACHLAN', 'NOAH'] },
  { numeric: '392', passport: 'TA#######', surnames: ['HAYAKAWANO', 'ŌNISHIDA'], female: ['YUKINA', 'HARUKA'], male: ['KENTA', 'SHO'] },
  { numeric: '410', passport: 'M###A####', surnames: ['KIM', 'NAMGUNG', 'SEO'], female: ['SEOYEON', 'HAEUN'], male: ['MINJUN', 'DOYUN'] },
  { numeric: '356', passport: 'A#######', surnames: ['RAGHUNATHAPURAM VENKATASUBRAMANIAN', 'IYENGARI'], female: ['ANANYA', 'LAKSHMI'], male: ['ARJUN', 'KARTHIK'] },
  { numeric: '076', passport: 'FA######', surnames: ['DOS SANTOS VIDIGAL', 'FERRAZINI'], female: ['BEATRIZ', 'ANA LUÍZA'], male: ['JOÃO PEDRO', 'CAIO'] },
  { numeric: '643', passport: '7########', surnames: ['VETROVSKAYA', 'ZIMIN'], female: ['ANASTASIIA', 'DARYA'], male: ['MIKHAIL', 'ILIA'] },
  // people who have one name
  { numeric: '360', passport: 'A#######', surnames: ['SUHARTINI', 'WIDODARI'], female: [''], male: [''] },
]

export const CHINESE_NAMES = {
  mainland: {
    surnames: [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗'],
    female: ['静怡', '雨桐', '思源', '文静', '晓曼', '佳宁', '若溪', '婉婷', '雪', '欣然'],
    male: ['立群', '浩然', '建宏', '志远', '宇轩', '明哲', '晨', '子墨', '俊杰', '天佑'],
  },
  traditional: {
    surnames: [...'陳林黃張李王吳劉蔡楊許鄭謝郭洪'],
    female: ['嘉欣', '詠詩', '淑芬', '雅婷', '穎琳', '佩珊', '怡君', '曉彤'],
    male: ['志偉', '家豪', '俊傑', '承恩', '柏翰', '國強', '子軒', '建宏'],
  },
} as const
