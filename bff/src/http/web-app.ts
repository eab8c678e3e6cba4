import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type Koa from 'koa'
import serve from 'koa-static'

/**
 * Serves the mini-program's H5 build, compressed where the build has done that ahead and the browser takes it. Names of
 * scripts and styles carry their hash, so they may be kept for a year.
 */
export function serveWebApp(app: Koa, directory: string): void {
  app.use(
    serve(directory, {
      setHeaders(response, file) {
        const hashed = /\.[0-9a-f]{8}\.(?:js|css)(?:\.br|\.gz)?$/.test(file)
        response.setHeader('Vary', 'Accept-Encoding')
        response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
}

/** The inline scripts of the page, as sources a content security policy can name. */
export function inlineScriptSources(directory: string): string[] {
  const page = path.join(directory, 'index.html')
  if (!directory || !existsSync(page)) return []
  const scripts = readFileSync(page, 'utf8').matchAll(/<script>([\s\S]*?)<\/script>/g)
  return [...scripts].map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
}
