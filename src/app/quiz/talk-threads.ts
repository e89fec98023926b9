/** Opens the thread in which a class talks a question over, once for each message that shows a quiz. */
import { lruCache } from '../../core/platform/lru-cache.ts'
import type { Logger } from 'pino'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Quiz } from '../../core/quiz/quiz.ts'

/** As many messages as one process shows in some hours. */
const maxRemembered = 1_000

export interface TalkThreadParts {
  readonly platform: (name: PlatformName) => Platform | undefined
  readonly log: Logger
}

export function createTalkThreads({ platform, log }: TalkThreadParts) {
  const opened = lruCache<string, true>(maxRemembered)

  return {
    /**
     * Opens the thread if the class talks in one. Without it students can still write in the channel, so a failure is only logged,
     * and the next update of the message tries again.
     */
    async open({ plan, state }: Quiz): Promise<void> {
      if (state.phase !== 'talking' || plan.settings.talk !== 'thread') return
      const { message } = state
      const key = `${message?.room} ${message?.id}`
      if (message === null || opened.has(key)) return
      opened.set(key, true)
      try {
        await platform(plan.platform)?.startThread(
          { ...message, class: plan.class },
          `Talk it over: ${plan.about}`,
        )
      } catch (error) {
        if (!(error instanceof DeliveryError) || error.outcome !== 'rejected') opened.delete(key)
        log.warn({ err: error, quiz: plan.id }, 'The thread of a quiz could not be opened')
      }
    },
  }
}
