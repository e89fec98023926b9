/** The thread in which a class talks: opened once for each message, tried again after an outage, and never for other ways of talking. */
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createTalkThreads } from '../../../src/app/quiz/talk-threads.ts'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import type { Quiz } from '../../../src/core/quiz/quiz.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'

function talking(talk: 'thread' | 'pairs', message = 'm1'): Quiz {
  const { plan, ...quiz } = lobbyOf('q')
  const settings = { ...plan.settings, mode: 'peer', talk } as const
  const during = { round: 0, extensions: 0, posts: 1, hostSeenAt: 0, quiet: 0 }
  return {
    ...quiz,
    plan: { ...plan, settings },
    state: { phase: 'talking', endsAt: 9, message: { room: 'room', id: message }, ...during },
  }
}

/** A platform on which opening a thread ends like this, one after the other, and works from then on. */
function threadsOn(...failures: readonly ('retryable' | 'rejected')[]) {
  const left = [...failures]
  const platform = roomPlatform(() => 0)
  const refusing: typeof platform = {
    ...platform,
    async startThread(message, title) {
      const failure = left.shift()
      if (failure !== undefined) throw new DeliveryError(failure, ['No thread.'])
      await platform.startThread(message, title)
    },
  }
  const log = pino({ level: 'silent' })
  const talkThreads = createTalkThreads({ platform: () => refusing, log })
  return { talkThreads, threads: platform.threads }
}

test('each message that shows the quiz gets one', async () => {
  const { talkThreads, threads } = threadsOn()
  for (const message of ['m1', 'm1', 'm2']) await talkThreads.open(talking('thread', message))
  expect([...threads.keys()]).toEqual(['m1', 'm2'])
})

test('an outage is tried again at the next update of the message, a refusal is not', async () => {
  const away = threadsOn('retryable')
  await away.talkThreads.open(talking('thread'))
  await away.talkThreads.open(talking('thread'))
  expect(away.threads.size).toBe(1)
  const refused = threadsOn('rejected')
  await refused.talkThreads.open(talking('thread'))
  await refused.talkThreads.open(talking('thread'))
  expect(refused.threads.size).toBe(0)
})

test('a class that talks in pairs, and a quiz that is not talking, get none', async () => {
  const { talkThreads, threads } = threadsOn()
  await talkThreads.open(talking('pairs'))
  await talkThreads.open(lobbyOf('q'))
  expect(threads.size).toBe(0)
})
