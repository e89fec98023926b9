/** What of a book is shown, as the buttons under it carry it. */
import { readDate } from '../calendar/parse-date.ts'
import { oldButtonError } from '../command/component-id.ts'
import type { BookReading } from './book-service.ts'

/** All of them for the whole time, or one of them week by week. */
export const measures = ['all', 'days', 'quizzes', 'right', 'answers', 'homework'] as const
export type Measure = (typeof measures)[number]

export const sortings = ['name', 'days', 'quizzes', 'right', 'answers', 'homework'] as const
export type Sorting = (typeof sortings)[number]

export interface ShownBook extends BookReading {
  readonly measure: Measure
  readonly sort: Sorting
  readonly page: number
}

export function writeShown({ from, to, countsMissing, measure, sort, page }: ShownBook): string {
  return [from, to, countsMissing ? 'missing' : '-', measure, sort, page].join('/')
}

/** Throws a UserError for what an old or forged button may hold. */
export function readShown(value: string): ShownBook {
  const [from = '', to = '', missing = '', shown = '', sorted = '', number = ''] = value.split('/')
  const measure = measures.find((each) => each === shown)
  const sort = sortings.find((each) => each === sorted)
  const days = [readDate(from), readDate(to)]
  if (
    measure === undefined ||
    sort === undefined ||
    days.includes(undefined) ||
    from > to ||
    !/^\d{1,3}$/.test(number)
  ) {
    throw oldButtonError()
  }
  return { from, to, countsMissing: missing === 'missing', measure, sort, page: Number(number) }
}
