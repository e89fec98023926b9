/** The day on which a web page was read, as each style writes it. */
import type { Source } from './source.ts'
import { isEnglish } from './words.ts'

const mlaMonths = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ')

/** “5 Mar. 2027” in English, in full in other languages. */
export function shortDay(date: string, source: Source): string {
  if (!isEnglish(source.words)) return longDay(date, source)
  const [year = '', month, day] = date.split('-')
  return `${Number(day)} ${mlaMonths[Number(month) - 1]} ${year}`
}

/** “5 March 2027”; in the English of the United States, “March 5, 2027”. */
export function longDay(
  date: string,
  source: Source,
  english: 'en-GB' | 'en-US' = 'en-GB',
): string {
  const language = isEnglish(source.words) ? english : source.language
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(Date.parse(date))
}
