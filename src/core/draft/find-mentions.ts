/** Finds where a paragraph names people, by name or by pronoun, and whether they are the subject there. */
import type { Person } from './person.ts'
import type { Gender, Pronoun, SpeechWords } from './speech-words.ts'

export interface Mention {
  readonly at: number
  readonly end: number
  /** Undefined for a pronoun. */
  readonly person: Person | undefined
  readonly pronoun: Pronoun['gender'] | undefined
  readonly isSubject: boolean
  readonly isOwner: boolean
}

export interface Passage {
  /** With its quotations masked. */
  readonly text: string
  readonly mentions: readonly Mention[]
  /** The part of the text that it belongs to; a pronoun does not reach into another. */
  readonly part: number
}

export interface Word {
  readonly text: string
  readonly at: number
  readonly end: number
}

/** What stands in for the text of a quotation while its paragraph is read. */
export const mask = '\uE000'
/** Its last character, where it ends a sentence. */
export const sentenceMask = '\uE001'

const wordPattern =
  /[\uE000\uE001]+|(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Mme|Mlle|Sra?)\.|[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu

export function wordsOf(text: string): readonly Word[] {
  return text
    .matchAll(wordPattern)
    .map(({ 0: word, index }) => ({ text: word, at: index, end: index + word.length }))
    .toArray()
}

/** The words of a name, and whose it is. */
interface NameForm {
  readonly words: readonly string[]
  readonly person: Person
}

/** By the first word of each form of a name, and then by its second: hundreds may begin with “Mr.”. */
export type PeopleIndex = ReadonlyMap<string, ReadonlyMap<string, readonly NameForm[]>>

/** Returns the forms of all names, the longest first. */
export function indexPeople(people: readonly Person[]): PeopleIndex {
  const index = new Map<string, Map<string, NameForm[]>>()

  function add(form: string, person: Person): void {
    const words = form.split(' ').map((word) => word.replace(/^The$/, 'the'))
    const [first = '', second = ''] = words
    const byNext = index.get(first) ?? new Map<string, NameForm[]>()
    byNext.set(second, [...(byNext.get(second) ?? []), { words, person }])
    index.set(first, byNext)
  }

  for (const person of people) {
    for (const form of [person.name, ...person.aliases]) add(form, person)
  }
  for (const [form, person] of relationsOf(people)) add(form, person)
  for (const byNext of index.values()) {
    for (const forms of byNext.values()) forms.sort((a, b) => b.words.length - a.words.length)
  }
  return index
}

/** “One of them”, “another boy”: somebody whom the text does not name. */
const unnamed = /^(?:one|some|two|three|many|most|several|another)$/i

const wives = 'his wife,his lady,her mother,their mother,his mother,the mother'.split(',')
const husbands = 'her husband,her father,their father,his father,the father'.split(',')

/** Where a text has one couple of the same surname, “his wife” and “her father” are these two. */
function relationsOf(people: readonly Person[]): readonly (readonly [string, Person])[] {
  const surnames = Map.groupBy(
    people.filter(({ name }) => /^Mrs?\.? /.test(name)),
    ({ name }) => name.split(' ').at(-1),
  )
  const couples = [...surnames.values()].filter(
    (pair) =>
      pair.some(({ gender }) => gender === 'female') &&
      pair.some(({ gender }) => gender === 'male'),
  )
  const [couple] = couples.length === 1 ? couples : []
  return (couple ?? []).flatMap((person) =>
    (person.gender === 'female' ? wives : husbands).map((form) => [form, person] as const),
  )
}

/** “the old man”, “a boy”: they stand for a name as a pronoun does. */
const roleNouns: ReadonlyMap<string, Gender> = new Map([
  ...'man boy gentleman father husband brother son king prince'
    .split(' ')
    .map((word) => [word, 'male'] as const),
  ...'woman girl lady mother wife sister daughter queen princess maid'
    .split(' ')
    .map((word) => [word, 'female'] as const),
])

/** Returns the people in a text in which quotations are masked. */
export function findMentions(
  text: string,
  index: PeopleIndex,
  speech: SpeechWords,
): readonly Mention[] {
  const words = wordsOf(text)
  const mentions: Mention[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]
    if (word === undefined) break
    const named = nameAt(words, at, index)
    const pronoun = named === undefined ? speech.pronouns.get(word.text.toLowerCase()) : undefined
    const role = named === undefined ? roleAt(words, at) : undefined
    if (
      named === undefined &&
      unnamed.test(word.text) &&
      /^(?:of|other)$/.test(words[at + 1]?.text ?? '')
    ) {
      const isSubject = !isObjectOf(text, words, at, speech)
      const { at: start, end } = word
      mentions.push({
        at: start,
        end,
        person: undefined,
        pronoun: 'plural',
        isSubject,
        isOwner: false,
      })
      at += words[at + 2]?.text.toLowerCase() === 'them' ? 2 : 1
      continue
    }
    if (role !== undefined) {
      const isOwner = /[’']s$/.test(words[role.last]?.text ?? '')
      mentions.push({
        at: word.at,
        end: words[role.last]?.end ?? word.end,
        person: undefined,
        pronoun: role.gender,
        isSubject: !isOwner && !isObjectOf(text, words, at, speech),
        isOwner,
      })
      at = role.last
      continue
    }
    if (pronoun !== undefined) {
      mentions.push({
        at: word.at,
        end: word.end,
        person: undefined,
        pronoun: pronoun.gender,
        isSubject: pronoun.isSubject,
        isOwner: false,
      })
      continue
    }
    if (named === undefined) continue
    const found = named
    const last = words[at + found.length - 1] ?? word
    const isOwner = /[’']s?$/.test(last.text) && last.text !== found.lastWord
    mentions.push({
      at: word.at,
      end: last.end,
      person: found.person,
      pronoun: undefined,
      isSubject: !isOwner && !isObjectOf(text, words, at, speech),
      isOwner,
    })
    at += found.length - 1
  }
  return mentions
}

function roleAt(words: readonly Word[], at: number) {
  if (!/^(?:the|a|an)$/i.test(words[at]?.text ?? '')) return undefined
  for (const last of [at + 1, at + 2]) {
    const gender = roleNouns.get(bareWord(words[last]?.text ?? ''))
    if (gender !== undefined) return { last, gender }
  }
  return undefined
}

function nameAt(words: readonly Word[], at: number, index: PeopleIndex) {
  const first = words[at]?.text ?? ''
  const byNext = index.get(bareWord(first).replace(/^The$/, 'the')) ?? index.get(first)
  if (byNext === undefined) return undefined
  const second = words[at + 1]?.text ?? ''
  const longer = byNext.get(second) ?? byNext.get(bareWord(second)) ?? []
  const form = [...longer, ...(byNext.get('') ?? [])].find(({ words: parts }) =>
    parts.every((part, offset) => {
      const word = words[at + offset]?.text ?? ''
      return offset === 0 || word === part || bareWord(word) === part
    }),
  )
  if (form === undefined) return undefined
  return { person: form.person, length: form.words.length, lastWord: form.words.at(-1) ?? '' }
}

function bareWord(word: string): string {
  return word.replace(/[’']s?$/, '')
}

/** Whether what stands there depends on a preposition or on a verb right before it. */
function isObjectOf(
  text: string,
  words: readonly Word[],
  at: number,
  speech: SpeechWords,
): boolean {
  const [before, own] = [words[at - 1], words[at]]
  if (before === undefined || own === undefined || before.text.startsWith(mask)) return false
  if (/[.,;:!?—–]/.test(text.slice(before.end, own.at))) return false
  const word = before.text.toLowerCase()
  if (speech.conjunctions.has(word)) return false
  if (speech.prepositions.has(word)) return true
  if (speech.articles.has(word)) return isObjectOf(text, words, at - 1, speech)
  return speech.verbs.has(word) || /(?:[^s]s|ed|ing)$/.test(word)
}

export function matchesGender(person: Person, gender: Gender): boolean {
  return person.gender === 'unknown' || gender === 'unknown' || person.gender === gender
}
