/** Serves the check of drafts, which runs in the browser: once for each version, since browsers keep it. */
import { gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import type { HeavyWork } from '../../app/heavy/heavy-work.ts'
import type { CheckerCode } from '../../app/studio/checker-code.ts'
import { refuse } from './errors.ts'

export function createStudioCode(work: HeavyWork) {
  let reading: Promise<CheckerCode> | undefined

  /** Reads it when it is first asked for, and again if that failed. */
  function read(): Promise<CheckerCode> {
    reading ??= work.run('readCheckerCode', 'web:code', {}).catch((error: unknown) => {
      reading = undefined
      throw error
    })
    return reading
  }

  const routes = new Hono().get('/code/:hash/:path{.+}', async (c) => {
    const { hash, files } = await read()
    const file = files.find(({ path }) => path === c.req.param('path'))
    if (file === undefined || hash !== c.req.param('hash')) return refuse(c, 'noFile')
    c.header('Content-Type', 'text/javascript; charset=utf-8')
    c.header('Cache-Control', 'public, max-age=31536000, immutable')
    c.header('Vary', 'Accept-Encoding')
    if (c.req.header('accept-encoding')?.includes('gzip') !== true) {
      return c.body(gunzipSync(file.code))
    }
    c.header('Content-Encoding', 'gzip')
    return c.body(file.code)
  })

  return {
    routes,
    /** Returns where its files are; the page asks for all of them at once. */
    async addresses(): Promise<{ readonly folder: string; readonly paths: readonly string[] }> {
      const { hash, files } = await read()
      return { folder: `studio/code/${hash}/`, paths: files.map(({ path }) => path) }
    },
  }
}
