/** Languages for dates: which to suggest, and reading what a teacher typed. */
import { LRUCache } from 'lru-cache'
import { UserError } from '../reply/user-error.ts'
import type { Suggestion } from '../search/suggestion.ts'

const suggestedLocales = 'en-GB en-US en-AU cs de es fr it ja pl pt-BR uk'.split(' ')

export function suggestLocales(typed: string): readonly Suggestion[] {
  // Not at the start, since the names of all languages take 4 MiB of memory.
  const languageNames = new Intl.DisplayNames('en', { type: 'language' })
  return suggestedLocales
    .filter((tag) => tag.toLowerCase().startsWith(typed.toLowerCase()))
    .map((tag) => ({ label: `${languageNames.of(tag)} (${tag})`, value: tag }))
}

/** Every request names a language, and `Intl` takes its time; Discord has some thirty languages. */
const knownLocales = new LRUCache<string, string>({ max: 100 })

/** Returns the language tag in its usual spelling (BCP 47), or undefined if `Intl` does not know it. */
export function readLocale(tag: string): string | undefined {
  const known = knownLocales.get(tag)
  if (known !== undefined) return known
  try {
    const [read] = Intl.DateTimeFormat.supportedLocalesOf(tag)
    if (read !== undefined) knownLocales.set(tag, read)
    return read
  } catch {
    return undefined
  }
}

/** Returns the English in which a moment is written, as the sentence around it is: British, as all other dates are, unless a class chose another. */
export function toDateLocale(locale: string): string {
  return locale.startsWith('en-') ? locale : 'en-GB'
}

/** Like `readLocale`, but throws a UserError. */
export function parseLocale(typed: string): string {
  const known = readLocale(typed)
  if (known !== undefined) return known
  const start = `I don’t recognise the language “${typed}”. Use a tag such as `
  throw new UserError(start, { code: 'en-GB' }, ' or ', { code: 'de' }, '.')
}
