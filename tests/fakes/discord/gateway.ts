/**
 * The gateway: sessions that identify, resume with replay, are dropped, invalidated or sent away.
 * https://docs.discord.com/developers/events/gateway
 */

import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { GatewayIntentBits, GatewayOpcodes, type GatewayIdentifyData } from 'discord.js'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Audience, Discord } from './discord.ts'
import { isRecord } from './schema.ts'
import { gatewayUrl } from './routes/applications.ts'
import { wireGuildCreate, wireUser } from './wire.ts'

const privileged =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences |
  GatewayIntentBits.MessageContent

/** Events a session keeps for a resume, as a real session forgets the oldest. */
const maxReplayEvents = 1000

interface Session {
  readonly id: string
  readonly intents: number
  readonly shard: readonly [id: number, count: number]
  socket: WebSocket | undefined
  sequence: number
  events: { readonly s: number; readonly t: string; readonly d: object }[]
}

export interface Gateway {
  /** Sessions with a live connection. */
  readonly connected: number
  /** How often bots have identified and resumed. */
  readonly identified: number
  readonly resumed: number
  /** Intents of the sessions, as bits. */
  readonly intents: readonly number[]
  /** Cuts every connection without a close frame; sessions can be resumed. */
  drop: () => void
  /** Closes every connection with a code; 4004, 4010 to 4014 are final for a bot. */
  close: (code: number) => void
  /** Opcode 7: asks every bot to reconnect and resume. */
  requestReconnect: () => void
  /** Opcode 9; without `resumable` the sessions are forgotten. */
  invalidate: (resumable: boolean) => void
  /** Forgets every session, so that the next resume is answered with opcode 9. */
  forgetSessions: () => void
  /** Sends an event of any kind to every session, as Discord might one day. */
  send: (event: string, data: unknown) => void
  /** Sends a frame as it is. */
  sendText: (frame: string) => void
  /** While false, heartbeats get no answer, so that the connection looks dead to the bot. */
  acknowledgesHeartbeats: boolean
}

