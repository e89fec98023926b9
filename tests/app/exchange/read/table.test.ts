import { describe, expect, test } from 'vitest'
import { readTable } from '../../../../src/app/exchange/read/table.ts'
import { expectedFrom, namesOfFiles, readBytes } from '../expected-file.ts'

function read(text: string) {
  return readTable({ name: 'quiz.csv', bytes: Buffer.from(text) })
}

/** What stands in each option, the right ones with a star. */
function optionsOf(text: string) {
  return read(text).questions.map(({ body }) =>
    body.kind === 'choice'
      ? body.options.map((option) => (option.credit === 1 ? `*${option.text}` : option.text))
      : body.kind,
  )
}

describe('tables of quiz sites and of spreadsheets', () => {
  test.each(namesOfFiles('table'))('%s', (name) => {
    expect(readTable({ name, bytes: readBytes('table', name) })).toEqual(
      expectedFrom('table', name),
    )
  })
})

describe('which option is right', () => {
  test.each([
    ['a number', 'question,option 1,option 2,correct\nQ?,x,y,2', ['x', '*y']],
    ['a letter', 'question,option 1,option 2,correct\nQ?,x,y,B', ['x', '*y']],
    ['a word', 'question,option 1,option 2,correct\nQ?,x,y,Y', ['x', '*y']],
    ['“Option 2”', 'question,option 1,option 2,correct\nQ?,x,y,Option 2', ['x', '*y']],
    ['several', 'question,a,b,c,key\nQ?,x,y,z,1 & 3', ['*x', 'y', '*z']],
    ['words between bars', 'question,a,b,c,key\nQ?,x,y,z,x | z', ['*x', 'y', '*z']],
    ['nothing', 'question,option 1,option 2,correct\nQ?,x,y,', ['x', 'y']],
    ['something else', 'question,option 1,option 2,correct\nQ?,x,y,z', ['x', 'y']],
    ['a number with an empty option before it', 'question,a,b,c,key\nQ?,x,,z,3', ['x', '*z']],
    ['an answer beside its options', 'question,answer,options\nQ?,y,x|y|z', ['x', '*y', 'z']],
  ])('%s', (_, text, options) => {
    expect(optionsOf(text)).toEqual([options])
  })

  test('numbers are places where any row says so', () => {
    const text = 'question,a,b,c,key\nTwo?,2,3,1,1\nCapital of Peru?,Lima,Cusco,Ica,1'
    expect(optionsOf(text)).toEqual([
      ['*2', '3', '1'],
      ['*Lima', 'Cusco', 'Ica'],
    ])
  })
})

test.each([
  ['', 'The file is empty.'],
  ['a,b\nc,d', 'In this file it says “a” and “b”.'],
  ['question\nWhy?', 'The first row has to name the columns'],
  [`question,answer\n${'"x,y\n'.repeat(30)}`, 'Line 2: The quotation marks don’t match.'],
])('%j is no table of questions', (text, sentence) => {
  expect(() => read(text)).toThrow(sentence)
})

test('two thousand rows are read', () => {
  const rows = Array.from({ length: 2000 }, (_, index) => `Question ${index}?,yes ${index},no`)
  const { questions } = read(['question,answer,wrong answer', ...rows].join('\n'))
  expect(questions).toHaveLength(2000)
  expect(questions.at(-1)?.place).toBe('line 2001')
})

describe('what is true or false', () => {
  test.each([
    [
      'a wrong answer beside the right one',
      'Question;Bonne réponse;Mauvaise réponse 1\nLa Lune est une étoile.;Faux;Vrai',
      false,
    ],
    [
      'a letter, where the row says its kind',
      'Frage;Typ;Richtige Antwort;Falsche Antwort 1\nWasser kocht bei 90 °C.;Wahr/Falsch;F;W',
      false,
    ],
    ['agreement with a statement', 'Aussage;Richtig\nDie Sonne ist ein Stern.;ja', true],
    [
      'a number that stands for an option',
      'question,type,option 1,option 2,correct\nIt rains.,true/false,False,True,1',
      false,
    ],
  ])('%s', (_, text, answer) => {
    expect(read(text).questions.map(({ body }) => body)).toEqual([{ kind: 'true-false', answer }])
  })

  test('a question that is answered with “no”, and a word that means it, are none', () => {
    const text = 'question,answer\nDoes salt dissolve in oil?,no\nnicht,no'
    expect(read(text).questions.map(({ body }) => body)).toEqual([
      { kind: 'card', back: 'no' },
      { kind: 'card', back: 'no' },
    ])
  })
})

test.each([
  ['semicolons', 'Mars', 'Venus; Jupiter; Saturn', ['*Mars', 'Venus', 'Jupiter', 'Saturn']],
  ['commas', 'Owl', 'Bat, Bee, Fly', ['*Owl', 'Bat', 'Bee', 'Fly']],
  [
    'commas that belong to the answers',
    'Ana, in Lima',
    'Tom, in Rome',
    ['*Ana, in Lima', 'Tom, in Rome'],
  ],
  ['commas within numbers', '3,5', '3,6 | 3,7', ['*3,5', '3,6', '3,7']],
])('one column of wrong answers, with %s', (_, right, wrong, options) => {
  expect(optionsOf(`question\tcorrect answer\tincorrect answers\nQ?\t${right}\t${wrong}`)).toEqual([
    options,
  ])
})

test('a list of words named by its languages, whatever separates it', () => {
  expect(read('Deutsch;Englisch\nder Hund;dog\n').questions).toEqual([
    {
      place: 'line 2',
      category: [],
      tags: [],
      prompt: 'der Hund',
      body: { kind: 'card', back: 'dog' },
      notes: [],
    },
  ])
})

test('a table of pairs without names of columns becomes cards, and says so once', () => {
  const { questions } = read('chien;dog\n"chat, le";cat\noiseau;bird\n')
  expect(questions.map(({ prompt, notes }) => [prompt, notes])).toEqual([
    ['chien', ['No row names the columns, so each row became a card, and this first one, too.']],
    ['chat, le', []],
    ['oiseau', []],
  ])
  expect(() =>
    read('Wann fiel die Mauer?;1989;1988\nWer schrieb Faust?;Goethe;Schiller\nWo?;da;dort'),
  ).toThrow('In this file it says “Wann fiel die Mauer?”, “1989” and “1988”.')
})

test('flags at the end of a cell stay whole', () => {
  const [england, wales] = ['e\u{E006E}\u{E0067}', 'w\u{E006C}\u{E0073}'].map(
    (tags) => `🏴\u{E0067}\u{E0062}\u{E0065}${tags.slice(1)}\u{E007F}`,
  )
  expect(optionsOf(`question,correct answer,wrong answer 1\nEngland?,${england},${wales}`)).toEqual(
    [[`*${england}`, wales]],
  )
})

test('a number that means another one elsewhere is said', () => {
  function notesOf(kind: string, number: string) {
    return read(`Frage;Typ;Richtige Antwort\nWie viele?;${kind};${number}`).questions.map(
      ({ notes }) => notes,
    )
  }
  expect(notesOf('Zahl', '1.200')).toEqual([['1.200 was read as 1.2. Check it.']])
  expect(notesOf('number', '1,200')).toEqual([['1,200 was read as 1.2. Check it.']])
  expect(notesOf('Zahl', '9,81')).toEqual([[]])
  expect(notesOf('number', '3.125')).toEqual([[]])
})
