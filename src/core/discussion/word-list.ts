/** Finds words of a class's list in what somebody writes, however they are spelled: whole words only, so Scunthorpe is a town. */
import { type Span, cutsWordIn, splitUnspaced } from './split-unspaced.ts'
import { digitLetters, foldConfusables } from '../quiz/confusables.ts'
import { uprightOf } from './upside-down.ts'
import { joinDivided } from './divided-words.ts'
import { UserError } from '../reply/user-error.ts'
import { openEnclosed } from '../reply/enclosed-letters.ts'

export const maxListWords = 200
const maxListedLength = 40

/** More words of an answer are not looked at: the form takes fewer. */
const maxTokens = 2000

/** What is typed for a letter. What stands for i or l becomes 1, which equals both. */
const leet: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '0': 'o',
    ...digitLetters,
    '@': 'a',
    $: 's',
    '€': 'e',
    '£': 'l',
    '¢': 'c',
    '+': 't',
    '!': '1',
    '|': '1',
    '¡': '1',
  }),
)

const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Lm}]/gu
/** Han and kana are written without spaces, so each is a word. */
const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}@$€£¢+!|¡*]+/gu
/** Accents. The marks of other scripts are vowels, without which their words would be equal to others. */
const accents =
  /(?![\u3099\u309A])(?=\p{M})[\p{Script=Inherited}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}]/gu
