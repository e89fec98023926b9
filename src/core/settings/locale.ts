/** Languages for dates: which to suggest, and reading what a teacher typed. */
import { UserError } from '../reply/user-error.ts'
import type { Suggestion } from '../search/suggestion.ts'

const suggestedLocales = 'en-GB en-US en-AU cs de es fr it ja pl pt-BR uk'.split(' ')

const languageNames = new Intl.DisplayNames('en', { type: 'language' })

export function suggestLocales(typed: string): readonly Suggestion[] {
  return suggestedLocales
    .filter((tag) => tag.toLowerCase().startsWith(typed.toLowerCase()))
    .map((tag) => ({ label: `${languageNames.of(tag)} (${tag})`, value: tag }))
}

/** Returns the language tag in its usual spelling (BCP 47). Throws a UserError if `Intl` does not know it. */
export function parseLocale(typed: string): string {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(typed)
    if (known !== undefined) return known
  } catch {
    // A malformed tag; the sentence below covers that too.
  }
  const start = `I don’t recognise the language “${typed}”. Use a tag such as `
  throw new UserError(start, { code: 'en-GB' }, ' or ', { code: 'de' }, '.')
}
