import { generateKeyPairSync, sign } from 'node:crypto'
import { lettersOf, messageOf, pickupCodeHead, pickupCodeText } from '@mcb/shared/domain'
import { answered, createBff, ID, SHEET } from './weapp/bff'
import { MiniProgram } from './weapp/simulator'
import type { Device } from './weapp/wx-api'

const HOME = 'pages/home/index'
const page = (name: string) => `packages/${name}/index`

jest.setTimeout(30_000)

let open: MiniProgram[] = []
afterEach(() => {
  open.forEach(program => program.close())
  open = []
})

/** The mini-program on a phone, opened from its icon. */
async function aPhone(device: Device): Promise<MiniProgram> {
  const program = new MiniProgram(device).launch()
  open.push(program)
  await program.untilThere('heading')
  return program
}

/** The same, signed in and at the first question of a draft. */
async function aParent(bff: ReturnType<typeof createBff>): Promise<MiniProgram> {
  const phone = await aPhone(bff.device)
  phone.tap('begin-first-issue')
  await phone.untilThere('sign-in-wechat')
  phone.tap('sign-in-wechat')
  await phone.until(() => phone.route.startsWith('packages/apply/') && !phone.route.endsWith('begin/index') && phone.has('continue'))
  return phone
}

const upToTheMother = answered('consent', 'applicantRole', 'family', 'birthPlace')

/** The same, where the photo of the mother's document is asked for. */
async function atThePhoto(bff: ReturnType<typeof createBff>, kind: string): Promise<MiniProgram> {
  const phone = await aParent(bff)
  phone.tap(`choice-${kind}`)
  await phone.until(() => phone.byId(`choice-${kind}`).attr.ariaChecked === true)
  phone.tap('continue')
  await phone.untilThere('photo-choose')
  return phone
}

