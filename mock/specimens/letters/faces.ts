import { join } from 'node:path'
import type { Face } from '../han/faces'

const NOTO = '/usr/share/fonts/opentype/noto'
const URW = '/usr/share/fonts/opentype/urw-base35'
const TRUETYPE = '/usr/share/fonts/truetype'
const SC = 2

const face = (name: string, file: string, index = 0): Face => ({ name, file, index, style: 'latin' })
const faces = (folder: string, ending: string, names: string) => names.split(' ').map(name => face(name, `${folder}/${name}.${ending}`))

/**
 * Debian's fonts-dejavu-{core,extra}, fonts-liberation, fonts-noto-core, fonts-noto-cjk(-extra), fonts-wqy-{zenhei,microhei},
 * fonts-open-sans, fonts-crosextra-carlito, fonts-urw-base35. They teach and are not shipped.
 */
export const LATIN_FACES: Face[] = [
  // twice, since numbers are often in it
  ...[1, 2].flatMap(() => ['ocr-b', 'ocr-b-sharp'].map(name => face(name, join(__dirname, `../fonts/${name}.otf`)))),
  ...faces(`${TRUETYPE}/dejavu`, 'ttf', 'DejaVuSans DejaVuSans-Bold DejaVuSansMono DejaVuSansMono-Bold DejaVuSansCondensed DejaVuSansCondensed-Bold DejaVuSerif DejaVuSerif-Bold'),
  ...faces(`${TRUETYPE}/liberation`, 'ttf', 'LiberationSans-Regular LiberationSans-Bold LiberationSerif-Regular LiberationSerif-Bold LiberationMono-Regular LiberationMono-Bold LiberationSansNarrow-Regular'),
  ...faces(`${TRUETYPE}/noto`, 'ttf', 'NotoSans-Regular NotoSans-Bold NotoSerif-Regular NotoSerif-Bold'),
  ...['Sans', 'Serif'].flatMap(family => ['Regular', 'Bold'].map(weight => face(`Noto${family}CJK-${weight}`, `${NOTO}/Noto${family}CJK-${weight}.ttc`, SC))),
  face('NotoSansCJK-Medium', `${NOTO}/NotoSansCJK-Medium.ttc`, SC),
  ...['zenhei', 'microhei'].map(name => face(`wqy-${name}`, `${TRUETYPE}/wqy/wqy-${name}.ttc`)),
  ...faces(`${TRUETYPE}/open-sans`, 'ttf', 'OpenSans-Regular OpenSans-Semibold'),
  ...faces(`${TRUETYPE}/crosextra`, 'ttf', 'Carlito-Regular Carlito-Bold'),
  ...faces(URW, 'otf', 'NimbusSans-Regular NimbusSans-Bold NimbusSansNarrow-Bold NimbusMonoPS-Bold URWGothic-Demi C059-Roman'),
]

/** Faces of the first learning never seen, and none like them, to measure what it makes of a face it does not know. */
export const KEPT_BACK = ['LiberationSerif-Bold', 'Carlito-Regular', 'Carlito-Bold']

/** What is printed between letters and is none of them. */
export const OTHERS = 'abdeghmnqrt.-,/()·'
/** What a box may show instead of a letter. */
export const HAN = '王李张刘陈中国人民共和公安部姓名性别出生日期证件号码有效期限签发机关香港澳门台湾内地通行北京市上海广东一二三十工口日田土门月'
