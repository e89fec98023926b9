/** Whether typed words are one of the accepted answers, forgiving slips of the finger but not another meaning. */

/** How many slips a word of this many letters may hold: short words say too much to be guessed at. */
function maxTypos(letters: number): number {
  if (letters < 4) return 0
  return letters < 8 ? 1 : 2
}

/**
 * Case, punctuation, accents, contractions and leading articles do not count. Word by word, each may hold a slip or two by
 * its length; a “not” too many or too few is another meaning, however short it is.
 */
export function matchesAnswer(accepted: readonly string[], typed: string): boolean {
  const given = wordsOf(typed)
  if (given.length === 0) return false
  return accepted.some((answer) => same(wordsOf(answer), given))
}

function same(expected: readonly string[], given: readonly string[]): boolean {
  const whole = expected.join('')
  // Spaces are typed as loosely as letters: “some one” is “someone”.
  if (whole === given.join('')) return true
  if (expected.length !== given.length) return false
  return expected.every((word, at) => isSimilarWord(word, given[at] ?? ''))
}

function isSimilarWord(expected: string, given: string): boolean {
  if (expected === given) return true
  if (negations.has(expected) || negations.has(given) || /\d/.test(expected + given)) return false
  const most = maxTypos(expected.length)
  return Math.abs(expected.length - given.length) <= most && editDistance(expected, given) <= most
}

const negations = new Set(['not', 'no', 'never', 'none', 'nothing', 'cannot'])

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

function wordsOf(text: string): readonly string[] {
  let plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/gu, "'")
  for (const [short, long] of contractions) plain = plain.replace(short, long)
  const words = plain.replaceAll("'", '').match(/[\p{L}\p{N}]+/gu) ?? []
  return ['a', 'an', 'the'].includes(words[0] ?? '') ? words.slice(1) : words
}

/** Edits between two words: letters added, left out, changed or swapped with a neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: readonly number[] = []
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const changed = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min(
        at(above, column) + 1,
        at(current, column - 1) + 1,
        at(above, column - 1) + changed,
      )
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, at(before, column - 2) + 1)
      }
      current.push(best)
    }
    before = above
    above = current
  }
  return at(above, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
