/** What stands on papers that are no identity documents. */
export const SENTENCES = [
  '您的快递已到小区门口的驿站，请凭取件码尽快领取。', '周末天气不错，我们一起去香山看红叶吧。', '孩子昨晚睡得很好，今天体重长了五十克。',
  '会议改到下周三下午两点，在三层东侧的会议室。', '请于月底前缴清本季度的物业费和停车费。', '妈妈，晚饭想吃西红柿炒鸡蛋和米饭。',
  '本店所有商品七天内可以退换，请保留小票。', '春风又绿江南岸，明月何时照我还。', '产妇出院后四十二天请到门诊复查。', '图书馆每天早上八点半开门，晚上九点闭馆。',
  '列车将于十分钟后到达终点站，请带好随身物品。', '感谢您的来电，我们会在两个工作日内回复。', '院子里有两棵枣树，一棵是枣树，另一棵也是枣树。', '请勿在病房内大声说话，谢谢配合。',
  '母乳喂养有利于婴儿健康，也有利于母亲恢复。', '停水通知：明日九时至十七时检修管道。', '早点休息，明天还要早起上班呢。', '照片收到了，宝宝真可爱，眼睛像爸爸。',
] as const
export const GOODS = ['纯牛奶', '鸡蛋', '面包', '苹果', '香蕉', '纸尿裤', '湿巾', '酸奶', '大米', '挂面', '西红柿', '黄瓜', '奶粉', '矿泉水', '洗衣液', '毛巾'] as const
export const SHOPS = ['好邻居便利店', '幸福里超市', '新华书店', '老北京炸酱面', '安心药房', '京客隆生鲜'] as const
export const FORM_TITLES = ['新生儿疾病筛查知情同意书', '孕产妇健康管理登记表', '住院病历首页', '预防接种告知单', '入学报名登记表', '租房合同', '检验报告单', '费用清单', '志愿者申请表'] as const
export const FORM_LABELS = [
  '姓名', '性别', '年龄', '民族', '出生日期', '身份证号码', '联系电话', '家庭住址', '工作单位', '户口所在地', '证件类型', '有效期限', '签发机关', '国籍', '科室', '床号', '住院号', '诊断', '医师签字', '填表日期', '备注', '与本人关系', '文化程度', '职业', '既往史', '过敏史', '血型',
] as const
export const BANKS = [['中国建设银行', 'China Construction Bank'], ['招商银行', 'China Merchants Bank'], ['北京银行', 'Bank of Beijing'], ['农业银行', 'Agricultural Bank']] as const
export const MEMBER_CARDS = [['会员卡', 'MEMBER CARD'], ['市政交通一卡通', 'TRANSPORTATION CARD'], ['借书证', 'LIBRARY CARD'], ['健身卡', 'FITNESS CLUB'], ['就诊卡', 'PATIENT CARD'], ['门禁卡', 'ACCESS']] as const
export const PASSES = ['工作证', '学生证', '出入证', '志愿者证'] as const
export const UNITS = ['北京和风科技有限公司', '第七中学', '朝阳区图书馆', '安康医院', '京东物流站'] as const
export const POSTERS = ['扫码入群', '关注我们', '疫苗接种预约', '优惠活动', '健康讲座', '欢迎光临', '扫一扫领红包'] as const
export const LICENCE = {
  title: '中华人民共和国机动车驾驶证',
  labels: { number: '证号', name: '姓名', sex: '性别', nationality: '国籍', address: '住址', birth: '出生日期', first: '初次领证日期', class: '准驾车型', valid: '有效期限' }, china: '中国',
} as const
export const CHAT_NAMES = ['妈妈', '小王', '家庭群', '李医生', '老同学'] as const
