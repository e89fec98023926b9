/** Finds what lets a class guess an answer without knowing it, for the linter and for the measures of built-in packs. */
import { type QuizItem, kindOf } from '../../quiz/kinds/index.ts'
import { contentStemsIn, languageOf } from '../../search/languages/language-of.ts'
import type { Pack } from '../pack.ts'

/** True sentences rarely contain these words, so wrong options with them are easy to rule out. */
const absoluteWords =
  /\b(?:always|never|none|nobody|nothing|everybody|everyone|everything|every|only|completely|totally|entirely|impossible)\b/i

/** An answer this many times as long as the longest wrong option gives itself away. */
const maxAnswerLengthRatio = 1.4

/** With fewer wrong options it is chance that they begin alike. */
const minAlike = 3

/** From this share of words in common, two prompts ask nearly the same. */
const minTwinLikeness = 0.85

/** A quotation of fewer words names them; it does not claim to be a sentence. */
const minClippedWords = 4

/** Returns a function that finds a word of an item’s prompt that its right option has and no wrong one does. */
export function createKeyWordFinder({
  characters,
  language,
}: Pick<Pack, 'characters' | 'language'>): (item: QuizItem) => string | undefined {
  const { wordsIn } = languageOf(language)
  const contentStems = contentStemsIn(language)
  const names = new Set(
    characters.flatMap(({ name, aliases }) => contentStems([name, ...aliases].join(' '))),
  )
  return (item) => {
    const choice = kindOf(item).singleChoice?.(item)
    if (choice === undefined || choice.names === 'character') return undefined
    const asked = new Set(contentStems(item.prompt))
    const wrong = new Set(choice.wrong.flatMap(({ option }) => contentStems(option)))
    return wordsIn(choice.right.option).find((word) => {
      const [found] = contentStems(word)
      return found !== undefined && asked.has(found) && !wrong.has(found) && !names.has(found)
    })
  }
}

/** Whether an answer stands out among wrong options of at most this length. */
export function isMuchLonger(answer: string, maxWrongLength: number): boolean {
  return answer.length > maxWrongLength * maxAnswerLengthRatio
}

/** Returns the word that makes a wrong option easy to rule out, unless the right one has such a word too. */
export function absoluteWordIn(wrong: string, right: string): string | undefined {
  const [word] = absoluteWords.exec(wrong) ?? []
  return absoluteWords.test(right) ? undefined : word
}

/** Options are shuffled, so these say nothing. */
const allOrNone =
  /\b(?:(?:all|none|any) of (?:the above|these|them|the others?)|(?:neither|both) of the above|alle (?:oben )?genannten|keine der (?:genannten|obigen)|aucune (?:de ces réponses|des précédentes)|toutes (?:ces|les) réponses|(?:todas|ninguna) (?:de )?las anteriores)\b/i
/** In capitals alone, since “vitamin C and a banana” is an answer. */
const otherLetters = /\b[A-F] (?:and|or) [A-F]\b/

/** Returns the first option that points to other options instead of saying something: “All of the above”, “A and C”. */
export function vagueOptionIn(options: readonly string[]): string | undefined {
  return options.find((option) => allOrNone.test(option) || otherLetters.test(option))
}

/** Whether two prompts, given as their words, ask nearly the same. */
export function askTheSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.intersection(other).size / one.union(other).size > minTwinLikeness
}

/** Returns whether the right option is the only longest or the only shortest one, where one is right. */
export function lengthClue(item: QuizItem): 'longest' | 'shortest' | undefined {
  const choice = kindOf(item).singleChoice?.(item)
  if (choice === undefined) return undefined
  const wrong = choice.wrong.map(({ option }) => option.length)
  if (choice.right.option.length > Math.max(...wrong)) return 'longest'
  return choice.right.option.length < Math.min(...wrong) ? 'shortest' : undefined
}

/** Returns the word that all wrong options begin with and the right one does not, where there are three of them or more. */
export function sharedBeginning(right: string, wrong: readonly string[]): string | undefined {
  const [word, ...others] = new Set(wrong.map((option) => firstWord(option)))
  const isShared = wrong.length >= minAlike && others.length === 0 && firstWord(right) !== word
  return isShared ? wrong[0]?.trim().split(/\s/, 1)[0] : undefined
}

function firstWord(option: string): string {
  return (option.trim().split(/\s/, 1)[0] ?? '').toLowerCase()
}

/** Returns a function that finds a quotation in a text that stops in the middle of a clause of one of the pack’s lines. */
export function createClippedFinder({
  quotes,
}: Pick<Pack, 'quotes'>): (text: string) => string | undefined {
  const lines = quotes.map(({ line }) => line.replaceAll('\n', ' '))
  return (text) =>
    Array.from(text.matchAll(/“([^”]+)”/gu), ([, quoted = '']) => quoted).find((quoted) => {
      const words = quoted.trim()
      if (words.split(/\s+/).length < minClippedWords || /(?:…|\.{3}|[.,;:!?–—])$/u.test(words)) {
        return false
      }
      return lines.some((line) => {
        const at = line.indexOf(words)
        return at !== -1 && /^ \p{L}/u.test(line.slice(at + words.length)) && isAlone(lines, words)
      })
    })
}

/** Whether no line ends with these words, so that they are cut wherever they are from. */
function isAlone(lines: readonly string[], words: string): boolean {
  return !lines.some((line) => line.replace(/[\s\p{P}]+$/u, '').endsWith(words))
}

/** Returns the pairs of names of which one says no more than the other does: “The kiss” and “The kiss outside”. */
export function findOverlaps(
  names: readonly string[],
  code: string,
): readonly (readonly [number, number])[] {
  const { wordsIn, stem } = languageOf(code)
  const contentStems = contentStemsIn(code)
  const stems = names.map((name) => new Set(wordsIn(name).map((word) => stem(word))))
  const told = names.map((name) => new Set(contentStems(name)))
  return told.flatMap((own, at) =>
    stems.flatMap((other, index) =>
      index !== at && own.size > 0 && own.isSubsetOf(other) && (own.size < other.size || index < at)
        ? [[at, index] as const]
        : [],
    ),
  )
}
