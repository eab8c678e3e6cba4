import { describeEveryFamily } from './every-family'

describeEveryFamily('en')
