import { describeEveryFamily } from './every-family'

describeEveryFamily('zh-CN')
