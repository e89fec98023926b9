import { describe, expect, test } from 'vitest'
import { lintPack } from '../../../../src/core/pack/checks/lint.ts'
import type { Pack, Question, Quote } from '../../../../src/core/pack/pack.ts'
import { QuizItem } from '../../../../src/core/quiz/kinds/index.ts'
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
    themes: ['duty'],
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

  test('the words for a picture that say the answer', () => {
    function shown(alt: string) {
      return withItems(choice({ picture: { file: 'pictures/light.png', alt } }))
    }
    expect(shown('A lantern for the ship.')).toEqual([
      'quiz 3.picture.alt: The words for the picture say “For the ship”, which gives the answer away. Say what can be seen, without the answer.',
    ])
    expect(shown('A lantern in a window at night.')).toEqual([])
  })

  test('a hint that says the answer, or a word of it', () => {
    function warning(word: string): string {
      return `quiz 3.hint: The hint says “${word}”, which gives the answer away. Say where to look, or what to think of.`
    }
    expect(withItems(choice({ hint: 'It burns for the ship at night.' }))).toEqual([
      warning('For the ship'),
    ])
    expect(withItems(choice({ hint: 'Ships need it.' }))).toEqual([warning('ship')])
    expect(withItems(choice({ hint: 'Who looks for a light from far away?' }))).toEqual([])
  })

  test('an explanation that only says the answer again', () => {
    const warning =
      'quiz 3.explanation: This only says the answer again. Say why it is right, or what is worth knowing about it.'
    const only = [
      'The right answer is For the ship.',
      'The answer is: for the ship',
      'For the ship!',
      'Die richtige Antwort ist For the ship.',
      'La respuesta correcta es For the ship.',
    ]
    for (const explanation of only) expect(withItems(choice({ explanation }))).toEqual([warning])
    const more = [
      'The answer is for the ship. It is late.',
      'For the ship, which is late.',
      'The answer lies in the fog.',
    ]
    for (const explanation of more) expect(withItems(choice({ explanation }))).toEqual([])
  })

  test('a question that says its own short answer, whole words only', () => {
    const {
      answer: _,
      distractors: __,
      ...shared
    } = choice({ prompt: 'What does the lamp oil burn in?' })
    function asked(...accept: string[]): readonly string[] {
      const item = QuizItem.parse({ ...shared, kind: 'typed', accept })
      return newWarnings({ quiz: [...lantern.quiz, item] })
    }
    expect(asked('a wick', 'The lamp')).toEqual([
      'quiz 3.prompt: The question says “The lamp”, which counts as its answer. Ask it in other words.',
    ])
    expect(asked('a wick', 'am', 'burning')).toEqual([])
  })

  test('names are as long as they are', () => {
    const answer = 'The lighthouse keeper’s daughter'
    expect(withItems(choice({ kind: 'who-said', answer, distractors: ['Osk', 'Bo'] }))).toEqual([])
  })

  const stores = ['oil', 'rope', 'salt', 'wind', 'rain', 'bread', 'tar', 'tide', 'glue', 'coal']

  /** As many questions of one kind, of which so many have the longest answer. */
  function withLongest(count: number, longest: number, fields: Partial<ChoiceItem> = {}) {
    return stores.slice(0, count).map((word, at) =>
      choice({
        id: word,
        prompt: `Why is there ${word}?`,
        answer: at < longest ? 'For the ships' : 'For the eels',
        ...fields,
      }),
    )
  }

  test('the answer is the longest option too often in one kind of question', () => {
    const warning =
      'quiz : In 5 of 8 items of kind “meaning” the answer is the longest option; a class will notice.'
    const meanings = withLongest(8, 5, { kind: 'meaning' })
    const causes = withLongest(8, 0).map((item) => ({ ...item, id: `${item.id}-cause` }))
    const both = withItems(...meanings, ...causes)
    expect(both.filter((line) => !line.includes('asks nearly'))).toEqual([warning])
    expect(withItems(...withLongest(10, 4, { kind: 'meaning' }))).toEqual([])
    expect(withItems(...withLongest(7, 7, { kind: 'meaning' }))).toHaveLength(1)
  })

  test('the answer is the shortest option too often in one kind of question', () => {
    expect(withItems(...withLongest(8, 0, { kind: 'meaning', answer: 'For peace' }))).toEqual([
      'quiz : In 8 of 8 items of kind “meaning” the answer is the shortest option; a class will notice.',
    ])
  })

  test('where no kind has many questions, all of them together count', () => {
    const items = withLongest(8, 8).map((item, at) =>
      choice({ ...item, kind: at % 2 === 0 ? 'cause' : 'meaning' }),
    )
    expect(withItems(...items)).toEqual([
      expect.stringMatching(/^quiz : In 8 of \d+ items the answer is the longest option/),
    ])
  })

  test.each(['All of the above', 'A and C', 'None of these', 'Alle genannten'])(
    'an option that points to others: %s',
    (option) => {
      expect(withItems(choice({ distractors: ['For the fish', option] }))).toEqual([
        `quiz 3.distractors.1: “${option}” says nothing, because the options are shuffled. Name what you mean.`,
      ])
    },
  )

  test('wrong options that all begin alike, and the right one not', () => {
    const distractors = ['For the moon', 'For the fish', 'For Bo']
    expect(withItems(choice({ answer: 'As a sign', distractors }))).toEqual([
      'quiz 3.answer: All wrong options begin with “For” and the right one doesn’t, which gives it away.',
    ])
    expect(
      withItems(choice({ answer: 'As a sign', distractors: ['For us', 'As fuel', 'For Bo'] })),
    ).toEqual([])
  })

  test('both of two things that the question names are an answer', () => {
    expect(withItems(choice({ distractors: ['For the fish', 'Both of them'] }))).toEqual([])
  })

  test('of two options, one has to be the longer', () => {
    const items = ['oil', 'rope', 'salt', 'wind', 'rain', 'bread', 'tar', 'tide'].map((word) =>
      choice({
        id: word,
        prompt: `Why is there ${word}?`,
        answer: 'For the ships',
        distractors: ['For the sea'],
      }),
    )
    expect(withItems(...items)).toEqual([])
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
      'characters 1: No scene lists “Osk” under characters, so their card leads to none.',
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
    const copied = newWarnings({ quotes, work, text: 'text.md' })
    expect(copied.filter((line) => line.startsWith('quotes'))).toEqual([])
  })
})

