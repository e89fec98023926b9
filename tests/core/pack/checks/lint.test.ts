import { describe, expect, test } from 'vitest'
import { lintPack } from '../../../../src/core/pack/checks/lint.ts'
import type { Pack, Question, Quote } from '../../../../src/core/pack/pack.ts'
import type { QuizItem } from '../../../../src/core/quiz/kinds/index.ts'
import { choice as choiceKind } from '../../../../src/core/quiz/kinds/choice.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

type ChoiceItem = Extract<QuizItem, { distractors: unknown; answer: string }>

function choice(fields: Partial<ChoiceItem>): ChoiceItem {
  return choiceKind.schema.parse({
    id: 'added',
    kind: 'cause',
    prompt: 'Why does the lamp burn?',
    answer: 'For the ship',
    distractors: ['For the moon', 'For the fish'],
    scene: 'the-climb',
    explanation: 'It is for the ship.',
    rating: 'everyone',
    source: ['T1'],
    ...fields,
  })
}

/** Warnings as `file path: sentence`, those of the unchanged pack left out. */
function newWarnings(changes: Partial<Pack>): readonly string[] {
  function said(pack: Pack) {
    return lintPack(pack).map(({ file, path, message }) => `${file} ${path.join('.')}: ${message}`)
  }
  const before = new Set(said(lantern))
  return said({ ...lantern, ...changes }).filter((line) => !before.has(line))
}

function withItems(...items: readonly ChoiceItem[]): readonly string[] {
  return newWarnings({ quiz: [...lantern.quiz, ...items] })
}

describe('advice on quiz items', () => {
  test('nothing is said of a good one', () => {
    expect(withItems(choice({}))).toEqual([])
  })

  test('an answer that is much longer than the wrong options', () => {
    expect(withItems(choice({ answer: 'For the ship that never comes' }))).toEqual([
      'quiz 3.answer: The answer is much longer than the wrong options, which gives it away.',
    ])
  })

  test('names are as long as they are', () => {
    const answer = 'The lighthouse keeper’s daughter'
    expect(withItems(choice({ kind: 'who-said', answer, distractors: ['Osk', 'Bo'] }))).toEqual([])
  })

  test('the answer is the longest option in most items', () => {
    const items = ['oil', 'rope', 'salt', 'wind', 'rain', 'bread', 'tar', 'tide'].map((word) =>
      choice({ id: word, prompt: `Why is there ${word}?`, answer: 'For the ships' }),
    )
    expect(withItems(...items)).toEqual([
      'quiz : In 8 of 9 items the answer is the longest option; a class will notice.',
    ])
  })

  test('an absolute word in a wrong option, unless the answer has one too', () => {
    const distractors = ['For nobody at all', 'For the fish']
    expect(withItems(choice({ distractors }))).toEqual([
      'quiz 3.distractors.0: “nobody” is an absolute word, which gives the option away as wrong.',
    ])
    expect(withItems(choice({ answer: 'For every ship', distractors }))).toEqual([])
  })

  test('a prompt that asks nearly what another asks', () => {
    expect(
      withItems(choice({}), choice({ id: 'twin', prompt: 'The lamp: why does it burn?' })),
    ).toEqual([])
    expect(
      withItems(choice({}), choice({ id: 'twin', prompt: 'Why, does the lamp burn?' })),
    ).toEqual(['quiz 4.prompt: This asks nearly the same as “added”.'])
  })
})

describe('advice on a pack', () => {
  test('two questions that ask the same', () => {
    const [question] = lantern.questions as [Question]
    expect(newWarnings({ questions: [...lantern.questions, { ...question, id: 'twin' }] })).toEqual(
      ['questions 3.prompt: This asks nearly the same as “why-count”.'],
    )
  })

  test('a scene without questions and quiz items', () => {
    expect(newWarnings({ questions: [], quiz: [] })).toEqual([
      'scenes 0: No discussion question is about this scene.',
      'scenes 0: No quiz item is about this scene.',
      'scenes 1: No discussion question is about this scene.',
      'scenes 1: No quiz item is about this scene.',
      'scenes 3: No discussion question is about this scene.',
      'scenes 3: No quiz item is about this scene.',
    ])
  })

  test('a name that phones cut', () => {
    const title = 'A very long title that no button on a phone has room for'
    expect(
      newWarnings({ scenes: lantern.scenes.map((scene) => ({ ...scene, title })).slice(0, 1) }),
    ).toEqual([
      `scenes 0.title: “${title}” is ${title.length} characters long. Phones cut off labels after about 38.`,
    ])
  })

  test('more words of the work than may be quoted, told once and where it begins', () => {
    const [quote] = lantern.quotes as [Quote]
    const long = { ...quote, line: 'word '.repeat(240).trim() }
    const quotes = [long, long, long, long, long, long]
    expect(newWarnings({ quotes }).filter((line) => line.startsWith('quotes'))).toEqual([
      'quotes 4.line: From this line on, the pack quotes more than 1,000 words of the work. Check whether that is still fair use.',
    ])
    const work = { ...lantern.work, kind: 'poem' as const }
    expect(newWarnings({ quotes, work }).filter((line) => line.startsWith('quotes'))).toEqual([
      'quotes 1.line: From this line on, the pack quotes more than 250 words of the work. Check whether that is still fair use.',
    ])
  })
})
