/** Reads a request's body: JSON, or a multipart form of `payload_json` and files. */

import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Upload } from './discord.ts'
import { refusal } from './errors.ts'

export interface Body {
  /** Undefined when the request has none. */
  readonly json: unknown
  readonly files: readonly Upload[]
}

export async function readBody(request: IncomingMessage): Promise<Body> {
  const raw = await buffer(request)
  return parseBody(raw, request.headers['content-type'] ?? '')
}

/** Refuses JSON that does not parse with 50109. */
export async function parseBody(raw: Buffer, contentType: string): Promise<Body> {
  if (raw.length === 0) return { json: undefined, files: [] }
  if (!contentType.startsWith('multipart/form-data')) return { json: parseJson(raw), files: [] }
  const headers = { 'content-type': contentType }
  const form = await new Response(new Uint8Array(raw), { headers }).formData()
  const files: Upload[] = []
  for (const [name, value] of form.entries()) {
    const index = /^files\[(\d+)\]$/.exec(name)?.[1]
    if (index === undefined || typeof value === 'string') continue
    files.push({
      index,
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      data: Buffer.from(await value.arrayBuffer()),
    })
  }
  const payload = form.get('payload_json')
  return { json: typeof payload === 'string' ? parseJson(Buffer.from(payload)) : {}, files }
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString())
  } catch {
    throw refusal(50109)
  }
}
