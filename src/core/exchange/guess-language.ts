/** Guesses which language questions are written in, by the small words that no text does without. */

const smallWords: Readonly<Record<string, string>> = {
  en: 'the of and is are was were what which who how does did in to that with from by for this it an on as when where why',
  de: 'der die das und ist sind war waren was welche welcher welches wer wie wird ein eine einer nicht mit von den dem des auf für im zu wo warum',
  fr: 'le la les et est sont était quel quelle quels quelles qui que comment une un des du dans pour avec par sur au aux où pourquoi ce cette',
  es: 'el la los las y es son era qué cuál cuáles quién cómo una un del en para con por que se al dónde cuándo este esta',
}

/** Enough to tell, however long the file is. */
const maxTexts = 200

/** Returns the code of the language; English where too little tells. */
export function guessLanguage(texts: readonly string[]): string {
  const said = texts.slice(0, maxTexts).join(' ').slice(0, 50_000).toLowerCase()
  const words = said.match(/\p{L}+/gu) ?? []
  const counts = Object.entries(smallWords).map(([code, list]) => {
    const known = new Set(list.split(' '))
    return { code, count: words.filter((word) => known.has(word)).length }
  })
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).code
}