describe('advice on what gives answers away', () => {
  test('a word of the question that only the right answer has', () => {
    const said =
      'is in the question and only in the right answer, which gives it away. Use another word, or give it to a wrong option, too.'
    const lamp = {
      answer: 'To keep a lamp for the ship',
      distractors: ['To see the moon', 'To read at night'],
    }
    expect(withItems(choice(lamp))).toContain(`quiz 3.prompt: “lamp” ${said}`)
    const both = { ...lamp, distractors: ['To keep a lamp for the moon', 'To read at night'] }
    expect(withItems(choice(both))).toEqual([])
  })

  test('a word that is the name of somebody gives nothing away', () => {
    const named = { prompt: 'Why does Mara count?', answer: 'Mara is afraid' }
    expect(
      withItems(choice({ ...named, distractors: ['It is her duty', 'It is a game'] })),
    ).toEqual([])
  })

  test('a number of right options that is always the same', () => {
    function several(id: string, prompt: string, answers: string[]): QuizItem {
      const { distractors, ...rest } = choice({ id, prompt })
      return { ...rest, kind: 'several', answers, distractors: distractors.slice(0, 1) }
    }
    const two = ['For the ship', 'For the boat']
    const items = ['oil', 'rope', 'salt', 'bread'].map((word) =>
      several(word, `Why is there ${word}?`, two),
    )
    expect(newWarnings({ quiz: [...lantern.quiz, ...items] })).toEqual([
      'quiz : Every question with several right answers has 2 of them; a class will notice. Vary the number.',
    ])
    const other = several('tar', 'Why is there tar?', [...two, 'For the pier'])
    expect(newWarnings({ quiz: [...lantern.quiz, ...items, other] })).toEqual([])
  })

  test('a title that fits another scene, too', () => {
    const scenes = lantern.scenes.map((scene) =>
      scene.id === 'the-quarrel' ? { ...scene, title: 'A quarrel over the letter' } : scene,
    )
    expect(newWarnings({ scenes })).toEqual([
      'scenes 1.title: “A quarrel over the letter” could be called “The letter” as well. Give them titles that tell them apart, or both are right in a quiz.',
    ])
  })

  test.each([
    ['Why “Ninety steps, and not one of”?', true],
    ['Why “Ninety steps, and not one …”?', false],
    ['Why “Ninety steps, and not one of them is mine”?', false],
    ['Why “Ninety steps”?', false],
  ])('%s: a line that is cut', (prompt, isCut) => {
    const warnings = withItems(choice({ prompt })).filter((line) => line.includes('goes on after'))
    expect(warnings).toHaveLength(isCut ? 1 : 0)
  })
})

describe('advice on what leads nowhere', () => {
  test('an item without themes, unless its line has some', () => {
    expect(withItems(choice({ themes: [] }))).toEqual([
      'quiz 3: Quizzes about a theme never ask this. Add themes.',
    ])
    expect(withItems(choice({ themes: [], quote: 'ninety' }))).toEqual([])
  })

  test('an item whose line is from an earlier scene, unless it says what it is about', () => {
    const later = { quote: 'ninety', scene: 'the-letter' }
    expect(withItems(choice(later))).toEqual([
      'quiz 3.scene: Its line is from “the-climb”, but this is asked in quizzes about “the-letter”. Say what it is about: add about.',
    ])
    expect(withItems(choice({ ...later, about: 'the-climb' }))).toEqual([])
  })

  test('a character in no scene', () => {
    const [someone] = lantern.characters
    const friends = { ...someone!, id: 'friends', name: 'Friends', aliases: [] }
    expect(newWarnings({ characters: [...lantern.characters, friends] })).toEqual([
      `characters ${lantern.characters.length}: No scene lists “Friends” under characters, so their card leads to none.`,
    ])
  })
})

test('an entry that YAML took for a part of the one above it', () => {
  const [scene, ...others] = lantern.scenes
  const events = ['Mara climbs the stairs. - She counts them.', 'The lamp - an old one - burns.']
  expect(newWarnings({ scenes: [{ ...scene!, events }, ...others] })).toEqual([
    'scenes 0.events.0: “- She counts …” has become part of the entry above it. Put its hyphen right below that entry’s hyphen.',
  ])
})
