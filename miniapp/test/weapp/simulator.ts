import path from 'node:path'
import vm from 'node:vm'
import { BUILD, readAppJson, readBuilt } from './build'
import { compileTemplates, type WxmlNode } from './wxml'
import { createWx, type Device } from './wx-api'

type Handler = (this: unknown, ...args: unknown[]) => unknown
type Instance = Record<string, unknown> & { data: Record<string, unknown>; route: string }
type Module = { exports: unknown }

/** A handler of a page or the app, if it has one. */
const call = (target: Record<string, unknown> | undefined, name: string, ...args: unknown[]) => {
  const handler = target?.[name]
  if (typeof handler === 'function') (handler as Handler).apply(target, args)
}
const copy = <T>(value: T): T => (value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T))

/** Writes one entry of `setData`, whose key may be a path: `root.cn.[0].cl`. */
function write(target: Record<string, unknown>, key: string, value: unknown) {
  const steps = key.match(/[^.[\]]+/g) ?? []
  const last = steps.pop()!
  const place = steps.reduce<Record<string, unknown>>((at, step, i) => {
    at[step] ??= /^\d+$/.test(steps[i + 1] ?? last) ? [] : {}
    return at[step] as Record<string, unknown>
  }, target)
  place[last] = value
}

/**
 * Runs the compiled mini-program in Node: its own bundles in a context that has what WeChat's logic layer has (no
 * `window`, no `document`, no `process`), pages with `setData`, and their templates as WeChat's compiler renders them.
 */
export class MiniProgram {
  private readonly render = compileTemplates()
  private readonly pages = readAppJson()
  private readonly context: vm.Context
  private readonly modules = new Map<string, Module>()
  private readonly definitions = new Map<string, Record<string, unknown>>()
  private readonly stack: Instance[] = []
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly device: ReturnType<typeof createWx>
  private app: Record<string, unknown> = {}
  private loading = ''
  /** What the app wrote to the console as a warning or an error, or threw. */
  readonly complaints: string[] = []

  constructor(device: Device) {
    const later = (run: () => void) => void this.delay(run, 0)
    this.device = createWx(device, this, later)
    const complain = (...words: unknown[]) => void this.complaints.push(words.map(String).join(' '))
    const quiet = () => undefined
    this.context = vm.createContext({
      wx: this.device.wx,
      console: { log: quiet, info: quiet, debug: quiet, warn: complain, error: complain },
      setTimeout: (run: () => void, ms?: number) => this.delay(run, ms),
      setInterval: (run: () => void, ms?: number) => this.track(setInterval(() => this.guarded(run), ms)),
      clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
      clearInterval: (timer: NodeJS.Timeout) => clearInterval(timer),
      App: (options: Record<string, unknown>) => void (this.app = options),
      Page: (options: Record<string, unknown>) => void this.definitions.set(this.loading, options),
      Component: (options: Record<string, unknown>) => void this.definitions.set(this.loading, options),
      Behavior: (options: unknown) => options,
      getApp: () => this.app,
      getCurrentPages: () => this.stack,
      // code out of texts is refused, as there
    }, { codeGeneration: { strings: false, wasm: false } })
    this.context.globalThis = this.context
    this.context.global = {}
  }

  /** Starts the app and opens its first page, as tapping its icon does. */
  launch(url = `/${this.pages.pages[0]}`): this {
    this.load('app.js')
    const options = { path: url, query: {}, scene: 1001 }
    call(this.app, 'onLaunch', options)
    call(this.app, 'onShow', options)
    this.open(url)
    return this
  }

  /** Stops every timer of the app. */
  close() {
    this.timers.forEach(timer => clearTimeout(timer))
  }

  get route(): string {
    return this.stack.at(-1)?.route ?? ''
  }

  get depth(): number {
    return this.stack.length
  }

  get title(): string {
    return this.device.state.title
  }

  get clipboard(): string {
    return this.device.state.clipboard
  }

  // What wx.navigateTo and its like do.

  open(url: string) {
    if (this.stack.length >= 10) throw new Error('page limit exceeded')
    call(this.stack.at(-1), 'onHide')
    this.push(url)
  }

  redirect(url: string) {
    call(this.stack.pop(), 'onUnload')
    this.push(url)
  }

  relaunch(url: string) {
    while (this.stack.length > 0) call(this.stack.pop(), 'onUnload')
    this.push(url)
  }

  back(delta = 1) {
    for (let i = 0; i < delta && this.stack.length > 1; i++) call(this.stack.pop(), 'onUnload')
    call(this.stack.at(-1), 'onShow')
  }

  // What a person sees and does.

  /** Everything on the page in front, as WeChat would draw it. */
  nodes(): WxmlNode[] {
    const flatten = (node: WxmlNode | string): WxmlNode[] => (typeof node === 'string' ? [] : [node, ...this.childrenOf(node).flatMap(flatten)])
    return flatten(this.tree()).filter(({ attr }) => attr)
  }

  text(id?: string): string {
    const read = (node: WxmlNode | string): string => (typeof node === 'object' ? this.childrenOf(node).map(read).join('') : String(node ?? ''))
    return read(id ? this.byId(id) : this.tree())
  }

  has(id: string): boolean {
    return this.nodes().some(({ attr }) => attr.id === id)
  }

