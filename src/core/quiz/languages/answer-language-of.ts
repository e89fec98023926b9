/** Finds how answers in the language of a pack are compared. */
import type { AnswerLanguage } from './answer-language.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { otherLanguage } from './other.ts'
import { spanish } from './spanish.ts'

const languages: ReadonlyMap<string, AnswerLanguage> = new Map(
  Object.entries({ en: english, de: german, fr: french, es: spanish }),
)

/** @param code what a pack states as its language, such as en or de-AT */
export function answerLanguageOf(code: string): AnswerLanguage {
  return languages.get(code.slice(0, 2)) ?? otherLanguage
}
