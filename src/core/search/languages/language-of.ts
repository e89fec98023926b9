/** Finds the language of a pack by its code. */
import { type Language, contentStems } from '../language.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { otherLanguage } from './other.ts'
import { spanish } from './spanish.ts'

const languages: ReadonlyMap<string, Language> = new Map(
  Object.entries({ en: english, de: german, fr: french, es: spanish }),
)

/** @param code what a pack states as its language, such as en or de-AT */
export function languageOf(code: string): Language {
  return languages.get(code.slice(0, 2)) ?? otherLanguage
}

/** Returns a function that finds the stems of a text in this language that are no stop words. */
export function contentStemsIn(code: string): (text: string) => readonly string[] {
  const language = languageOf(code)
  return (text) => contentStems(language, text)
}
