/** Languages for dates: which to suggest, and reading what a teacher typed. */
import { UserError } from '../reply/user-error.ts'
import type { Suggestion } from '../search/suggestion.ts'

const suggestedLocales = [
  'en-GB',
  'en-US',
  'en-AU',
  'cs',
  'de',
  'es',
  'fr',
  'it',
  'ja',
  'pl',
  'pt-BR',
  'uk',
]

export function suggestLocales(typed: string): readonly Suggestion[] {
  return suggestedLocales
    .filter((tag) => tag.toLowerCase().startsWith(typed.toLowerCase()))
    .map((tag) => ({ label: localeLabel(tag), value: tag }))
}

/** Returns the language tag in its usual spelling (BCP 47). Throws a UserError if `Intl` does not know it. */
export function parseLocale(typed: string): string {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(typed)
    if (known !== undefined) return known
  } catch {
    // A malformed tag; the sentence below covers that too.
  }
  throw new UserError(
    `I don’t recognise the language “${typed}”. Use a tag such as `,
    { code: 'en-GB' },
    ' or ',
    { code: 'de' },
    '.',
  )
}

function localeLabel(tag: string): string {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(tag)
  return name === undefined ? tag : `${name} (${tag})`
}
