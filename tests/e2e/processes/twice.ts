/** A proxy that gives everything to two processes at the same moment, as one does that repeats a request it thinks is lost. */
import { type IncomingHttpHeaders, type RequestListener, createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

interface Answered {
  readonly status: number
  readonly body: Buffer
  readonly contentType: string
}

/** Returns its address. It passes on whichever answer says something. */
export async function startRepeatingProxy(urls: readonly string[]): Promise<string> {
  return listen(async (request, response) => {
    const body = await buffer(request)
    const answers = await Promise.all(
      urls.map((url) => pass(`${url}${request.url}`, request.headers, body)),
    )
    const [first] = answers.toSorted((one, other) => other.body.length - one.body.length)
    const { status = 502, contentType = '', body: said = '' } = first ?? {}
    response.writeHead(status, { 'content-type': contentType }).end(said)
  })
}

/** Starts a server for the length of the test, and returns its address. */
export async function listen(
  listener: (...args: Parameters<RequestListener>) => void | Promise<void>,
): Promise<string> {
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  return `http://127.0.0.1:${address.port}`
}

async function pass(url: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Answered> {
  const kept = Object.entries(headers).filter(([name]) => /^(?:content-type|x-)/.test(name))
  const response = await fetch(url, {
    method: 'POST',
    headers: Object.fromEntries(kept) as Record<string, string>,
    body: new Uint8Array(body),
  })
  return {
    status: response.status,
    body: Buffer.from(await response.arrayBuffer()),
    contentType: response.headers.get('content-type') ?? '',
  }
}