describe('the mini-program in WeChat', () => {
  it('starts on the home page, in Chinese, without a complaint', async () => {
    const phone = await aPhone(createBff().device)
    expect(phone.route).toBe(HOME)
    expect(phone.text('heading')).toBe('办理《出生医学证明》')
    await phone.until(() => phone.title === '出生医学证明')
    expect(phone.complaints).toEqual([])
  })

  it('speaks English at a tap, and still does on the next start', async () => {
    const bff = createBff()
    const phone = await aPhone(bff.device)
    phone.tap('language-en')
    await phone.until(() => phone.text('heading') === 'Medical Certificate of Birth')
    phone.tap('join')
    await phone.untilThere('sign-in-wechat')
    expect(phone.text('heading')).toBe('Sign in to go on')
  })

  it('signs in with the code of wx.login and goes on where the parent was stopped', async () => {
    const bff = createBff()
    const phone = await aParent(bff)
    expect(phone.route).toBe(page('apply/pages/consent'))
    expect(JSON.parse(bff.sent('POST /session/wechat')[0]!.data!)).toEqual({ code: 'code-of-wx-login' })
    expect(bff.sent('POST /applications')[0]!.header).toMatchObject({ authorization: 'Bearer token of parent', 'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/) })
  })

  it('asks for agreement to the privacy guide before it learns anything of a person', async () => {
    const bff = createBff()
    const phone = await aPhone({ ...bff.device, asksForPrivacy: true })
    phone.tap('begin-first-issue')
    await phone.untilThere('sign-in-wechat')
    phone.tap('sign-in-wechat')
    await phone.until(() => phone.route === 'pages/privacy/index' && phone.has('privacy-agree'))
    phone.tap('privacy-disagree')
    await phone.untilThere('sign-in-wechat')
    expect(bff.sent('POST /session/wechat')).toEqual([])

    phone.tap('sign-in-wechat')
    await phone.until(() => phone.route === 'pages/privacy/index' && phone.has('privacy-agree'))
    phone.agree('privacy-agree')
    await phone.until(() => phone.route.startsWith('packages/apply/'))
    expect(bff.sent('POST /session/wechat')).toHaveLength(1)
    expect(phone.complaints).toEqual([])
  })

  it('counts leaving the privacy page without a word as no', async () => {
    const bff = createBff()
    const phone = await aPhone({ ...bff.device, asksForPrivacy: true })
    phone.tap('my-applications')
    await phone.untilThere('sign-in-wechat')
    phone.tap('sign-in-wechat')
    await phone.until(() => phone.has('privacy-agree'))
    phone.back()
    await phone.untilThere('sign-in-wechat')
    expect([bff.sent('POST /session/wechat'), phone.has('problem')]).toEqual([[], false])
  })

  it('keeps at most ten pages open: the eleventh takes the place of the tenth', async () => {
    const phone = await aPhone(createBff().device)
    for (let opened = 1; opened < 9; opened += 1) phone.open('/pages/sign-in/index')
    phone.open(`/${HOME}`)
    await phone.until(() => phone.route === HOME && phone.has('join'))
    expect(phone.depth).toBe(10)
    phone.tap('join')
    await phone.until(() => phone.route !== HOME)
    expect([phone.depth, phone.complaints]).toEqual([10, []])
    phone.back()
    expect(phone.depth).toBe(9)
  })

  it('asks question after question, and Back is the question before', async () => {
    const bff = createBff()
    const phone = await aParent(bff)
    phone.tap('continue')
    await phone.until(() => phone.has('error-summary'))
    expect(phone.text('error-choice-agree')).toContain('同意后才能在线申请')
    phone.tap('choice-agree')
    await phone.until(() => phone.byId('choice-agree').attr.ariaChecked === true)
    phone.tap('continue')
    await phone.until(() => phone.has('choice-mother'))
    phone.tap('choice-mother')
    await phone.until(() => phone.byId('choice-mother').attr.ariaChecked === true)
    phone.tap('continue')
    await phone.until(() => phone.has('choice-father-signs'))
    expect(bff.answers).toMatchObject({ applicantRole: { role: 'mother' } })

    phone.back()
    await phone.until(() => phone.route === page('apply/pages/applicant-role') && phone.has('choice-mother'))
    expect(phone.byId('choice-mother').attr.ariaChecked).toBe(true)
  })

  it('makes a photo smaller, sends it, reads it, and saves what the parent has checked', async () => {
    const bff = createBff({ answers: upToTheMother })
    const compressed: object[] = []
    bff.device.compressed = ({ src, quality, compressedWidth, compressedHeight }) => void compressed.push({ src, quality, compressedWidth, compressedHeight })
    const phone = await atThePhoto(bff, 'foreignPassport')
    phone.tap('photo-choose')
    await phone.untilThere('field-number')
    expect(compressed).toEqual([{ src: 'wxfile://passport.jpg', quality: 85, compressedWidth: 2600, compressedHeight: undefined }])
    expect(bff.uploads).toEqual([{ filePath: 'wxfile://passport.jpg.small', formData: { kind: 'foreignPassport', side: 'front' } }])
    expect(phone.text('doubt-expiryDate')).not.toBe('')
    expect(phone.byId('field-surname').attr.value).toBe('ROSSI')

    phone.tap('spelling-surname')
    phone.pick('field-expiryDate', '2031-05-21')
    await phone.until(() => phone.byId('field-surname').attr.value === 'RÒSSI' && phone.text('field-expiryDate').includes('2031-05-21'))
    phone.tap('continue')
    await phone.until(() => phone.route === page('apply/pages/birth'))
    expect(bff.answers.motherDocument).toMatchObject({ surname: 'RÒSSI', number: 'YB1234567', expiryDate: '2031-05-21' })
  })

  it('shows beside each field what the photo says there, from the photo on the phone', async () => {
    const phone = await atThePhoto(createBff({ answers: upToTheMother }), 'foreignPassport')
    phone.tap('photo-choose')
    await phone.untilThere('crop-number')
    expect(phone.byId('crop-number').attr).toMatchObject({ src: 'wxfile://passport.jpg.small', ariaLabel: '照片上的“证件号码”' })
    phone.draw('crop-number', { width: 2600, height: 1950 })
    await phone.until(() => /width:\s*\d/.test(String(phone.byId('crop-number').attr.style)))
  })

  it('reads both sides of a card, and ticks that it does not expire', async () => {
    const bff = createBff({ answers: upToTheMother })
    const phone = await atThePhoto(bff, 'residentIdentityCard')
    phone.tap('photo-choose')
    await phone.untilThere('photo-retake')
    expect(phone.has('field-number')).toBe(false)
    phone.tap('photo-back-choose')
    await phone.untilThere('field-number')
    expect(bff.uploads.map(({ formData }) => formData.side)).toEqual(['front', 'back'])
    expect(phone.byId('field-nameZh').attr.value).toBe('周文静')
    expect(phone.byId('no-expiry').attr.ariaChecked).toBe(true)
  })

  it('takes a photo of another kind for what it shows, without another photo', async () => {
    const bff = createBff({ answers: upToTheMother })
    const phone = await atThePhoto(bff, 'taiwanTravelPermit')
    phone.tap('photo-choose')
    await phone.untilThere('use-as-seen')
    expect(phone.text('photo-refusal')).toContain('外国护照')
    phone.tap('use-as-seen')
    await phone.untilThere('field-number')
    expect(bff.uploads).toEqual(['taiwanTravelPermit', 'foreignPassport'].map(kind => ({ filePath: 'wxfile://passport.jpg.small', formData: { kind, side: 'front' } })))
  })

  it('keeps a photo that does not get through, on another page too, and sends it once when the phone is connected', async () => {
    const bff = createBff({ answers: upToTheMother })
    const { upload } = bff.device
    const keys: (string | undefined)[] = []
    let down = true
    bff.device.upload = asked => {
      keys.push(asked.header['idempotency-key'])
      if (down) throw new Error('no network')
      return upload!(asked)
    }
    const phone = await atThePhoto(bff, 'foreignPassport')
    phone.tap('photo-choose')
    await phone.until(() => phone.has('photo-offline'), 15_000)
    expect(phone.text('photo-offline')).toContain('没有连上网络')
    expect(phone.byId('photo').attr.src).toBe('wxfile://passport.jpg.small')

    phone.tap('other-document')
    await phone.until(() => phone.has('choice-foreignPassport'))
    down = false
    phone.connect()
    await phone.until(() => bff.uploads.length === 1)
    phone.tap('continue')
    await phone.untilThere('field-number')
    expect(new Set(keys).size).toBe(1)
    expect(bff.uploads).toHaveLength(1)
  })

  it('leaves the photo alone when the parent closes the camera', async () => {
    const bff = createBff({ answers: upToTheMother })
    const phone = await atThePhoto({ ...bff, device: { ...bff.device, photo: undefined } }, 'foreignPassport')
    phone.tap('photo-choose')
    await phone.untilThere('photo-choose')
    expect([bff.uploads, phone.has('problem')]).toEqual([[], false])
  })

  it('says that there is no network, and keeps what was typed', async () => {
    const bff = createBff()
    const phone = await aParent(bff)
    phone.tap('choice-agree')
    await phone.until(() => phone.byId('choice-agree').attr.ariaChecked === true)
    const { request } = bff.device
    let down = true
    bff.device.request = asked => {
      if (down && asked.method === 'PUT') throw new Error('no network')
      return request(asked)
    }
    phone.tap('continue')
    await phone.until(() => phone.has('problem'), 15_000)
    expect(phone.text('problem')).toContain('没有连上网络')
    down = false
    phone.tap('continue')
    await phone.until(() => phone.has('choice-mother'))
  })

  it.each([
    ['pays', 'payment-done'],
    ['leaves', 'payment-cancelled'],
  ])('asks WeChat to pay the postage; the person %s', async (does, said) => {
    const bff = createBff({ answers: upToTheMother, postageFen: 1800 })
    const asked: Record<string, unknown>[] = []
    const pays = (options: Record<string, unknown>) => {
      asked.push(options)
      return does === 'pays' ? {} : undefined
    }
    const phone = await aPhone({ ...bff.device, pays })
    phone.tap('my-applications')
    await phone.untilThere('sign-in-wechat')
    phone.tap('sign-in-wechat')
    await phone.until(() => phone.has(`application-${bff.id}`))
    phone.tap(`application-${bff.id}`)
    await phone.untilThere('go-pay')
    phone.tap('go-pay')
    await phone.untilThere('pay')
    phone.tap('pay')
    await phone.until(() => phone.has(said))
    expect(asked).toEqual([expect.objectContaining(SHEET)])
    // it is paid when WeChat Pay has told the BFF, not when the phone says so
    expect(bff.sent(`POST /applications/${bff.id}/payment/check`)).toHaveLength(does === 'pays' ? 1 : 0)
    expect(phone.complaints).toEqual([])
  })

  it('opens a case by scanning a parent’s code', async () => {
    const bff = createBff({ answers: upToTheMother })
    const phone = await aPhone({ ...bff.device, scanned: 'AB12CD34' })
    phone.tap('staff-entry')
    await phone.untilThere('staff-sign-in')
    phone.type('field-username', 'clerk')
    phone.type('field-password', 'clerk-password')
    await phone.until(() => phone.byId('field-password').attr.value === 'clerk-password')
    phone.tap('staff-sign-in')
    await phone.untilThere('scan')
    phone.tap('scan')
    await phone.untilThere('scan-camera')
    phone.tap('scan-camera')
    await phone.until(() => phone.has('action-recordOnSiteCheck'))
    expect(JSON.parse(bff.sent('POST /staff/scan')[0]!.data!)).toEqual({ code: 'AB12CD34' })
    expect(phone.complaints).toEqual([])
  })

  it('tells a pickup code at the counter by its signature, without asking, and sends the hand-over once', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const reference = '0A1B2C3D4E5F6G7H'
    const head = pickupCodeHead('0123456789ABCDEFGHJKMNPQRS', reference, new Date('2026-11-20T08:10:00+08:00'))
    const code = pickupCodeText(head, sign(null, messageOf(head), privateKey))
    const bff = createBff({ publicKey: lettersOf(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)), reference })
    const phone = await aPhone({ ...bff.device, scanned: code })
    phone.tap('staff-entry')
    await phone.untilThere('staff-sign-in')
    phone.type('field-username', 'clerk')
    phone.type('field-password', 'secret')
    phone.tap('staff-sign-in')
    await phone.untilThere('open-counter')
    phone.tap('open-counter')
    await phone.untilThere(`pickup-${ID}`)
    phone.tap('scan-camera')
    await phone.untilThere('hand-over')
    expect(bff.sent('POST /staff/scan')).toEqual([])
    phone.tap('confirm-pickup')
    await phone.untilThere('entry-taken')
    const sent = bff.sent(`POST /staff/applications/${ID}/pickup`)
    expect(sent.map(({ data }) => JSON.parse(data!))).toEqual([{ code, collector: 'mother', seen: [], at: expect.stringMatching(/^2026-11-20T00:0/) }])
    expect(phone.complaints).toEqual([])
  })
})