  /** @throws when the page in front has no such element */
  byId(id: string): WxmlNode {
    const node = this.nodes().find(({ attr }) => attr.id === id)
    if (!node) throw new Error(`no #${id} on ${this.route}: ${this.text().slice(0, 400)}`)
    return node
  }

  tap(id: string) {
    this.fire(id, 'tap')
  }

  type(id: string, value: string) {
    this.fire(id, 'input', { value })
  }

  /** Presses WeChat's own button that agrees to the privacy guide. */
  agree(id: string) {
    if (this.byId(id).attr.openType !== 'agreePrivacyAuthorization') throw new Error(`#${id} is not the button WeChat believes`)
    this.device.pressToAgree(id)
    this.fire(id, 'agreeprivacyauthorization')
  }

  /** Sets what a picker says. */
  pick(id: string, value: string) {
    this.fire(id, 'change', { value })
  }

  /** What an `<image>` says once it has its picture, with the size of that. */
  draw(id: string, size: { width: number; height: number }) {
    this.fire(id, 'load', size)
  }

  /** The phone is connected again, and says so. */
  connect() {
    this.device.connect()
  }

  /** Waits for something to be so. @throws when it is not within five seconds, or as many milliseconds as are given */
  async until<T>(what: () => T, milliseconds = 5000): Promise<T> {
    const deadline = Date.now() + milliseconds
    for (;;) {
      let last: unknown
      try {
        const result = what()
        if (result) return result
      } catch (thrown) {
        last = thrown
      }
      if (Date.now() > deadline) throw new Error(`waited in vain for ${String(what)} on ${this.route}: ${String(last ?? this.text().slice(0, 400))}\n${this.complaints.join('\n')}`)
      await new Promise(resolve => setImmediate(resolve))
    }
  }

  /** Waits until an element is there and ready for a finger. */
  async untilThere(id: string): Promise<void> {
    await this.until(() => this.has(id) && this.byId(id).attr.ariaBusy !== true)
  }

  private fire(id: string, type: string, detail: object = {}) {
    const { tag, attr } = this.byId(id)
    const handler = attr[`bind${type}`] ?? attr[`catch${type}`]
    if (!handler) throw new Error(`#${id} <${tag}> does not listen to ${type}`)
    const dataset = Object.fromEntries(Object.entries(attr).flatMap(([name, value]) => (name.startsWith('data-') ? [[name.slice(5), value]] : [])))
    const target = { id, dataset, offsetLeft: 0, offsetTop: 0 }
    this.guarded(() => call(this.stack.at(-1), String(handler), { type, timeStamp: 0, target, currentTarget: target, detail, mark: {}, touches: [], changedTouches: [] }))
  }

  private tree(): WxmlNode {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is open')
    return this.render(`${page.route}.wxml`, page.data)
  }

  /** Below a certain depth Taro goes on inside a component of its own, which renders itself. */
  private childrenOf(node: WxmlNode): (WxmlNode | string)[] {
    const inner = node.tag === 'wx-comp' ? [this.render('comp.wxml', { i: node.attr.i, l: node.attr.l })] : []
    return [...(node.children ?? []), ...inner]
  }

  private push(url: string) {
    const [address = '', query = ''] = url.replace(/^\//, '').split('?')
    const known = [...this.pages.pages, ...this.pages.subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`))]
    if (!known.includes(address)) throw new Error(`page "${address}" is not found`)
    this.load(`${address}.js`)
    const definition = this.definitions.get(address)
    if (!definition) throw new Error(`${address}.js makes no page`)
    const options = Object.fromEntries(query.split('&').flatMap(pair => (pair ? [pair.split('=') as [string, string]] : [])))
    const page = Object.assign(Object.create(definition) as Instance, { data: copy(definition.data ?? {}), route: address, __route__: address, options })
    page.setData = (patch: Record<string, unknown>, done?: () => void) => {
      for (const [key, value] of Object.entries(copy(patch))) write(page.data, key, value)
      if (done) this.delay(() => done.call(page), 0)
    }
    page.selectComponent = () => null
    this.stack.push(page)
    this.guarded(() => {
      call(page, 'onLoad', options)
      call(page, 'onShow')
      call(page, 'onReady')
    })
  }

  private load(file: string): unknown {
    const known = this.modules.get(file)
    if (known) return known.exports
    const module: Module = { exports: {} }
    this.modules.set(file, module)
    const run = vm.runInContext(`(function (require, module, exports) {${readBuilt(file)}\n})`, this.context, { filename: path.join(BUILD, file) }) as Handler
    const before = this.loading
    this.loading = file.replace(/\.js$/, '')
    const require = (wanted: string) => this.load(path.posix.join(path.posix.dirname(file), wanted).replace(/(?:\.js)?$/, '.js'))
    run.call(undefined, require, module, module.exports)
    this.loading = before
    return module.exports
  }

  private delay(run: () => void, ms = 0): NodeJS.Timeout {
    return this.track(setTimeout(() => this.guarded(run), ms))
  }

  private track(timer: NodeJS.Timeout): NodeJS.Timeout {
    this.timers.add(timer)
    return timer
  }

  /** An error in the app is the test's to hear of, not Node's to die of. */
  private guarded(run: () => void) {
    try {
      run()
    } catch (thrown) {
      this.complaints.push(String((thrown as Error).stack ?? thrown))
    }
  }
}
