/** A part of the HTTP server that belongs to one platform. */
import type { RequestListener } from 'node:http'

/** Receives every request whose path begins with `prefix`. */
export interface Mount {
  readonly prefix: string
  readonly listener: RequestListener
}
