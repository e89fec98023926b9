/** Whether the bot works, in words for teachers and students: nothing about classes, people, versions or computers. */
import type { PlatformName } from '../platform/platform-name.ts'

export const conditions = ['works', 'slow', 'away'] as const
export type Condition = (typeof conditions)[number]

/** A platform, what is saved, or the daily posts. */
export type StatusPart = PlatformName | 'saving' | 'daily'

export interface PartStatus {
  readonly part: StatusPart
  readonly condition: Condition
  /** Since when, epoch milliseconds. */
  readonly since: number
}

export interface Status {
  readonly parts: readonly PartStatus[]
  /** When that was found out, epoch milliseconds. */
  readonly checkedAt: number
}

/** Returns the worst condition of all parts. */
export function overallCondition({ parts }: Status): Condition {
  return conditions.findLast((each) => parts.some(({ condition }) => condition === each)) ?? 'works'
}

const headings: Readonly<Record<Condition, string>> = {
  works: 'Everything works',
  slow: 'Something is slow',
  away: 'Something isn’t working',
}

export function statusHeading(status: Status): string {
  return headings[overallCondition(status)]
}

const names: Readonly<Record<StatusPart, string>> = {
  discord: 'Discord',
  slack: 'Slack',
  web: 'The page',
  terminal: 'The terminal',
  saving: 'Saving',
  daily: 'Daily posts',
}

export function partName({ part }: PartStatus): string {
  return names[part]
}

/** Returns a sentence on what people notice and what to do. */
export function describePart({ part, condition }: PartStatus): string {
  if (condition === 'works') return 'Works.'
  switch (part) {
    case 'saving':
      return 'Answers and changes can’t be saved at the moment. You can still look things up.'
    case 'daily':
      return 'Some daily posts are late. They’ll be posted as soon as possible.'
    case 'discord':
    case 'slack':
    case 'web':
    case 'terminal':
      return condition === 'slow'
        ? 'Answers take longer than usual.'
        : 'Commonplace can’t answer here at the moment. It keeps trying to reconnect.'
    default:
      return part satisfies never
  }
}
