/** Reads what is written upside down, as in “ʇoᴉpᴉ”. */

/** Letters that only stand on their heads, each with what it is, and those that are others when they stand on their heads. */
const turnedLetters = pairsOf('ɐa ɔc ǝe ɟf ƃg ɓg ɥh ᴉi ıi ɾj ɿj ʞk ꞁl ɯm ɹr ʇt ʌv ʍw ʎy')
const turnableLetters = pairsOf('bq dp nu pd qb un mw wm')

function pairsOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(' ').map((pair): [string, string] => {
      const [letter = '', read = ''] = pair.split('')
      return [letter, read]
    }),
  )
}

/** Returns the text as it is read upside down, if it has letters that are seldom written otherwise. */
export function uprightOf(text: string): readonly string[] {
  const signs = text.split('')
  const count = signs.filter((sign) => turnedLetters.has(sign)).length
  if (count < 2) return []
  const upright = signs.map((sign) => turnedLetters.get(sign) ?? turnableLetters.get(sign) ?? sign)
  return [upright.toReversed().join('')]
}
