/** Pseudonyms that students choose for themselves: which names are allowed, and how they are stored. */
import { UserError } from '../reply/user-error.ts'
import type { Person } from '../platform/room.ts'
import { isNoName, isReservedName } from './lookalike-names.ts'

export interface Pseudonym {
  readonly person: string
  /** Their name on the platform when they chose the pseudonym. */
  readonly personName: string
  readonly name: string
}

export interface PseudonymStore {
  /** Returns every pseudonym in the class. */
  pseudonyms(className: string): Promise<readonly Pseudonym[]>
  /** Returns false if somebody else in the class has this name, or one that looks like it; the old pseudonym is kept. */
  choosePseudonym(
    className: string,
    by: Pick<Person, 'id' | 'name'>,
    name: string,
  ): Promise<boolean>
  /** Records a teacher’s name, which no pseudonym in the class may look like. */
  saveTeacher(className: string, person: string, names: readonly string[]): Promise<void>
  /** Returns whether there was one. */
  dropPseudonym(className: string, person: string): Promise<boolean>
}

/** In UTF-16 units; a longer name would not fit a row of a leaderboard. */
export const maxPseudonymLength = 30

/** The alphabets of one language each, which Unicode recommends for names (https://www.unicode.org/reports/tr31/#Table_Recommended_Scripts). */
const scripts =
  'Arabic Armenian Bengali Cherokee Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hebrew Kannada Khmer Lao Latin ' +
  'Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan Canadian_Aboriginal Nko Tifinagh Cham Mongolian'

/** East Asian languages mix these with each other and with Latin. */
const eastAsian =
  /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}]*$/u

const alphabets = [
  eastAsian,
  ...scripts.split(' ').map((script) => new RegExp(`^\\p{scx=${script}}*$`, 'u')),
]

/** Whether all letters could be those of one language: a mixture is only good for looking like somebody else. */
function isOfOneAlphabet(name: string): boolean {
  const letters = name.replaceAll(/[^\p{L}]|\p{sc=Common}/gu, '')
  return alphabets.some((alphabet) => alphabet.test(letters))
}

/** Returns the name as it is stored. Throws a UserError for one that could notify somebody, hide something or look empty. */
export function parsePseudonym(typed: string): string {
  // A full-width @ counts as an @.
  const name = typed.normalize('NFKC').trim()
  if (/[@#<>\p{Cc}\p{Cf}]|(?=\p{L})\p{Default_Ignorable_Code_Point}/u.test(name)) {
    throw new UserError(
      'A pseudonym can’t contain @, #, <, > or invisible characters. Please choose another.',
    )
  }
  if (isReservedName(name)) {
    throw new UserError(
      'That could be mistaken for a teacher, the host or the bot. Please choose another.',
    )
  }
  if (isNoName(name)) {
    throw new UserError(
      'That’s what people without a pseudonym are called here. Please choose another.',
    )
  }
  if (!isOfOneAlphabet(name)) {
    throw new UserError(
      'A pseudonym can’t mix the letters of different alphabets. Please choose another.',
    )
  }
  if (!/[\p{L}\p{N}]/u.test(name)) {
    throw new UserError('A pseudonym needs at least one letter or digit. Please choose another.')
  }
  if (name.length > maxPseudonymLength) {
    throw new UserError(
      `A pseudonym can have up to ${maxPseudonymLength} characters. Please choose a shorter one.`,
    )
  }
  return name
}