/** Marks of another script on a letter of one of these, which no language writes. */
const foreignMarks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])(?![\u3099\u309A])\p{M}+/gu
/** Signs that stand for an o. */
const rings = /[⭕◯○●◎]\uFE0F?/gu
/** As in “he’ll”, which is not a place. */
const contraction = /['’](?:ll|re|ve|s|d|t|m)\P{L}*$/iu
/** What stands between words that were written without a space. */
const betweenWords = /[,;:!?/&()[\]]+|[.…]+(?=\p{Lu})/u
const signsAtEnds = /^[+!|¡*]+|[@$€£¢+!|¡*]+$/gu

/** With fewer letters, too many harmless words begin or end like it. */
const minStem = 4

/** Returns the word as the list keeps it, or undefined if it has no letters, or too few for a word that stands for longer ones. */
export function listedWord(typed: string): string | undefined {
  const bare = foldWords(typed).join(' ')
  const [before, after] = [/^\s*\*(?=\p{L})/u, /(?<=\p{L})\*\s*$/u].map((ends) =>
    ends.test(typed) ? '*' : '',
  ) as [string, string]
  const isStem = before + after !== ''
  const word = `${before}${bare}${after}`
  if (!/\p{L}/u.test(bare) || word.length > maxListedLength) return undefined
  return isStem && (bare.length < minStem || bare.includes(' ')) ? undefined : word
}

/** Reads words and short phrases with commas between them. Throws a UserError if one cannot be on a list. */
export function readListedWords(typed: string): readonly string[] {
  const parts = typed
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const words = parts.flatMap((part) => listedWord(part) ?? [])
  if (words.length > 0 && words.length === parts.length) return words
  throw new UserError(
    `Write words or short phrases with commas between them, each of at most ${maxListedLength} characters. A word with an asterisk needs at least four letters.`,
  )
}

/** Returns the words of the list that a text has in it, each once. The list has what `listedWord` returns. */
export function findListed(text: string, list: readonly string[]): readonly string[] {
  if (list.length === 0) return []
  const readings = [text, ...uprightOf(text)].map((reading) => lookIn(reading))
  return list.filter((listed) => readings.some((has) => has(listed)))
}

/** Returns a function that tells whether a text has a word of the list in it. */
function lookIn(text: string): (listed: string) => boolean {
  const folded = foldTokens(text)
  const words = folded.map(({ word }) => word)
  const plain = withoutAccents(text)
  const cutsWord = cutsWordIn(plain)
  const divided = joinDivided(plain, folded)
  const { spelled, joined: joinedRuns } = joinSpelled(words)
  const distinct = [...new Set(words)]
  const joined = [...new Set([...joinedUp(text), ...readSigns(text)])]
  return (listed) => {
    if (isStem(listed)) return [...distinct, ...joined].some((word) => hasStem(word, listed))
    const parts = listed.split(' ').flatMap((part) => splitUnspaced(part))
    const whole = parts.join('')
    return (
      (parts.every((part) => distinct.some((word) => isLike(word, part))) &&
        folded.some(
          ({ from }, at) =>
            parts.every((part, next) => isLike(words[at + next], part)) &&
            !cutsWord({ from, to: folded[at + parts.length - 1]?.to ?? from }),
        )) ||
      (parts.length === 1
        ? spelled.some((run) => hasRun(run, listed)) ||
          divided.some((word) => hasSameSigns(word, listed)) ||
          joined.some((word) => isLike(word, listed))
        : hasInRow(joinedRuns, parts) ||
          (isSpaced(listed) && hasInRow([...distinct, ...joined], [whole])))
    )
  }
}

function isSpaced(listed: string): boolean {
  return listed.includes(' ')
}

function hasInRow(words: readonly string[], parts: readonly string[]): boolean {
  return words.some((_, at) => parts.every((part, next) => isLike(words[at + next], part)))
}

/** Returns the words in lower-case Latin letters where they look like these. */
function foldWords(text: string): readonly string[] {
  return foldTokens(text).map(({ word }) => word)
}

/** Returns each word with where it stands in the text without its accents. */
function foldTokens(text: string): readonly (Span & { readonly word: string })[] {
  return [...withoutAccents(text).matchAll(token)].slice(0, maxTokens).flatMap((match) => {
    const span = { from: match.index, to: match.index + match[0].length }
    return foldWord(match[0])
      .flatMap((word) => splitUnspaced(word))
      .map((word) => ({ ...span, word }))
  })
}

function isStem(listed: string): boolean {
  return listed.startsWith('*') || listed.endsWith('*')
}

/** Whether a word begins, ends, or has in it, as the asterisks of the list say. */
function hasStem(word: string, listed: string): boolean {
  const stem = listed.replaceAll('*', '')
  return [word, drawIn(word, 1), drawIn(word, 2)].some((form) => {
    const end = form.length - stem.length
    const first = listed.endsWith('*') ? 0 : end
    const last = listed.startsWith('*') ? end : 0
    for (let at = Math.max(0, first); at <= Math.min(last, end); at += 1) {
      if (hasSameSigns(form.slice(at, at + stem.length), stem)) return true
    }
    return false
  })
}

function withoutAccents(text: string): string {
  const seen = text.normalize('NFKC').replaceAll(unseen, '')
  return openEnclosed(seen)
    .normalize('NFKD')
    .replaceAll(accents, '')
    .replaceAll(foreignMarks, '')
    .replaceAll(rings, 'o')
    .normalize('NFC')
}

/** More signs at an end of a word are decoration. */
const maxSigns = 3

/** Returns the words with the signs at their ends that may be letters, as in “a$$” and “sh!+!”, each with fewer and fewer of them. */
function readSigns(text: string): readonly string[] {
  return [...withoutAccents(text).matchAll(token)].slice(0, maxTokens).flatMap(([found]) => {
    const [before = ''] = /^[+!|¡]+/.exec(found) ?? []
    const [after = ''] = /(?<![@$€£¢+!|¡])[@$€£¢+!|¡]+$/.exec(found) ?? []
    const word = found.slice(before.length, found.length - after.length)
    if (!/\p{L}/u.test(word)) return []
    return endingsOf(before.split('').toReversed()).flatMap((first) =>
      endingsOf(after.split(''))
        .map((last) => unleet(first.split('').toReversed().join('') + word + last))
        .filter(({ length }) => length >= minSpelledLetters),
    )
  })
}

/** Returns nothing, the first of the signs, the first two and so on. */
function endingsOf(signs: readonly string[]): readonly string[] {
  return Array.from({ length: Math.min(maxSigns, signs.length) + 1 }, (_, n) =>
    signs.slice(0, n).join(''),
  )
}

/** Returns what is one word but for signs within it, as in “da-mn”, “da_mn” or “d🍋amn”. */
function joinedUp(text: string): readonly string[] {
  return withoutAccents(text)
    .split(/\s+/)
    .slice(0, maxTokens)
    .filter((chunk) => !contraction.test(chunk))
    .flatMap((chunk) => chunk.split(betweenWords))
    .filter((part) => /[\p{L}\p{N}][^\p{L}\p{M}\p{N}]+[\p{L}\p{N}]/u.test(part))
    .flatMap((part) => foldWord(part.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')))
}

function foldWord(word: string): readonly string[] {
  const trimmed = word.replaceAll(signsAtEnds, '')
  if (trimmed === '') return []
  // A number of a page is no word.
  if (!/\p{L}|[@$]/u.test(trimmed)) return [trimmed]
  return [unleet(trimmed)]
}

/** Returns the letters that a word’s signs, digits and lookalikes stand for. */
function unleet(word: string): string {
  // Within small letters, a capital I is read as an l; what looks like it in another script may be either.
  const marked = word.replaceAll(/(?<=\p{Ll})I(?=\p{Ll})|[ǀΙⲒІӀꓲⵏ]/gu, '1')
  return foldConfusables(marked)
    .split('')
    .map((sign) => leet.get(sign) ?? sign)
    .join('')
}

/** Whether a word of a text is one of the list: letters may be drawn out, and an asterisk stands for any. */
function isLike(word: string | undefined, listed: string): boolean {
  if (word === undefined) return false
  return (
    hasSameSigns(word, listed) ||
    (word.length > listed.length &&
      [1, 2].some((times) => hasSameSigns(drawIn(word, times), listed)))
  )
}

function drawIn(word: string, times: number): string {
  return word.replaceAll(/(.)\1{2,}/gu, (_, sign: string) => sign.repeat(times))
}

function hasSameSigns(word: string, listed: string): boolean {
  if (word.length !== listed.length) return false
  const asterisks = word.split('*').length - 1
  if (asterisks * 2 > word.length) return false
  return word.split('').every((sign, at) => {
    const other = listed.charAt(at)
    return sign === other || sign === '*' || isStroke(sign, other) || isStroke(other, sign)
  })
}

function isStroke(sign: string, letter: string): boolean {
  return sign === '1' && (letter === 'i' || letter === 'l')
}

/** Fewer single letters side by side are a list of options, or initials. */
const minSpelledLetters = 3

/** Returns what is written letter by letter, as in “d a m n”, each run as one word, and all words with these runs among them. */
function joinSpelled(words: readonly string[]) {
  const spelled: string[] = []
  const joined: string[] = []
  let run = ''
  for (const word of [...words, '']) {
    if (word.length === 1) run += word
    else {
      if (run.length >= minSpelledLetters) {
        spelled.push(run)
        joined.push(run)
      } else joined.push(...run.split(''))
      run = ''
      if (word !== '') joined.push(word)
    }
  }
  return { spelled, joined }
}

/** Whether the letters of a run, which may begin with an “I” or “a” of the sentence, have the word in them. */
function hasRun(run: string, listed: string): boolean {
  if (listed.length < minSpelledLetters) return false
  for (let at = 0; at + listed.length <= run.length; at += 1) {
    if (hasSameSigns(run.slice(at, at + listed.length), listed)) return true
  }
  return false
}
