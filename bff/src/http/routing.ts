import type { Middleware } from 'koa'
import type Router from 'koa-router'

/** What we read of a route that koa-router has compiled; its types do not tell all of it. */
type Route = Omit<Router.Layer, 'stack'> & { stack: Middleware[]; match(path: string): boolean; captures(path: string): string[]; params(path: string, captures: string[]): Record<string, string> }

/**
 * The routes of a router, found by a look into a table: koa-router itself tries the pattern of each for every request. The first
 * that was registered and fits is the one, as everywhere in this house, where no route hands on to another.
 */
export function routesOf(router: Router): Middleware {
  const byMethod = new Map<string, ReturnType<typeof tableOf>>()
  const routes = router.stack as unknown as Route[]
  for (const method of new Set(routes.flatMap(route => route.methods))) byMethod.set(method, tableOf(routes.filter(route => route.methods.includes(method))))

  return function route(ctx, next) {
    const found = byMethod.get(ctx.method)?.(ctx.path)
    if (!found) return next()
    ctx.params = found.params(ctx.path, found.captures(ctx.path))
    return run(found.stack, ctx, next, 0)
  }
}

/** The route of a path, among those of one method. */
function tableOf(routes: readonly Route[]): (path: string) => Route | undefined {
  const fixed = new Map<string, Route>()
  const withParts = new Map<number, Route[]>()
  for (const route of routes) {
    // a fixed address may fit a pattern that stands before it
    if (!route.paramNames.length) fixed.set(plain(route.path), routes.find(each => each.match(route.path))!)
    else append(withParts, depthOf(route.path), route)
  }
  return path => fixed.get(plain(path)) ?? withParts.get(depthOf(plain(path)))?.find(route => route.match(path))
}

/** Whether the address ends with a slash, and how it is written, makes no difference. */
const plain = (path: string) => (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).toLowerCase()

function depthOf(path: string): number {
  let depth = 0
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth += 1
  return depth
}

function append(map: Map<number, Route[]>, key: number, route: Route): void {
  const list = map.get(key)
  if (list) list.push(route)
  else map.set(key, [route])
}

function run(stack: readonly Middleware[], ctx: Parameters<Middleware>[0], next: () => Promise<unknown>, at: number): Promise<unknown> {
  const step = stack[at]
  return step ? Promise.resolve(step(ctx, () => run(stack, ctx, next, at + 1))) : next()
}
