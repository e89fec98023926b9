import { describe, expect, test } from 'vitest'
import { contentStemsIn, languageOf } from '../../../../src/core/search/languages/language-of.ts'
import { createSceneFinder } from '../../../../src/core/search/position.ts'

/** Words that are one word to whoever looks for it. */
const sameWords = [
  ['de', 'Lüge Lügen lügt gelogen luege lugen'],
  ['de', 'Häuser Haus Hauses Häusern haeuser'],
  ['de', 'schweigen schwieg geschwiegen'],
  ['de', 'lieben liebt liebte geliebt'],
  ['de', 'Licht Lichter Lichtern'],
  ['de', 'Arbeit arbeiten arbeitet'],
  ['de', 'zünden angezündet'],
  ['de', 'Straße Strasse Straßen'],
  ['de', 'Goethe Göthe'],
  ['fr', 'mentir ment menti mentait'],
  ['fr', 'aimer aimé aimée aimées aime'],
  ['fr', 'découvrir découvre découvert decouvre'],
  ['fr', 'cheval chevaux'],
  ['fr', 'œil yeux'],
  ['fr', 'cœur coeur'],
  ['es', 'mentir miente mintió mintiendo'],
  ['es', 'canción canciones cancion'],
  ['es', 'niño niños nino'],
  ['es', 'hablar hablando habló'],
  ['es', 'corazón corazones'],
] as const

test.each(sameWords)('in %s these are forms of one word: %s', (code, words) => {
  const { wordsIn, stem } = languageOf(code)
  expect(new Set(wordsIn(words).map((word) => stem(word)))).toHaveLength(1)
})

test.each([
  ['de', 'neue Quelle', 'neu quell'],
  ['de', 'Mauer Mär', 'mau mar'],
  ['fr', 'l’île d’Inès', 'ile ine'],
  ['es', 'el año', 'ano'],
  ['xx', 'La Strada', 'la strada'],
])('in %s “%s” is looked up by %s', (code, text, stems) => {
  expect(contentStemsIn(code)(text).join(' ')).toBe(stems)
})

test('a region does not change the language', () => {
  expect(languageOf('de-AT')).toBe(languageOf('de'))
  expect(languageOf('en-GB')).toBe(languageOf('en'))
})

test('positions of words are those of the text, so that marks stand right', () => {
  expect(languageOf('fr').tokenise('L’Été à l’école')).toEqual([
    { word: 'l', start: 0, end: 1 },
    { word: 'ete', start: 2, end: 5 },
    { word: 'a', start: 6, end: 7 },
    { word: 'l', start: 8, end: 9 },
    { word: 'ecole', start: 10, end: 15 },
  ])
})

describe.each([
  ['de', ['Szene 3', '3. Szene', 'dritte Szene', 'die dritte szene', 'szene drei', 'Szene Nr. 3']],
  ['fr', ['scène 3', 'scene trois', 'la troisième scène', '3ème scène', '3e scene', 'scène n° 3']],
  ['es', ['escena 3', 'escena tres', 'la tercera escena', '3ª escena', 'escena número 3']],
  ['ja', ['3', '３']],
] as const)('in %s a scene is found by its place', (code, typed) => {
  const find = createSceneFinder(
    Array.from({ length: 5 }, (_, i) => ({ number: i + 1, names: [`${i}`], texts: [] })),
    languageOf(code),
  )

  test.each(typed)('%s', (words) => {
    expect(find(words)?.scenes[0].number).toBe(3)
  })
})

test.each(['de', 'fr', 'es', 'el', 'th'])(
  'in %s long words and heaps of marks are read',
  (code) => {
    const { wordsIn, stem } = languageOf(code)
    const long = [
      'ß'.repeat(5000),
      `e${'\u0301'.repeat(5000)}`,
      'ก'.repeat(5000),
      'ge'.repeat(3000),
    ]
    for (const text of long) {
      const words = wordsIn(text)
      expect(words.map((word) => stem(word)).join('').length).toBeLessThanOrEqual(2 * text.length)
    }
  },
)
