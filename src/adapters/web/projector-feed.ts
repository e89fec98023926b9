/** Feeds the screens that show projector views: reads each watched quiz once in a while, and sends what has changed. */
import { setTimeout as wait } from 'node:timers/promises'
import type { SSEStreamingApi } from 'hono/streaming'
import { LRUCache } from 'lru-cache'
import type { ProjectedQuiz, Projector } from '../../app/quiz/projector.ts'
import { projectorView } from '../../core/quiz/views/projector-view.ts'
import { limits } from './limits.ts'
import { renderProjectorView } from './render-projector.ts'

export function createProjectorFeed(projector: Pick<Projector, 'find'>) {
  /** However many screens watch a quiz, it is read once in each interval. */
  const recent = new LRUCache<string, ProjectedQuiz>({
    max: limits.maxProjectedQuizzes,
    ttl: limits.projectorIntervalMs / 2,
  })
  const reading = new Map<string, Promise<ProjectedQuiz | undefined>>()

  /** Wrong keys are not remembered, so that guesses take nobody’s place. */
  async function read(key: string): Promise<ProjectedQuiz | undefined> {
    try {
      const quiz = await projector.find(key)
      if (quiz !== undefined) recent.set(key, quiz)
      return quiz
    } finally {
      reading.delete(key)
    }
  }

  async function find(key: string): Promise<ProjectedQuiz | undefined> {
    const known = recent.get(key)
    if (known !== undefined) return known
    const started = reading.get(key)
    if (started !== undefined) return started
    const found = read(key)
    reading.set(key, found)
    return found
  }

  /** Sends the view whenever it has changed, until the screen goes away or the quiz does. A slow screen is sent the last state only. */
  async function follow(stream: SSEStreamingApi, key: string): Promise<void> {
    const closed = new AbortController()
    stream.onAbort(() => closed.abort())
    let sent = ''
    let quietMs = 0
    while (!stream.aborted) {
      const found = await find(key)
      if (found === undefined) return stream.writeSSE({ event: 'over', data: '{}' })
      const view = renderProjectorView(projectorView(found.quiz, found.message)).markup
      if (view !== sent) {
        const data = JSON.stringify({ view, now: found.now })
        await stream.writeSSE({ event: 'view', data, retry: 1000 })
        quietMs = 0
      } else if (quietMs >= limits.heartbeatMs) {
        await stream.write(': still here\n\n')
        quietMs = 0
      }
      sent = view
      quietMs += limits.projectorIntervalMs
      await wait(limits.projectorIntervalMs, undefined, { signal: closed.signal }).catch(() => {})
    }
  }

  return { find, follow }
}
