/** Whether typed words match an accepted answer: typing mistakes are forgiven, a missing “not” or another number is not. */
import { LRUCache } from 'lru-cache'
import { type Answer, type AnswerVersion, readAnswer } from './answer-words.ts'
import type { AnswerLanguage } from './languages/answer-language.ts'
import { answerLanguageOf } from './languages/answer-language-of.ts'
import { isNumberWord } from './number-words.ts'
import { isRomanNumeral } from './roman-numerals.ts'
import { isNumber, isSameNumber } from './same-number.ts'
import { isTypingSlip } from './typing-slip.ts'

/** Words that deny, of the languages that packs are written in. One of them is never another word with a typing mistake. */
const negations = new Set(
  `not no never none nothing neither nor nobody noone nowhere nonetheless nevertheless
  nicht nichts nie niemals niemand kein keine keinen keinem keiner keines nein weder
  ne pas jamais rien aucun aucune nunca jamas nada nadie ningun ninguno ninguna tampoco mai niente nulla nessuno
  nao ninguem nenhum nenhuma niet niets nooit geen niemand ikke ingen intet inte aldrig nie nikt nic
  не нет ни нету никогда ничего никто нигде`.split(/\s+/),
)
/** These deny too, but are also written apart or joined: “with out”, “nonfiction”. */
const lacks = new Set([
  'without',
  'non',
  'hardly',
  'ohne',
  'sans',
  'sin',
  'senza',
  'sem',
  'zonder',
  'uden',
  'utan',
  'без',
])

/** What & stands for. */
const conjunctions = new Set('and n und et y e en og och i и та и és ve و'.split(' '))

/**
 * Returns whether `typed` counts as one of the accepted answers. Case, punctuation, accents, contractions and leading
 * articles do not matter, nor whether numbers are in words. Each word may contain a mistake or two, depending on its length, but a
 * “not” too many or too few is a different answer, however short it is.
 * @param code the language of both, as a pack states it
 */
export function matchesAnswer(accepted: readonly string[], typed: string, code: string): boolean {
  const language = answerLanguageOf(code)
  const given = readAnswer(typed, language)
  if (given.signs === '') return false
  return accepted.some((answer) => isSimilar(readAccepted(answer, code), given, language))
}

/** A class answers the same question within seconds, so what its answer is cut into is kept for a while. */
const acceptedAnswers = new LRUCache<string, Answer>({ max: 200 })

function readAccepted(answer: string, code: string): Answer {
  const key = `${code} ${answer}`
  const known = acceptedAnswers.get(key) ?? readAnswer(answer, answerLanguageOf(code))
  acceptedAnswers.set(key, known)
  return known
}

function isSimilar(expected: Answer, given: Answer, language: AnswerLanguage): boolean {
  if (expected.written[0]?.words.length === 0) return expected.signs === given.signs
  if (expected.emoji !== '' && given.emoji !== '' && expected.emoji !== given.emoji) return false
  return (
    isAnySimilar(expected.written, given.written, language) ||
    isAnySimilar(expected.inDigits, given.inDigits, language)
  )
}

function isAnySimilar(
  expected: readonly AnswerVersion[],
  given: readonly AnswerVersion[],
  language: AnswerLanguage,
): boolean {
  return expected.some((one) =>
    given.some(
      (other) => alignsWith(one.words, other.words, language) || isSpacedOtherwise(one, other),
    ),
  )
}

/** Whether the words agree one by one, contractions written out where that helps. */
function alignsWith(
  expected: readonly string[],
  given: readonly string[],
  language: AnswerLanguage,
): boolean {
  const { readingsOf } = language
  const failed = new Set<number>()
  let same = 0
  while (same < expected.length && expected[same] === given[same]) same += 1

  /** `words` and `others` are what is left of the contractions before the positions. */
  function from(
    at: number,
    words: readonly string[],
    otherAt: number,
    others: readonly string[],
  ): boolean {
    const [word] = words
    const [other] = others
    if (word === undefined && other === undefined) {
      const position = at * (given.length + 1) + otherAt
      if (failed.has(position)) return false
      failed.add(position)
    }
    if (word === undefined) {
      const next = expected[at]
      if (next === undefined) return other === undefined && otherAt === given.length
      return readingsOf(next, 'accepted').some((read) => from(at + 1, read, otherAt, others))
    }
    if (other === undefined) {
      const next = given[otherAt]
      if (next === undefined) return false
      return readingsOf(next, 'typed').some((read) => from(at, words, otherAt + 1, read))
    }
    return (
      isSimilarWord(word, other, language) && from(at, words.slice(1), otherAt, others.slice(1))
    )
  }

  return from(same, [], same, [])
}

function isSimilarWord(expected: string, given: string, language: AnswerLanguage): boolean {
  if (expected === given) return true
  if (isNumber(expected) && isNumber(given)) {
    return isSameNumber(expected, given, language.hasDecimalComma)
  }
  if (expected === '&' || given === '&') {
    return conjunctions.has(expected === '&' ? given : expected)
  }
  if (/[\d+#]/.test(expected + given)) return false
  if (isNumberWord(language, expected) && isNumberWord(language, given)) return false
  if (isRomanNumeral(expected) && isRomanNumeral(given)) return false
  if ([expected, given].some((word) => negations.has(word) || lacks.has(word))) return false
  return isTypingSlip(expected, given)
}

/** Spaces are typed as loosely as letters: “some one” is “someone”. But “now here” is not “nowhere”. */
function isSpacedOtherwise(expected: AnswerVersion, given: AnswerVersion): boolean {
  return expected.spelled.some(({ joined, words }) =>
    given.spelled.some(
      (other) =>
        joined === other.joined &&
        countNegations(words) === countNegations(other.words) &&
        !dividesNegation(words, other.words) &&
        !dividesNegation(other.words, words),
    ),
  )
}

function countNegations(words: readonly string[]): number {
  return words.filter((word) => negations.has(word)).length
}

/** Words that “a” and “in” deny when they are written as one: a typical example is not atypical. */
const denied =
  /^(?:moral|typical|political|social|sexual|symmetric|theis|historical|visible|complete|correct|direct|effective|sane|human|secure|tolera|dependen|finite|active|accura|adequa|appropriate|capable|convenient|decent|definite|equal|flexible|frequent|sensitive|significant|sufficient|valid|voluntary|form)/

function dividesNegation(words: readonly string[], others: readonly string[]): boolean {
  return words.some((word, at) => {
    const next = words[at + 1] ?? ''
    return (word === 'a' || word === 'in') && denied.test(next) && others.includes(word + next)
  })
}
