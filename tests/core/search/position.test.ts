import { describe, expect, test } from 'vitest'
import { english } from '../../../src/core/search/languages/english.ts'
import { createSceneFinder as createFinder } from '../../../src/core/search/position.ts'

function createSceneFinder(scenes: Parameters<typeof createFinder>[0]) {
  return createFinder(scenes, english)
}

const film = createSceneFinder(
  Array.from({ length: 30 }, (_, i) => ({ number: i + 1, names: [`Moment ${i + 1}`], texts: [] })),
)

function sceneOf(words: string): number | undefined {
  return film(words)?.scenes[0].number
}

describe('a scene by its number', () => {
  test.each([
    ['scene 16', 16],
    ['Scene 16', 16],
    ['16', 16],
    ['#16', 16],
    ['scene #16', 16],
    ['scene no. 16', 16],
    ['scene number 16', 16],
    ['scene16', 16],
    ['s16', 16],
    ['sceen 16', 16],
    ['scence 3', 3],
    ['Szene 3', 3],
    ['scene sixteen', 16],
    ['scene twenty one', 21],
    ['the 16th scene', 16],
    ['2nd scene', 2],
    ['the first scene', 1],
    ['the very first scene', 1],
    ['second scene of the film', 2],
    ['scene iv', 4],
    ['scene I', 1],
    ['what happens in scene 5?', 5],
    ['tell me about scene 5', 5],
    ['explain scene 5 please', 5],
    ['summary of scene 12', 12],
    ['who is in scene 7', 7],
    ['the last scene', 30],
    ['final scene', 30],
    ['the second to last scene', 29],
    ['second last scene', 29],
    ['third to last scene', 28],
    ['the penultimate scene', 29],
    ['next to last scene', 29],
    ['the ending', 30],
    ['the end', 30],
    ['how does it end?', 30],
    ['how does the movie end', 30],
    ['what happens at the end', 30],
    ['ending explained', 30],
    ['the beginning', 1],
    ['how does the story begin', 1],
    ['opening scene', 1],
    ['the opening', 1],
    ['at the start of the film', 1],
  ])('%s is scene %i', (words, number) => {
    expect(sceneOf(words)).toBe(number)
    expect(film(words)?.rest).toBe('')
  })

  test.each([
    ['quotes from scene 5', 5, 'quotes'],
    ['lines of the first scene', 1, 'lines'],
    ['discussion questions about scene 4', 4, 'discussion questions'],
    ['scene 3 catherine', 3, 'catherine'],
  ])('%s is scene %i, and asks for more', (words, number, rest) => {
    expect(film(words)).toMatchObject({ scenes: [{ number }], rest })
  })

  test.each([
    '',
    '????',
    'scene',
    'scene 31',
    'scene 0',
    'scene 1984',
    '1984',
    'the first scene with the beach',
    'the end of the date',
    'their first kiss',
    'the scene i liked',
    'two scenes',
    'opening up',
    'the last train home',
    'never ending story',
    'start again',
    'x'.repeat(10_000),
  ])('%j names no scene', (words) => {
    expect(film(words)).toBeUndefined()
  })
})

describe('a part that stands in the names of scenes', () => {
  const names = [
    ['Letter 1: To my sister'],
    ['Letter II'],
    ['The third letter', 'Letter 3'],
    ['Chapter 1: Childhood'],
    ['Chapter Two'],
    ['Act 1, Scene 1'],
    ['Act 1, Scene 2'],
    ['Act 2, Scene 1', 'the storm'],
  ]
  const book = createSceneFinder(
    names.map((some, i) => ({ number: i + 1, names: some, texts: [] })),
  )

  test.each([
    ['letter one', 1],
    ['letter 2', 2],
    ['letter two', 2],
    ['Letter ii', 2],
    ['the second letter', 2],
    ['third letter', 3],
    ['the last letter', 3],
    ['chapter 1', 4],
    ['ch 2', 5],
    ['chap. two', 5],
    ['what happens in chapter two', 5],
    ['act 1 scene 2', 7],
    ['act I scene ii', 7],
    ['act two scene one', 8],
    ['Act 2, Scene 1', 8],
    ['scene 2', 2],
  ])('%s is the scene at place %i', (words, number) => {
    expect(book(words)?.scenes[0].number).toBe(number)
  })

  test.each(['letter nine', 'act 3 scene 1', 'page 4', 'a letter to two people'])(
    '%s is none of them',
    (words) => {
      expect(book(words)).toBeUndefined()
    },
  )
})

test('a scene that the class cannot see is not found, and keeps its number', () => {
  const find = createSceneFinder([
    { number: 1, names: ['One'], texts: [] },
    { number: 3, names: ['Three'], texts: [] },
  ])
  expect(find('scene 2')).toBeUndefined()
  expect(find('scene 3')?.scenes[0].names).toEqual(['Three'])
  expect(find('the last scene')?.scenes[0].number).toBe(3)
})

describe('a part that stands in the settings of scenes', () => {
  const settings = ['Stave One. A street', 'Stave One. A house', 'Stave Two. A bedroom']
  const book = createSceneFinder(
    settings.map((text, i) => ({ number: i + 1, names: [`Moment ${i + 1}`], texts: [text] })),
  )

  test.each([
    ['stave 1', [1, 2]],
    ['what happens in stave one', [1, 2]],
    ['the first stave', [1, 2]],
    ['how does stave one end', [2]],
    ['the last stave', [3]],
    ['the beginning of stave two', [3]],
  ])('%s is the scenes %j', (words, numbers) => {
    expect(book(words)?.scenes.map(({ number }) => number)).toEqual(numbers)
  })
})

test('the beginning of a part is that of the story where the story is that part', () => {
  expect(sceneOf('how does part 2 start')).toBe(1)
  expect(sceneOf('the end of part two')).toBe(30)
  expect(sceneOf('part 2')).toBeUndefined()
})

test('sections with letters are counted, and a letter is no Roman numeral', () => {
  const letters = Array.from('ABCDEFGHI')
  const find = createSceneFinder(
    letters.map((letter, i) => ({
      number: i + 1,
      names: [`Moment ${i + 1}`, `Section ${letter}`],
      texts: [],
    })),
  )
  expect(find('section 4')?.scenes[0].names).toContain('Section D')
  expect(find('the first section')?.scenes[0].names).toContain('Section A')
  expect(find('last section')?.scenes[0].names).toContain('Section I')
  // Found by its name, and not as the hundredth or the first.
  expect(find('section C')).toBeUndefined()
  expect(find('section I')).toBeUndefined()
})
