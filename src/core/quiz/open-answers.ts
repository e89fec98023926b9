/** Groups the answers to an open question: what differs in case, accents, punctuation, an article or a plural is the same answer. */
import { normaliseWords } from '../reply/normalise-words.ts'
import { foldLetters } from '../reply/fold-letters.ts'
import { hash53 } from '../platform/hash53.ts'
import { readAnswer } from './answer-words.ts'
import type { AnswerLanguage } from './languages/answer-language.ts'
import { answerLanguageOf } from './languages/answer-language-of.ts'
import type { QuizAnswer } from './kinds/kind.ts'

/** Why an answer is left out until a teacher puts it in. */
export type Caution = 'name' | 'link'

export interface AnswerGroup {
  /** Short enough for a button, and the same as long as somebody gives this answer. */
  readonly key: string
  /** As most people wrote it. */
  readonly words: string
  readonly people: readonly string[]
}

interface OpenAnswer {
  readonly person: string
  readonly response: QuizAnswer
}

/** Returns what was answered, the most frequent first; whoever has deleted their words is in no group. */
export function groupAnswers(answers: readonly OpenAnswer[], code = 'en'): readonly AnswerGroup[] {
  const language = answerLanguageOf(code)
  const typed = answers.flatMap(({ person, response }) =>
    typeof response === 'string' && response !== ''
      ? [{ person, words: response, folded: fold(response, language) }]
      : [],
  )
  const known = new Set(typed.map(({ folded }) => folded))
  const groups = Map.groupBy(typed, ({ folded }) => singular(folded, known, language))
  return [...groups]
    .map(([folded, given]) => ({
      key: hash53(folded).toString(36),
      words: mostFrequent(given.map(({ words }) => words)),
      people: given.map(({ person }) => person),
    }))
    .toSorted((a, b) => b.people.length - a.people.length || (a.key < b.key ? -1 : 1))
}

function fold(words: string, language: AnswerLanguage): string {
  const { written, inDigits, emoji, signs } = readAnswer(words, language)
  const version = inDigits[0] ?? written[0]
  const joined = version?.spelled[0]?.words.join(' ') ?? ''
  return joined === '' ? emoji || signs : joined
}

/** A plural counts with its singular only where somebody typed that too, so that no word is cut that merely ends like one. */
function singular(
  folded: string,
  known: ReadonlySet<string>,
  { plurals = [] }: AnswerLanguage,
): string {
  const found = plurals.find(
    (ending) => folded.endsWith(ending) && known.has(folded.slice(0, -ending.length)),
  )
  return found === undefined ? folded : folded.slice(0, -found.length)
}

/** Of equally frequent ones the shortest, then the first in the order of their letters, so that it is the same for everybody. */
function mostFrequent(all: readonly string[]): string {
  const counted = [...Map.groupBy(all, (words) => words)].map(
    ([words, same]) => [words, same.length] as const,
  )
  const [first] = counted.toSorted(
    ([a, some], [b, others]) => others - some || a.length - b.length || (a < b ? -1 : 1),
  )
  return first?.[0] ?? ''
}

/** What chat platforms make a link or a mention of; a domain of any country counts where a path follows. */
const link =
  /https?:|www\.|\b[\p{L}\d-]+\.(?:com|org|net|io|me|gg|co|uk|de|fr|es|app|ly|tv|xyz|info|site)\b|\b[\p{L}\d-]+\.\p{L}{2,}\/|[@<]|#\S/iu

/** The shortest part of a name that is looked for in any case; a shorter one, such as Bo or An, is often a word, too. */
const minNamePart = 3

/** Scripts that put no spaces between words, so that a name is looked for anywhere, from two characters. */
const unspaced = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]{2,}$/u

/** Returns why an answer should not be shown before somebody has thought about it. `names` are those of the class. */
export function cautionOf(words: string, names: readonly string[]): Caution | undefined {
  if (link.test(words.normalize('NFKC'))) return 'link'
  const typed = new Set(normaliseWords(foldLetters(words)))
  const asTyped = new Set(words.match(/[\p{L}\p{M}]+/gu))
  const together = [...typed].join(' ')
  function isSaid(part: string): boolean {
    if (unspaced.test(part)) return together.includes(part)
    return part.length >= minNamePart && (typed.has(part) || typed.has(`${part}s`))
  }
  function isShortName(part: string): boolean {
    return /^\p{Lu}\p{Ll}$/u.test(part) && asTyped.has(part)
  }
  const isNamed = names.some(
    (name) =>
      normaliseWords(foldLetters(name)).some(isSaid) ||
      (name.match(/[\p{L}\p{M}]+/gu) ?? []).some(isShortName),
  )
  return isNamed ? 'name' : undefined
}
