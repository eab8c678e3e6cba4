import { parseArgs } from 'node:util'
import { plainDate } from '@mcb/shared/domain'
import { startCourierMock } from './courier/server'
import { startJingtongMock } from './jingtong/server'
import type { RunningMock } from './listen'
import { startPhase3Mock } from './phase3/server'
import { startSmsMock } from './sms/server'
import { startWechatMock } from './wechat/server'
import { startWechatPayMock } from './wechat-pay/server'

/** All outside systems in one process. Says where they are in one line of JSON, and stops on a signal. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'phase3-port': { type: 'string', default: '0' },
      'wechat-port': { type: 'string', default: '0' },
      'jingtong-port': { type: 'string', default: '0' },
      'sms-port': { type: 'string', default: '0' },
      'pay-port': { type: 'string', default: '0' },
      'courier-port': { type: 'string', default: '0' },
      'container-port': { type: 'string', default: '0' },
      /** Where the mini-program's pages are served; without it there is no Jingtong container to open them in. */
      app: { type: 'string' },
      /** Where they keep their journals; without it nothing survives. */
      data: { type: 'string' },
      /** YYYY-MM-DD, the births are in the ninety days before. */
      today: { type: 'string' },
      /** Also stop when standard input closes. */
      'with-parent': { type: 'boolean', default: false },
    },
  })
  const today = plainDate(values.today ?? '')
  const mocks: RunningMock[] = []
  const started = async (mock: Promise<RunningMock>) => {
    mocks.push(await mock)
    return mocks.at(-1)!.url
  }
  const pay = await started(startWechatPayMock({ port: Number(values['pay-port']), dataDirectory: values.data }))
  const addresses = {
    pay,
    phase3: await started(startPhase3Mock({ port: Number(values['phase3-port']), today, dataDirectory: values.data })),
    wechat: await started(startWechatMock({ port: Number(values['wechat-port']), dataDirectory: values.data })),
    jingtong: await started(startJingtongMock({ port: Number(values['jingtong-port']), today, ...(values.app && { container: { port: Number(values['container-port']), app: values.app, payUrl: `${pay}/phone/pay` } }) })),
    sms: await started(startSmsMock({ port: Number(values['sms-port']), dataDirectory: values.data })),
    courier: await started(startCourierMock({ port: Number(values['courier-port']), dataDirectory: values.data })),
  }

  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    void Promise.all(mocks.map(mock => mock.stop())).then(() => process.exit(0))
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (values['with-parent']) process.stdin.on('end', stop).on('error', stop).resume()
  console.log(JSON.stringify(addresses))
}

main().catch((error: Error) => {
  console.error(`The mocks did not start: ${error.message}. Usage: tsx mock/run.ts --today YYYY-MM-DD [--phase3-port N] [--wechat-port N] [--jingtong-port N] [--pay-port N] [--courier-port N] [--sms-port N] [--container-port N --app ADDRESS] [--data DIRECTORY] [--with-parent]`)
  process.exit(1)
})