export function createGateway(discord: Discord, isOut: () => boolean) {
  const { world, settings } = discord
  const server = new WebSocketServer({ noServer: true })
  const sessions = new Map<string, Session>()
  let identified = 0
  let resumed = 0

  const gateway: Gateway = {
    get connected() {
      return live().length
    },
    get identified() {
      return identified
    },
    get resumed() {
      return resumed
    },
    get intents() {
      return live().map((session) => session.intents)
    },
    drop: () => live().forEach(({ socket }) => socket?.terminate()),
    close: (code) => live().forEach(({ socket }) => socket?.close(code)),
    requestReconnect: () => live().forEach((session) => write(session, { op: 7, d: null })),
    invalidate(resumable) {
      const affected = live()
      if (!resumable) sessions.clear()
      for (const session of affected) write(session, { op: 9, d: resumable })
    },
    forgetSessions: () => sessions.clear(),
    send: (event, data) => live().forEach((session) => push(session, event, data as object)),
    sendText: (frame) => live().forEach(({ socket }) => socket?.send(frame)),
    acknowledgesHeartbeats: true,
  }
  return { gateway, upgrade, dispatch, close }

  function live(): Session[] {
    return [...sessions.values()].filter(({ socket }) => socket !== undefined)
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (isOut()) {
      socket.destroy()
      return
    }
    server.handleUpgrade(request, socket, head, greet)
  }

  function greet(socket: WebSocket): void {
    let session: Session | undefined
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = undefined
      world.changed()
    })
    socket.on('message', (data: Buffer) => {
      session = receive(socket, session, data)
      world.changed()
    })
    const hello = { heartbeat_interval: settings.heartbeatIntervalMs, _trace: [] }
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: hello, s: null, t: null }))
  }

  function receive(socket: WebSocket, session: Session | undefined, data: Buffer) {
    const frame = parse(data)
    switch (frame?.op) {
      case undefined:
        socket.close(4002)
        return session
      case GatewayOpcodes.Heartbeat:
        if (gateway.acknowledgesHeartbeats) {
          socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck, s: null, t: null }))
        }
        return session
      case GatewayOpcodes.Identify:
        if (session === undefined) return identify(socket, frame.d as GatewayIdentifyData)
        socket.close(4005)
        return session
      case GatewayOpcodes.Resume:
        return resume(socket, frame.d as { token: string; session_id: string; seq: number })
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
        return session
      default:
        socket.close(4001)
        return session
    }
  }

  function identify(socket: WebSocket, data: GatewayIdentifyData): Session | undefined {
    if (data.token.replace(/^Bot /, '') !== world.token) return refuse(socket, 4004)
    if (!settings.privilegedIntents && (data.intents & privileged) !== 0) {
      return refuse(socket, 4014)
    }
    const session: Session = {
      id: randomBytes(16).toString('hex'),
      intents: data.intents,
      shard: data.shard ?? [0, 1],
      socket,
      sequence: 0,
      events: [],
    }
    sessions.set(session.id, session)
    identified += 1
    const guilds = [...world.guilds.values()].filter(
      ({ id, members }) => members.has(world.bot.id) && isForShard(session, id),
    )
    push(session, 'READY', {
      v: 10,
      user: wireUser(world.bot),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: gatewayUrl(discord.origin),
      shard: session.shard,
      application: { id: world.bot.id, flags: 0 },
      private_channels: [],
    })
    if ((session.intents & GatewayIntentBits.Guilds) !== 0) {
      for (const guild of guilds) push(session, 'GUILD_CREATE', wireGuildCreate(world, guild))
    }
    return session
  }

  function resume(socket: WebSocket, data: { token: string; session_id: string; seq: number }) {
    const session = sessions.get(data.session_id)
    const oldest = session?.events[0]?.s ?? 0
    if (data.token.replace(/^Bot /, '') !== world.token) return refuse(socket, 4004)
    if (session === undefined || data.seq < oldest - 1) {
      socket.send(JSON.stringify({ op: GatewayOpcodes.InvalidSession, d: false, s: null, t: null }))
      return undefined
    }
    session.socket?.terminate()
    session.socket = socket
    resumed += 1
    for (const event of session.events) {
      if (event.s > data.seq) write(session, { op: GatewayOpcodes.Dispatch, ...event })
    }
    push(session, 'RESUMED', {})
    return session
  }

  /** Sends an event to every session that should hear of it, now or when it resumes. */
  function dispatch(event: string, data: object, { guildId, intents }: Audience): void {
    for (const session of sessions.values()) {
      if (intents !== 0 && (session.intents & intents) === 0) continue
      if (isForShard(session, guildId)) push(session, event, data)
    }
  }

  function push(session: Session, t: string, d: object): void {
    session.sequence += 1
    const event = { s: session.sequence, t, d }
    session.events.push(event)
    // Cut in batches: one at a time would move the whole list for every event.
    if (session.events.length > 2 * maxReplayEvents) {
      session.events = session.events.slice(-maxReplayEvents)
    }
    write(session, { op: GatewayOpcodes.Dispatch, ...event })
  }

  function write(session: Session, frame: object): void {
    session.socket?.send(JSON.stringify(frame))
  }

  function close(): void {
    for (const client of server.clients) client.terminate()
    server.close()
  }
}

function refuse(socket: WebSocket, code: number): undefined {
  socket.close(code)
}

/** Direct messages go to the first shard. https://docs.discord.com/developers/events/gateway#sharding */
function isForShard({ shard: [id, count] }: Session, guildId: string | undefined): boolean {
  return guildId === undefined ? id === 0 : Number((BigInt(guildId) >> 22n) % BigInt(count)) === id
}

function parse(data: Buffer): { readonly op: number; readonly d: unknown } | undefined {
  try {
    const frame: unknown = JSON.parse(data.toString())
    return isRecord(frame) && typeof frame['op'] === 'number'
      ? { op: frame['op'], d: frame['d'] }
      : undefined
  } catch {
    return undefined
  }
}
