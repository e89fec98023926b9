/** The page’s scripts, styles and icons, read once at the start and served with an ETag until they change. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { refuse } from './errors.ts'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

interface Asset {
  readonly body: string
  readonly type: string
  readonly etag: string
}

/** Makes a route for each file of the folder. */
export function createAssets(folder: string): Hono {
  const assets = new Map<string, Asset>()
  for (const name of readdirSync(folder)) {
    const type = mediaTypes[extname(name)]
    if (type === undefined) continue
    const body = readFileSync(join(folder, name), 'utf8')
    const digest = createHash('sha256').update(body).digest('base64url').slice(0, 16)
    assets.set(name, { body, type, etag: `"${digest}"` })
  }

  return new Hono().get('/:name', (c) => {
    const asset = assets.get(c.req.param('name'))
    if (asset === undefined) return refuse(c, 'noFile')
    c.header('ETag', asset.etag)
    c.header('Cache-Control', 'no-cache')
    if (c.req.header('if-none-match') === asset.etag) return c.body(null, 304)
    c.header('Content-Type', asset.type)
    return c.body(asset.body)
  })
}
