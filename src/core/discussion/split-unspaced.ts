/** Divides what is written in scripts that put no spaces between words. */

const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Made when first needed, as the other one: their dictionaries take megabytes. */
let wordSegmenter: Intl.Segmenter | undefined

/** Returns the words of a run of letters, by the dictionary; the run itself where its script has spaces. */
export function splitUnspaced(run: string): readonly string[] {
  if (!unspaced.test(run)) return [run]
  wordSegmenter ??= new Intl.Segmenter('th', { granularity: 'word' })
  return Array.from(wordSegmenter.segment(run), ({ segment }) => segment)
}

const han = /^\p{Script=Han}+$/u
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}]+$/u
const katakana = /^\p{Script=Katakana}+$/u
/** One dictionary divides Chinese and Japanese, whichever language is asked for. */
let eastAsian: Intl.Segmenter | undefined

/** A part of a text, from the first character to the one after the last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * Returns the parts of a text that cut a word which stands across or around them, as 妈的 cuts 妈妈的, and ばか cuts ばかり.
 * A longer word of Chinese characters isn’t cut, since 他妈的 says what 妈的 says, and neither is one of hiragana across the
 * end, since the dictionary divides 死ねばいい wrongly.
 */
export function cutsWordIn(text: string): (part: Span) => boolean {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return () => false
  eastAsian ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const words = Array.from(eastAsian.segment(text), ({ segment, index }) => ({
    from: index,
    to: index + segment.length,
    isHan: han.test(segment),
    isKana: kana.test(segment),
    isKatakana: katakana.test(segment),
  }))
  return ({ from, to }) =>
    words.some((word) => {
      if (word.to <= from || word.from >= to) return false
      const isWithin = from <= word.from && word.to <= to
      if (isWithin) return false
      const isAround = word.from <= from && to <= word.to
      return isAround ? word.isKana : word.isHan || word.isKatakana
    })
}
