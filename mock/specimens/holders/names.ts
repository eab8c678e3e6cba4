/** Names nobody bears on purpose: surnames and characters of given names, put together by chance. */
export const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
]
export const RARE_SURNAMES = [...'佘仝佟郤麴逄亓禚啜昝阚芮晁檀庾厉冼仉储翟臧逯郗', '欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '端木', '南宫', '夏侯', '呼延']
export const GIVEN_OF_WOMEN = [...'静怡雨桐思源文曼佳宁若溪婉婷雪欣然梅兰竹菊芳芬丽莉娟秀英慧敏玲珍琴霞燕红艳晶洁颖琳瑶璐倩雯薇茜蕾蓉莹菲媛嫣妍姝娜娅岚岑凝霏冰彤晗悦涵诗语梓萱懿珺玥翎箐熙淼']
export const GIVEN_OF_MEN = [...'伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆志远立群建宏轩哲晨墨天佑国庆东海山峰林森岩松柏栋梁坤乾昊旭阳晖煜烨炜焱铭锋钧锐铮镇泽润泓渊瀚霖翰博彦彬睿奕弈翊骁骏骐麒麟祺禄福寿康泰']
export const RARE_GIVEN = [...'璟瑄琰珩珏琨瑾瑜瑛璇琪琦琛瑞璨昕昀昱晔晟暄曦翀翾喆囍垚堃燚犇骉芊芃苒茗莘菡葭蓁蔚薷藜襄彧祎祯禛禹稷竣笙筠筱绮绾缨翮聿芷妤妘婧婵媃嫄孜宥宸寰岱峤崟嵘嶷巍帏幄']

export const TRADITIONAL_GIVEN_OF_WOMEN = [...'嘉欣詠詩淑芬雅婷穎琳佩珊怡君曉彤麗雲鳳儀潔瑩寶珠慧敏蘭貞靜宜惠瓊齡綺雯燕萍錦霞碧華']
export const TRADITIONAL_GIVEN_OF_MEN = [...'志偉家豪俊傑承恩柏翰國強子軒建宏榮輝耀東銘賢聖達龍騰澤瑋勝鴻義諾樂謙禮學勤業興盛寬']

/** Cantonese and Taiwanese spellings, as permits print them in Latin letters. */
export const CANTONESE_SURNAMES: Readonly<Record<string, string>> = {
  陈: 'CHAN', 林: 'LAM', 黄: 'WONG', 张: 'CHEUNG', 李: 'LEE', 王: 'WONG', 吴: 'NG', 刘: 'LAU', 蔡: 'CHOI', 杨: 'YEUNG', 许: 'HUI', 郑: 'CHENG',
  谢: 'TSE', 郭: 'KWOK', 何: 'HO', 梁: 'LEUNG', 罗: 'LAW', 周: 'CHOW', 叶: 'YIP', 苏: 'SO', 邓: 'TANG', 曾: 'TSANG', 彭: 'PANG', 潘: 'POON', 冯: 'FUNG',
  袁: 'YUEN', 韩: 'HON', 唐: 'TONG', 朱: 'CHU', 胡: 'WU', 高: 'KO', 徐: 'TSUI', 孙: 'SUEN', 马: 'MA', 余: 'YU', 卢: 'LO', 钟: 'CHUNG', 谭: 'TAM', 陆: 'LUK',
  欧阳: 'AU YEUNG', 司徒: 'SZETO', 麦: 'MAK', 关: 'KWAN', 莫: 'MOK', 温: 'WAN', 简: 'KAN', 方: 'FONG', 石: 'SHEK', 江: 'KONG', 区: 'AU',
}
export const CANTONESE_GIVEN = ['TAI MAN', 'KA YAN', 'WING SZE', 'CHI WAI', 'KA HO', 'SIU MING', 'MEI LING', 'TSZ HIN', 'HOI YAN', 'WAI KEUNG', 'YUK LAN', 'PUI SHAN', 'CHUN KIT', 'LOK YIU', 'SUK FAN', 'KWOK WING', 'YEE MAN', 'SHEUNG', 'HO YIN ALEX', 'NGA TING']
export const TAIWANESE_SURNAMES: Readonly<Record<string, string>> = {
  陳: 'CHEN', 林: 'LIN', 黃: 'HUANG', 張: 'CHANG', 李: 'LEE', 王: 'WANG', 吳: 'WU', 劉: 'LIU', 蔡: 'TSAI', 楊: 'YANG', 許: 'HSU', 鄭: 'CHENG', 謝: 'HSIEH',
  郭: 'KUO', 洪: 'HUNG', 邱: 'CHIU', 曾: 'TSENG', 廖: 'LIAO', 賴: 'LAI', 徐: 'HSU', 周: 'CHOU', 葉: 'YEH', 蘇: 'SU', 莊: 'CHUANG', 呂: 'LU', 江: 'CHIANG',
  何: 'HO', 蕭: 'HSIAO', 羅: 'LO', 高: 'KAO', 潘: 'PAN', 簡: 'CHIEN', 朱: 'CHU', 鍾: 'CHUNG', 游: 'YU', 詹: 'CHAN', 歐陽: 'OU YANG', 張簡: 'CHANG CHIEN',
}
export const TAIWANESE_GIVEN = ['CHIH-WEI', 'YA-TING', 'SHU-FEN', 'CHUN-CHIEH', 'YI-CHUN', 'CHIA-HAO', 'HSIN-YI', 'MEI-HUI', 'PO-HAN', 'KUO-CHIANG', 'CHENG-EN', 'TZU-HSUAN', 'HUI-CHEN', 'WEN', 'PEI-SHAN', 'LI-YUN']

/** Foreigners who live in Beijing: state by alpha-3, its name as cards print it, and how its people are called. */
export const FOREIGN_STATES = [
  { code: 'CAN', numeric: '124', zh: '加拿大', en: 'CANADA', surnames: ['TREMBLANT', 'MACRAE', 'SINGHAL'], women: ['SOPHIE ANNE', 'BRONWYN'], men: ['GABRIEL', 'IAN DOUGLAS'] },
  { code: 'USA', numeric: '840', zh: '美国', en: 'UNITED STATES', surnames: ['CALDERWOOD', 'OKAFOR-REED', 'LINDHURST'], women: ['MADISON GRACE', 'HARPER'], men: ['WYATT', 'JORDAN LEE'] },
  { code: 'DEU', numeric: '276', zh: '德国', en: 'GERMANY', surnames: ['MUELLERSTEDT', 'VON GRUENAU', 'WEISSBACH'], women: ['JOHANNA', 'GRETA'], men: ['JUERGEN', 'FELIX'] },
  { code: 'FRA', numeric: '250', zh: '法国', en: 'FRANCE', surnames: ['LEFEVRIN', 'DE LA ROCHELLIERE'], women: ['ELODIE', 'MARGAUX'], men: ['FRANCOIS', 'BAPTISTE'] },
  { code: 'GBR', numeric: '826', zh: '英国', en: 'UNITED KINGDOM', surnames: ['HARTLEY-DUNN', 'PEMBERLOW'], women: ['CHARLOTTE ANNE', 'IMOGEN'], men: ['EDWARD JOHN', 'CALLUM'] },
  { code: 'JPN', numeric: '392', zh: '日本', en: 'JAPAN', surnames: ['HAYAKAWANO', 'ONISHIDA'], women: ['YUKINA', 'HARUKA'], men: ['KENTA', 'SHO'] },
  { code: 'KOR', numeric: '410', zh: '韩国', en: 'REPUBLIC OF KOREA', surnames: ['KIM', 'NAMGUNG', 'SEO'], women: ['SEOYEON', 'HAEUN'], men: ['MINJUN', 'DOYUN'] },
  { code: 'AUS', numeric: '036', zh: '澳大利亚', en: 'AUSTRALIA', surnames: ['WATTLEBY', 'KINGSFORD'], women: ['MATILDA', 'ZOE'], men: ['LACHLAN', 'NOAH'] },
  { code: 'SGP', numeric: '702', zh: '新加坡', en: 'SINGAPORE', surnames: ['TAN', 'LIM', 'GOH'], women: ['HUI MIN', 'SHU TING'], men: ['WEI JIE', 'KAI XIANG'] },
  { code: 'RUS', numeric: '643', zh: '俄罗斯', en: 'RUSSIA', surnames: ['VETROVSKAIA', 'ZIMINA'], women: ['ANASTASIIA', 'DARIA'], men: ['MIKHAIL', 'ILIA'] },
  { code: 'KAZ', numeric: '398', zh: '哈萨克斯坦', en: 'KAZAKHSTAN', surnames: ['NURBEKOVA', 'SERIKBAI'], women: ['AIGERIM', 'DINARA'], men: ['DAULET', 'TIMUR'] },
  { code: 'IND', numeric: '356', zh: '印度', en: 'INDIA', surnames: ['RAGHUNATHAN', 'IYENGARI'], women: ['ANANYA', 'LAKSHMI PRIYA'], men: ['ARJUN', 'KARTHIK'] },
  { code: 'PAK', numeric: '586', zh: '巴基斯坦', en: 'PAKISTAN', surnames: ['QURESHANI', 'MALIKZAI'], women: ['AYESHA', 'ZAINAB'], men: ['BILAL AHMED', 'USMAN'] },
  { code: 'BRA', numeric: '076', zh: '巴西', en: 'BRAZIL', surnames: ['DOS SANTOS VIDIGAL', 'FERRAZINI'], women: ['BEATRIZ', 'ANA LUIZA'], men: ['JOAO PEDRO', 'CAIO'] },
  { code: 'ITA', numeric: '380', zh: '意大利', en: 'ITALY', surnames: ['BELLANDI', 'DE TOMASI'], women: ['GIULIA', 'CHIARA MARIA'], men: ['LORENZO', 'MARCO'] },
  { code: 'ESP', numeric: '724', zh: '西班牙', en: 'SPAIN', surnames: ['NUNEZ PRADILLO', 'SERRANO CALVET'], women: ['LUCIA', 'MARIA DEL MAR'], men: ['INIGO', 'PABLO'] },
  { code: 'NZL', numeric: '554', zh: '新西兰', en: 'NEW ZEALAND', surnames: ['TAUMATA', 'FAIRBROOK'], women: ['ARIA', 'OLIVE MAY'], men: ['TANE', 'GEORGE'] },
  { code: 'MYS', numeric: '458', zh: '马来西亚', en: 'MALAYSIA', surnames: ['CHONG', 'ABDULLAHI'], women: ['SITI AMINAH', 'MEI YEE'], men: ['HAFIZ', 'CHEE KEONG'] },
  { code: 'UKR', numeric: '804', zh: '乌克兰', en: 'UKRAINE', surnames: ['KOVALCHENKO', 'BONDARIUK'], women: ['OKSANA', 'IRYNA'], men: ['TARAS', 'ANDRII'] },
  { code: 'SWE', numeric: '752', zh: '瑞典', en: 'SWEDEN', surnames: ['LINDQVISTER', 'BJOERKLUND'], women: ['ELSA', 'FREJA'], men: ['OSKAR', 'NILS ERIK'] },
] as const
