/** The tables of what is moderated, with as much of those of answers as this reads, and what their rows mean. */
import { z } from 'zod'
import { type ReportReason, reportReasons } from '../../core/discussion/moderation-store.ts'

export interface ModerationTables {
  readonly discussion: {
    readonly schedule: string
    readonly date: string
    readonly class: string
    readonly prompt: string
    readonly names: string
    readonly version: number
  }
  readonly discussion_answer: AnswerColumns
  readonly discussion_author: {
    readonly schedule: string
    readonly date: string
    readonly person: string
    readonly author: string
  }
  readonly discussion_reading: {
    readonly answer: string
    readonly class: string
    readonly person: string
    readonly reaction: string | null
  }
  readonly listed_word: {
    readonly class: string
    readonly word: string
    readonly at: number
  }
  readonly discussion_report: {
    readonly answer: string
    readonly class: string
    readonly schedule: string
    readonly date: string
    readonly person: string
    readonly reason: string
    readonly at: number
    readonly seen_at: number | null
  }
  readonly discussion_decision: {
    readonly answer: string
    readonly class: string
    readonly schedule: string
    readonly date: string
    readonly person: string
    readonly person_name: string
    readonly word: string
    readonly at: number
  }
  readonly discussion_choice: {
    readonly answer: string
    readonly class: string
    readonly schedule: string
    readonly date: string
    readonly posted_at: number | null
  }
  readonly discussion_seat: {
    readonly class: string
    readonly person: string
    readonly period: string
    readonly seat: number
    readonly drawn_at: number
  }
}

interface AnswerColumns {
  readonly id: string
  readonly class: string
  readonly schedule: string
  readonly date: string
  readonly person: string
  readonly state: string
  readonly at: number
  readonly changed_at: number
  readonly may_show: number
}

/** Tables whose rows are about one answer, and go with it. */
export const tablesAboutAnswers = [
  'discussion_reading',
  'discussion_report',
  'discussion_decision',
  'discussion_choice',
] as const

const StoredReason = z.enum(reportReasons)

export function toReason(stored: string): ReportReason {
  return StoredReason.catch('other').parse(stored)
}
