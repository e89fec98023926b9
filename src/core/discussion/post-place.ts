/** Reads what the buttons of an answered post carry. */
import type { PostKey } from './discussion-service.ts'

/** Reads `schedule/date/page`; without a page, it is the first. */
export function parsePostPlace(value: string): PostKey & { readonly page: number } {
  const [schedule = '', date = '', page = ''] = value.split('/')
  return { schedule, date, page: /^\d{1,3}$/.test(page) ? Number(page) : 0 }
}
