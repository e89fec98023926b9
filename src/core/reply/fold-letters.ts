/** Reduces letters and digits to what people type for them: no case, no accents, one form of each. */
import { toAsciiDigits } from './whole-number.ts'

/** What keyboards and programs write for an apostrophe. The acute accent would fall apart into a blank and a mark. */
export const apostrophes = "'’‘‛ʼʻꞌ´`′＇"
const anyApostrophe = new RegExp(`[${apostrophes}]`, 'gu')

/**
 * Accents, and the vowel signs of Hebrew and Arabic, which are seldom typed. In every other script a mark makes another letter,
 * as in й, が and दि.
 */
const accents =
  /(^|[\p{Script=Latin}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Common}])\p{M}+/gu

/** Variants of emoji and Han, the Arabic stretch, hamza and ayn in transcriptions, and the stress that Russian textbooks write. */
const leftOver = /\p{Variation_Selector}|[\u0640ʾʿ]|(?<=\p{Script=Cyrillic})[\u0300\u0301]/gu

/** Letters that Unicode does not take apart, and what is typed where the keyboard lacks them. */
const wholeLetters = new Map(
  `ß:ss æ:ae œ:oe ø:o ı:i ȷ:j đ:d ð:d þ:th ł:l ħ:h ŋ:ng ŧ:t ĸ:k ƒ:f ə:e ǝ:e ɛ:e ɔ:o ɓ:b ƀ:b ɖ:d ɗ:d ǥ:g ɠ:g ɨ:i ɩ:i ƙ:k ƚ:l ɲ:n
  ƞ:n ƥ:p ɍ:r ʃ:sh ƭ:t ʉ:u ʊ:u ʋ:v ƴ:y ƶ:z ȼ:c ς:σ ё:е ي:ی ك:ک`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
)
const wholeLetter = new RegExp(`[${[...wholeLetters.keys()].join('')}]`, 'gu')

/** Hindi writes a nasal before a consonant of its own place in full or as a dot: हिन्दी, हिंदी. */
const nasalBeforeConsonant = /ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])/gu

const katakana = /[\u30A1-\u30F6\u30FD\u30FE]/g
/** Hiragana and katakana stand in the same order, so far apart. */
const katakanaOffset = 0x60

/** Returns the text in lower case without accents, every kind of apostrophe as the straight one. */
export function foldLetters(text: string): string {
  const plain = text.replaceAll(anyApostrophe, "'")
  if (isAscii(plain)) return plain.toLowerCase()
  const folded = plain
    .normalize('NFKD')
    .replaceAll(accents, '$1')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(anyApostrophe, "'")
    .replaceAll(leftOver, '')
    .replaceAll(nasalBeforeConsonant, 'ं')
    .replaceAll(wholeLetter, (letter) => wholeLetters.get(letter) ?? letter)
    .replaceAll(katakana, (kana) => String.fromCharCode(kana.charCodeAt(0) - katakanaOffset))
  return toAsciiDigits(folded)
}

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\u0000-\u007F]*$/.test(text)
}
