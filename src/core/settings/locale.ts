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

/** Returns the language tag in its usual spelling (BCP 47), or undefined if `Intl` does not know it. */
export function readLocale(tag: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag)[0]
  } catch {
    return undefined
  }
}

/** The same, but throws a UserError. */
export function parseLocale(typed: string): string {
  const known = readLocale(typed)
  if (known !== undefined) return known
  const start = `I don’t recognise the language “${typed}”. Use a tag such as `
  throw new UserError(start, { code: 'en-GB' }, ' or ', { code: 'de' }, '.')
}
