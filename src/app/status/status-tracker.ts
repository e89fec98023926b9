/** Looks at the parts of the bot every few seconds and remembers since when each is as it is, so that asking costs nothing. */
import type { Clock } from '../../core/platform/clock.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { Condition, PartStatus, Status, StatusPart } from '../../core/status/status.ts'
import { repeat } from '../repeat.ts'
import { type Answered, createRecentAnswers } from './recent-answers.ts'

export interface StatusParts {
  /** May be filled later. */
  readonly platforms: ReadonlyMap<PlatformName, Pick<Platform, 'healthProblem'>>
  readonly store: {
    healthProblems(): Promise<readonly string[]>
    workload(): Promise<{ readonly dailyLate: number }>
  }
  readonly clock: Clock
}

const lookIntervalMs = 15_000

export function createStatusTracker({ platforms, store, clock }: StatusParts) {
  const answers = new Map<PlatformName, ReturnType<typeof createRecentAnswers>>()
  const parts = new Map<StatusPart, PartStatus>()
  let checkedAt = clock.now()
  let stop: (() => Promise<void>) | undefined

  function note(part: StatusPart, condition: Condition): void {
    if (parts.get(part)?.condition !== condition) {
      parts.set(part, { part, condition, since: clock.now() })
    }
  }

  function conditionOf(name: PlatformName, platform: Pick<Platform, 'healthProblem'>): Condition {
    if (platform.healthProblem() !== undefined) return 'away'
    return answers.get(name)?.isSlow() === true ? 'slow' : 'works'
  }

  async function look(): Promise<void> {
    for (const [name, platform] of platforms) note(name, conditionOf(name, platform))
    const [problems, workload] = await Promise.allSettled([
      store.healthProblems(),
      store.workload(),
    ])
    const isSaving = problems.status === 'fulfilled' && problems.value.length === 0
    note('saving', isSaving ? 'works' : 'away')
    // While the database is away nobody knows.
    if (workload.status === 'fulfilled') {
      note('daily', workload.value.dailyLate > 0 ? 'slow' : 'works')
    }
    checkedAt = clock.now()
  }

  return {
    /** Takes note of an answer that somebody got. */
    answered: (platform: PlatformName, answer: Answered): void => {
      const known = answers.get(platform) ?? createRecentAnswers(clock.now)
      answers.set(platform, known)
      known.add(answer)
    },
    /** Returns what was found out last. */
    read: (): Status => ({ parts: [...parts.values()], checkedAt }),
    look,
    start: (): void => {
      void look()
      stop = repeat(clock, { everyMs: lookIntervalMs }, look)
    },
    stop: async (): Promise<void> => {
      await stop?.()
    },
  }
}
