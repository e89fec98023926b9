/** Brings text into a form that compares equal whatever its case, punctuation and, where asked for, accents and spelling. */

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b/g, 'can not'],
  [/\bcannot\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'m\b/g, ' am'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
]

/** Returns the words of a text in lower case; whatever is not a letter or digit separates them. */
export function normaliseWords(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Returns the words as people say them: without accents, with contractions written out and a leading article dropped. */
export function normaliseSpokenWords(text: string): readonly string[] {
  let plain = foldAccents(text)
  for (const [short, long] of contractions) plain = plain.replace(short, long)
  const words = normaliseWords(plain.replaceAll("'", ''))
  return ['a', 'an', 'the'].includes(words[0] ?? '') ? words.slice(1) : words
}

/** Returns the words joined by single spaces. */
export function normaliseText(text: string): string {
  return normaliseWords(text).join(' ')
}

/** Returns the text in lower case without accents, every kind of apostrophe as the straight one. */
export function foldAccents(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’‘ʼ´`]/gu, "'")
}
