import { describe, expect, test } from 'vitest'
import type { ExchangeQuestion, Unusable } from '../../../../src/core/exchange/question.ts'
import { readWorkbook } from '../../../../src/app/exchange/read/workbook.ts'
import { type WorkbookParts, workbookOf } from '../workbook/build-workbook.ts'

interface Sample {
  readonly parts: WorkbookParts
  readonly questions: readonly Partial<ExchangeQuestion>[]
  readonly unusable?: readonly Unusable[]
}

function choice(...options: readonly (readonly [text: string, credit: number])[]) {
  return {
    kind: 'choice',
    several: options.filter(([, credit]) => credit > 0).length > 1,
    options: options.map(([text, credit]) => ({ text, credit })),
  } as const
}

const kahootHeader = [
  null,
  'Question - max 120 characters',
  'Answer 1 - max 75 characters',
  'Answer 2 - max 75 characters',
  'Answer 3 - max 75 characters',
  'Answer 4 - max 75 characters',
  'Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs',
  'Correct answer(s) - choose at least one',
]

const samples: Readonly<Record<string, Sample>> = {
  'Kahoot’s template': {
    parts: {
      sheets: [
        {
          name: 'Sheet1',
          merged: ['B2:H2', 'B3:H3', 'A1:A7'],
          rows: {
            2: [null, 'Quiz template'],
            3: [
              null,
              'Add questions, at least two answer alternatives, time limit and choose correct answers (at least one). Have fun creating your awesome quiz!',
            ],
            4: [
              null,
              'Remember: questions have a limit of 120 characters and answers can have 75 characters max.',
            ],
            8: kahootHeader,
            9: [1, 'Which planets have rings?', 'Saturn', 'Mars', 'Neptune', 'Venus', 20, '1,3'],
            10: [2, { rich: ['What is ', '2 + 2', '?'] }, 3, 4, 5, null, 10, 2],
            11: [3, 'True or false: bats are blind.', true, false, null, null, 5, 2],
            12: [4, null, null, null, null, null, null, null],
            13: [
              5,
              { formula: '"Capital of "&"Peru"', value: 'Capital of Peru' },
              'Lima',
              'Quito',
              null,
              null,
              30,
              { number: 1, format: '0' },
            ],
          },
        },
      ],
    },
    questions: [
      {
        place: 'row 9',
        prompt: 'Which planets have rings?',
        body: choice(['Saturn', 1], ['Mars', 0], ['Neptune', 1], ['Venus', 0]),
      },
      { place: 'row 10', prompt: 'What is 2 + 2?', body: choice(['3', 0], ['4', 1], ['5', 0]) },
      {
        place: 'row 11',
        prompt: 'True or false: bats are blind.',
        body: { kind: 'true-false', answer: false },
      },
      { place: 'row 13', prompt: 'Capital of Peru', body: choice(['Lima', 1], ['Quito', 0]) },
    ],
  },
  'a plain table of a teacher': {
    parts: {
      sheets: [
        {
          name: 'Fragen',
          rows: [
            ['Frage', 'Antwort 1', 'Antwort 2', 'Richtig', 'Erklärung'],
            [
              'Was ist H₂O?',
              'Wasser',
              'Salz',
              'Wasser',
              'Zwei Teile Wasserstoff, ein Teil Sauerstoff.',
            ],
          ],
        },
      ],
    },
    questions: [
      {
        place: 'row 2',
        prompt: 'Was ist H₂O?',
        body: choice(['Wasser', 1], ['Salz', 0]),
        feedback: 'Zwei Teile Wasserstoff, ein Teil Sauerstoff.',
      },
    ],
  },
  'chapters in merged cells, and gaps between': {
    parts: {
      sheets: [
        {
          name: 'Unit 1',
          merged: ['A2:A4'],
          rows: {
            1: ['Chapter', 'Question', 'Option A', 'Option B', 'Correct'],
            2: ['Cells', 'Where is DNA?', 'Nucleus', 'Wall', 'A'],
            4: [null, 'What do plants have?', 'Fur', 'Chloroplasts', 'B'],
            7: ['Energy', 'What stores it?', 'ATP', 'H₂O', 'A'],
          },
        },
      ],
    },
    questions: [
      {
        place: 'row 2',
        category: ['Cells'],
        prompt: 'Where is DNA?',
        body: choice(['Nucleus', 1], ['Wall', 0]),
      },
      {
        place: 'row 4',
        category: ['Cells'],
        prompt: 'What do plants have?',
        body: choice(['Fur', 0], ['Chloroplasts', 1]),
      },
      {
        place: 'row 7',
        category: ['Energy'],
        prompt: 'What stores it?',
        body: choice(['ATP', 1], ['H₂O', 0]),
      },
    ],
  },
  'two sheets, one of notes, one hidden': {
    parts: {
      sheets: [
        {
          name: 'Week 1',
          rows: [
            ['Question', 'Answer'],
            ['Who wrote Emma?', 'Jane Austen'],
          ],
        },
        {
          name: 'Week 2',
          rows: [
            ['Question', 'Answer'],
            ['Who wrote Ulysses?', 'James Joyce'],
            [null, 'no question here'],
          ],
        },
        { name: 'To do', rows: [['buy chalk'], ['mark essays']] },
        { name: 'Lists', state: 'hidden', rows: [['x']] },
      ],
    },
    questions: [
      {
        place: 'sheet “Week 1”, row 2',
        prompt: 'Who wrote Emma?',
        body: { kind: 'card', back: 'Jane Austen' },
      },
      {
        place: 'sheet “Week 2”, row 2',
        prompt: 'Who wrote Ulysses?',
        body: { kind: 'card', back: 'James Joyce' },
      },
    ],
    unusable: [
      {
        place: 'sheet “Week 2”, row 3',
        name: 'no question here',
        reason: 'This row has no question. Write one, or empty the row.',
      },
      {
        place: 'sheet “To do”',
        reason: 'None of its rows names the columns, such as “Question” and “Answer”.',
      },
      {
        place: 'sheet “Lists”',
        reason: 'It is hidden, so it was not read. Show it in Excel if its questions are meant.',
      },
    ],
  },
  'dates, numbers and formulas as answers': {
    parts: {
      sheets: [
        {
          name: 'History',
          rows: [
            ['Question', 'Option 1', 'Option 2', 'Correct'],
            [
              'When did the Wall fall?',
              { number: 32_821, format: 'dd/mm/yyyy' },
              { number: 33_149, format: 14 },
              1,
            ],
            [
              'How much is a quarter?',
              { number: 0.25, format: '0%' },
              { number: 0.4, format: 10 },
              1,
            ],
            [
              'What is 0.1 + 0.2?',
              { formula: '0.1+0.2', value: 0.300_000_000_000_000_04 },
              { formula: '0.1*0.2', value: 0.02 },
              1,
            ],
          ],
        },
      ],
    },
    questions: [
      {
        place: 'row 2',
        prompt: 'When did the Wall fall?',
        body: choice(['1989-11-09', 1], ['1990-10-03', 0]),
      },
      { place: 'row 3', prompt: 'How much is a quarter?', body: choice(['25%', 1], ['40%', 0]) },
      { place: 'row 4', prompt: 'What is 0.1 + 0.2?', body: choice(['0.3', 1], ['0.02', 0]) },
    ],
  },
  'flashcards, as a program writes them without a style or a place': {
    parts: {
      prefix: 'x:',
      sheets: [
        {
          name: 'Cards',
          isBare: true,
          rows: [
            [{ inline: 'Term' }, { inline: 'Definition' }],
            [{ inline: 'ser' }, { inline: 'to be\n(permanently)' }],
            [{ inline: 'estar' }, { inline: 'to be <b>for now</b>' }],
          ],
        },
      ],
    },
    questions: [
      { place: 'row 2', prompt: 'ser', body: { kind: 'card', back: 'to be\n(permanently)' } },
      { place: 'row 3', prompt: 'estar', body: { kind: 'card', back: 'to be for now' } },
    ],
  },
  'Quizizz’ template': {
    parts: {
      sheets: [
        {
          name: 'Template',
          rows: [
            [
              'Question Text',
              'Question Type',
              'Option 1',
              'Option 2',
              'Option 3',
              'Option 4',
              'Option 5',
              'Correct Answer',
              'Time in seconds',
              'Image Link',
              'Answer explanation',
            ],
            ['Which are prime?', 'Checkbox', 2, 4, 5, null, null, '1,3', 30, null, '4 is 2 × 2.'],
            [
              'The sun is a star.',
              'Multiple Choice',
              'Yes',
              'No',
              null,
              null,
              null,
              1,
              20,
              'https://example.org/sun.png',
              null,
            ],
          ],
        },
      ],
    },
    questions: [
      {
        place: 'row 2',
        prompt: 'Which are prime?',
        body: choice(['2', 1], ['4', 0], ['5', 1]),
        feedback: '4 is 2 × 2.',
      },
      {
        place: 'row 3',
        prompt: 'The sun is a star.',
        body: choice(['Yes', 1], ['No', 0]),
        notes: ['Its picture was left out.'],
      },
    ],
  },
  'an old Mac’s dates, and errors': {
    parts: {
      startsIn1904: true,
      sheets: [
        {
          name: 'Tabelle1',
          rows: [
            ['Question', 'Answer'],
            ['First day of the century?', { number: 35_064, format: 14 }],
            ['What is the price?', { error: '#N/A' }],
            ['Ist ½ < 1?', true],
          ],
        },
      ],
    },
    questions: [
      {
        place: 'row 2',
        prompt: 'First day of the century?',
        body: { kind: 'card', back: '2000-01-01' },
      },
      { place: 'row 3', prompt: 'What is the price?', body: { kind: 'card', back: '#N/A' } },
      { place: 'row 4', prompt: 'Ist ½ < 1?', body: { kind: 'true-false', answer: true } },
    ],
  },
}

