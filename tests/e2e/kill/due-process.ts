/** A process that sends what is due at a time, and dies amid one message of it if told so; the channels are a file. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { argv, kill, pid } from 'node:process'
import { openBot } from '../../fixtures/bot.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'
import type { ClassMessage } from '../../../src/core/platform/room.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { openStore } from '../../../src/store/store.ts'
import { endWithParent } from './end-with-parent.ts'

/** What one process does. */
export interface DueTask {
  readonly url: string
  /** Where messages arrive, a line of JSON each. */
  readonly chat: string
  readonly now: number
  /** Amid which message it dies, and whether that has arrived by then. */
  readonly dieAt?: readonly [Sent['kind'], 'unsent' | 'sent']
}

export interface Sent {
  readonly kind: 'reveal' | 'digest' | 'changes'
  readonly key: string
  readonly reply: Reply
}

export function readChat(chat: string): readonly Sent[] {
  if (!existsSync(chat)) return []
  const lines = readFileSync(chat, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as Sent)
}

/** Sends what is due, as the bot does within a minute. */
export async function sendDue({ url, chat, now, dieAt }: DueTask): Promise<void> {
  function send(message: Sent): void {
    const isLast = dieAt?.[0] === message.kind
    if (isLast && dieAt[1] === 'unsent') kill(pid, 'SIGKILL')
    appendFileSync(chat, `${JSON.stringify(message)}\n`)
    if (isLast) kill(pid, 'SIGKILL')
  }

  function found(room: string, key: string): ClassMessage | undefined {
    const sent = readChat(chat).some((message) => message.key === key)
    return sent ? { room, id: key, class: '' } : undefined
  }

  const clock = createManualClock(now)
  const store = await openStore(url, { clock: clock.now })
  const platform = roomPlatform(clock.now)
  platform.post = ({ id: room, class: classId }, reply, { idempotencyKey: key = '' } = {}) => {
    send({ kind: key.startsWith('changes-') ? 'changes' : 'reveal', key, reply })
    return Promise.resolve({ room, id: key, class: classId })
  }
  platform.findByKey = ({ id }, key) => Promise.resolve(found(id, key))
  platform.sendDirectMessage = (person, reply) => {
    send({ kind: 'digest', key: person, reply })
    return Promise.resolve()
  }
  const bot = await openBot({ store, clock, platforms: new Map([['web', platform]]) })
  await bot.daily.worker.runDue()
  await bot.digest.worker.remindDue(now)
  await bot.changeLog.postDue()
  await bot.daily.worker.stop()
  await store.close()
}

const [task] = argv.slice(2)
if (import.meta.main && task !== undefined) {
  endWithParent()
  await sendDue(JSON.parse(task) as DueTask)
  process.exit()
}
