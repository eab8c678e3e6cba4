import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'
import type { Middleware } from 'koa'
import { inlineScriptSources } from '../web-app'

/** What tells a browser to be careful: helmet's headers, which are the same for every answer and therefore made once. */
export function setUpSecurityHeaders(h5Directory: string): Middleware {
  const headers = headersSetBy(helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...inlineScriptSources(h5Directory)],
        // the framework sets element styles
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
  }))
  return function securityHeaders(ctx, next) {
    for (const [name, value] of headers) ctx.res.setHeader(name, value)
    return next()
  }
}

type Connect = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** The headers a middleware that needs nothing of the request puts on an answer. @throws when it did not come to its end at once */
function headersSetBy(middleware: Connect): [string, string][] {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  let done = false
  middleware(request, response, error => {
    if (error) throw error
    done = true
  })
  if (!done) throw new Error('headers that are not known when the process starts')
  return response.getHeaderNames().map(name => [name, String(response.getHeader(name))])
}
