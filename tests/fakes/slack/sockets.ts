// Socket Mode: the app's WebSockets, with envelopes out and acknowledgements back.
// https://docs.slack.dev/apis/events-api/using-socket-mode
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { z } from 'zod'
import type { Slack } from './slack.ts'

const Acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api'
  readonly payload: unknown
  readonly accepts_response_payload: boolean
  readonly retry_attempt?: number | undefined
  readonly retry_reason?: string | undefined
}

export interface Sockets {
  /** How many sockets are open. */
  count(): number
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Sends over each socket in rotation; returns false if there is none. `onAck` gets the acknowledgement's payload. */
  send(envelope: Envelope, onAck: (payload: unknown) => void): boolean
  /** Asks every socket to reconnect, as Slack does. */
  refresh(): void
  /** Cuts every connection without closing it. */
  cut(): void
  /** Closes every socket and waits for the answers, which Bolt's `stop` does not. */
  close(): Promise<void>
}

const CLOSE_TIMEOUT_MS = 500

export function openSocketUrl(slack: Slack): string {
  return `${slack.origin.replace('http', 'ws')}/link/?ticket=${slack.id('ticket')}`
}

export function createSockets(slack: Slack): Sockets {
  const server = new WebSocketServer({ noServer: true })
  const open: WebSocket[] = []
  const waiting = new Map<string, (payload: unknown) => void>()
  let next = 0

  function addSocket(socket: WebSocket): void {
    open.push(socket)
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = Acknowledgement.parse(JSON.parse(data.toString()))
      waiting.get(id)?.(payload)
      waiting.delete(id)
    })
    socket.on('close', () => {
      open.splice(open.indexOf(socket), 1)
      slack.changed()
    })
    socket.on('error', () => socket.terminate())
    const { appId: app_id } = slack.settings
    const hello = { type: 'hello', num_connections: open.length, connection_info: { app_id } }
    socket.send(JSON.stringify(hello))
    slack.changed()
  }

  function closeSocket(socket: WebSocket): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS)
      socket.once('close', () => {
        clearTimeout(timer)
        resolve()
      })
      socket.close(1001)
    })
  }

  return {
    count: () => open.length,
    accept: (request, socket, head) => server.handleUpgrade(request, socket, head, addSocket),
    send(envelope, onAck) {
      const socket = open[next++ % open.length]
      if (!socket) return false
      const id = slack.id('envelope')
      waiting.set(id, onAck)
      socket.send(JSON.stringify({ envelope_id: id, ...envelope }))
      return true
    },
    refresh() {
      for (const socket of open) {
        socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
      }
    },
    cut() {
      for (const socket of open.slice()) socket.terminate()
    },
    async close() {
      await Promise.all(open.map(closeSocket))
    },
  }
}