describe('workbooks as people have them', () => {
  test.each(Object.entries(samples))('%s', (_, { parts, questions, unusable = [] }) => {
    expect(readWorkbook({ name: 'quiz.xlsx', bytes: workbookOf(parts) })).toEqual({
      questions: questions.map((question) => ({ category: [], tags: [], notes: [], ...question })),
      unusable,
    })
  })

  test('two thousand questions', () => {
    const rows = Array.from({ length: 2000 }, (_, at) => [
      `What is ${at} × 2?`,
      at * 2,
      at * 2 + 1,
      1,
    ])
    const { questions, unusable } = readWorkbook({
      name: 'quiz.xlsx',
      bytes: workbookOf({
        sheets: [{ name: 'A', rows: [['Question', 'Option 1', 'Option 2', 'Correct'], ...rows] }],
      }),
    })
    expect(questions).toHaveLength(2000)
    expect(unusable).toEqual([])
    expect(questions[1999]).toMatchObject({
      place: 'row 2001',
      prompt: 'What is 1999 × 2?',
      body: choice(['3998', 1], ['3999', 0]),
    })
  })
})

test.each([
  ['nothing at all', [], 'The workbook is empty. Write your questions into its first sheet.'],
  [
    'no names of columns',
    [
      ['just', 'words'],
      ['more', 'words'],
    ],
    /name/,
  ],
])('a workbook with %s', (_, rows, sentence) => {
  expect(() =>
    readWorkbook({ name: 'quiz.xlsx', bytes: workbookOf({ sheets: [{ name: 'A', rows }] }) }),
  ).toThrow(sentence)
})
