/**
 * Bounds what unfinished requests hold in memory together. A signature can be checked only once the whole body is there, so anybody
 * may send one up to its limit and stop just before its end, over every connection that there is.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** How often open bodies are counted, in milliseconds. */
const countEveryMs = 100

/** Returns what to call with every request. Beyond `maxBytes` the largest bodies are cut off first, which no platform’s own are. */
export function createBodyBudget(
  maxBytes: number,
): (request: IncomingMessage, response: ServerResponse) => void {
  /** With what had come over the connection by then: also the first 64 kB of the body, if they came with its headers. */
  const open = new Map<IncomingMessage, number>()
  let timer: NodeJS.Timeout | undefined

  function forget(request: IncomingMessage): void {
    open.delete(request)
    if (open.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  function cutLargest(): void {
    const held = [...open]
      .map(([request, before]) => ({ request, bytes: request.socket.bytesRead - before }))
      .toSorted((a, b) => b.bytes - a.bytes)
    let sum = held.reduce((total, { bytes }) => total + bytes, 0)
    for (const { request, bytes } of held) {
      if (sum <= maxBytes) return
      sum -= bytes
      request.socket.destroy()
    }
  }

  return (request, response) => {
    const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers
    if (length === '0' && encoding === undefined) return
    open.set(request, request.socket.bytesRead)
    // The connection may go on to another request, whether or not this one’s body was read.
    request.once('end', () => forget(request))
    response.once('close', () => forget(request))
    timer ??= setInterval(cutLargest, countEveryMs).unref()
  }
}
