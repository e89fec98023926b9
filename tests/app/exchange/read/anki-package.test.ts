import { describe, expect, test } from 'vitest'
import type { ExchangeFile, ExchangeQuestion } from '../../../../src/core/exchange/question.ts'
import { readAnkiPackage } from '../../../../src/app/exchange/read/anki-package.ts'
import {
  type CollectionParts,
  basic,
  cloze,
  package21Of,
  package21bOf,
  packageOf,
  reversed,
} from '../anki/build-package.ts'

const forms = [
  ['collection.anki2', packageOf],
  ['collection.anki21', package21Of],
  ['collection.anki21b', package21bOf],
] as const

const noPicture = 'A picture without a description was left out.'
const noSound = 'A sound was left out.'
const reverse = 'It is asked one way round only: its reverse card was left out.'

interface Sample {
  readonly parts: CollectionParts
  readonly expected: {
    readonly title?: string
    readonly questions: readonly Partial<ExchangeQuestion>[]
    readonly unusable?: ExchangeFile['unusable']
  }
}

function typed(text: string) {
  return { kind: 'typed', accept: [{ text, credit: 1 }] } as const
}

function card(back: string) {
  return { kind: 'card', back } as const
}

const samples: Readonly<Record<string, Sample>> = {
  'vocabulary in nested decks': {
    parts: {
      types: { Basic: basic, 'Basic (and reversed card)': reversed },
      notes: [
        {
          type: 'Basic',
          fields: ['der Hund&nbsp;', '<b>dog</b>'],
          deck: 'German A1::Unit 1::Animals',
          tags: 'animals noun::masculine',
        },
        {
          type: 'Basic (and reversed card)',
          fields: ['Größe<div><br></div>', 'size<br>height'],
          deck: 'German A1::Unit 1',
          cards: [0, 1],
        },
        {
          type: 'Basic',
          fields: ['Äpfel &amp; Birnen', '“apples &amp; pears”'],
          deck: 'German A1',
          tags: 'leech fruit marked',
        },
      ],
    },
    expected: {
      title: 'German A1',
      questions: [
        {
          place: 'note 1',
          category: ['German A1', 'Unit 1', 'Animals'],
          tags: ['animals', 'noun::masculine'],
          prompt: 'der Hund',
          body: card('dog'),
        },
        {
          place: 'note 2',
          category: ['German A1', 'Unit 1'],
          prompt: 'Größe',
          body: card('size\nheight'),
          notes: [reverse],
        },
        {
          place: 'note 3',
          category: ['German A1'],
          tags: ['fruit'],
          prompt: 'Äpfel & Birnen',
          body: card('“apples & pears”'),
        },
      ],
    },
  },
  'blanks with hints, nested and shared': {
    parts: {
      types: { Cloze: cloze },
      notes: [
        {
          type: 'Cloze',
          fields: ['The {{c1::mitochondrion}} makes {{c2::ATP::energy}}.', 'See <i>chapter 3</i>.'],
          cards: [0, 1],
        },
        {
          type: 'Cloze',
          fields: ['{{c1::Na<sup>+</sup>}} and {{c1::K<sup>+</sup>}} are pumped.', ''],
        },
        {
          type: 'Cloze',
          fields: ['{{c1::The {{c2::left}} ventricle}} is the strongest.', ''],
          cards: [0, 1],
        },
        { type: 'Cloze', fields: ['Area: \\({{c1::\\pi r^2}}\\)', ''] },
        { type: 'Cloze', fields: ['No blank at all', ''] },
        { type: 'Cloze', fields: ['It looks like {{c1::<img src="heart.jpg">}}', ''] },
      ],
    },
    expected: {
      questions: [
        {
          place: 'note 1, blank 1',
          prompt: 'The _____ makes ATP.',
          body: typed('mitochondrion'),
          feedback: 'See chapter 3.',
        },
        {
          place: 'note 1, blank 2',
          prompt: 'The mitochondrion makes _____ (energy).',
          body: typed('ATP'),
          feedback: 'See chapter 3.',
        },
        { place: 'note 2', prompt: '_____ and _____ are pumped.', body: card('Na⁺; K⁺') },
        {
          place: 'note 3, blank 1',
          prompt: '_____ is the strongest.',
          body: typed('The left ventricle'),
        },
        {
          place: 'note 3, blank 2',
          prompt: 'The _____ ventricle is the strongest.',
          body: typed('left'),
        },
        { place: 'note 4', prompt: 'Area: _____', body: typed('πr²') },
      ],
      unusable: [
        { place: 'note 5', name: 'No blank at all', reason: 'It has no blanks. Mark one in Anki.' },
        {
          place: 'note 6',
          name: 'It looks like _____',
          reason: 'A blank is only a picture or a sound, or is empty. Put it in words.',
        },
      ],
    },
  },
  'a note type of many fields': {
    parts: {
      types: {
        Japanese: {
          fields: ['Expression', 'Reading', 'Meaning', 'Sentence', 'Audio', 'Picture', 'Notes'],
          cards: [
            {
              front:
                '<div class="word">{{Expression}}</div>{{#Picture}}<div>{{hint:Picture}}</div>{{/Picture}}<script>flip()</script>',
              back: '{{FrontSide}}<hr id="answer">{{Meaning}}<div>{{furigana:Reading}}</div>{{#Sentence}}{{Sentence}}{{/Sentence}}{{Audio}}{{Notes}}{{tts ja_JP:Expression}}',
            },
          ],
        },
      },
      notes: [
        {
          type: 'Japanese',
          fields: [
            '食べる',
            '食[た]べる',
            'to eat',
            'りんごを食べる。',
            '[sound:taberu.mp3]',
            '<img src="eat.png">',
            'ichidan verb',
          ],
          deck: 'JLPT N5',
        },
        { type: 'Japanese', fields: ['水', '', 'water', '', '', '', ''], deck: 'JLPT N5' },
      ],
    },
    expected: {
      title: 'JLPT N5',
      questions: [
        {
          place: 'note 1',
          category: ['JLPT N5'],
          prompt: '食べる',
          body: card('to eat'),
          feedback: 'Reading: 食[た]べる\nSentence: りんごを食べる。\nichidan verb',
          notes: [noSound],
        },
        { place: 'note 2', category: ['JLPT N5'], prompt: '水', body: card('water') },
      ],
    },
  },
  'templates that ask in words of their own, and answers to type': {
    parts: {
      types: {
        Country: {
          fields: ['Country', 'Capital', 'Flag'],
          cards: [
            {
              front: 'What is the capital of <b>{{Country}}</b>?',
              back: '{{FrontSide}}<hr id=answer>{{Capital}}',
            },
            {
              front: 'Which country’s capital is {{Capital}}?',
              back: '{{FrontSide}}<hr id=answer>{{Country}}',
            },
            {
              front: 'Which flag is this? {{Flag}}',
              back: '{{FrontSide}}<hr id=answer>{{Country}}',
            },
          ],
        },
        Typing: {
          fields: ['Front', 'Back'],
          cards: [
            {
              front: '{{Front}}\n\n{{type:Back}}',
              back: '{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}',
            },
          ],
        },
      },
      notes: [
        { type: 'Country', fields: ['Ghana', 'Accra', '<img src="gh.svg">'], cards: [0, 1, 2] },
        { type: 'Country', fields: ['Peru', 'Lima', ''], cards: [0] },
        { type: 'Typing', fields: ['10 × 10', 100] },
        { type: 'Typing', fields: ['H₂O is', ''] },
      ],
    },
    expected: {
      questions: [
        {
          place: 'note 1',
          prompt: 'What is the capital of Ghana?',
          body: card('Accra'),
          notes: [reverse],
        },
        {
          place: 'note 1, card 2',
          prompt: 'Which flag is this?',
          body: card('Ghana'),
          notes: [noPicture],
        },
        { place: 'note 2', prompt: 'What is the capital of Peru?', body: card('Lima') },
        { place: 'note 3', prompt: '10 × 10', body: typed('100') },
      ],
      unusable: [
        { place: 'note 4', name: 'H₂O is', reason: 'Its back is empty. Write something there.' },
      ],
    },
  },
  formulas: {
    parts: {
      types: { Basic: basic },
      notes: [
        { type: 'Basic', fields: ['Derivative of \\(x^2\\)', '\\(2x\\)'] },
        { type: 'Basic', fields: ['[$]\\frac{a}{b}[/$] times [$]b[/$]', '[$$]a[/$$]'] },
        { type: 'Basic', fields: ['[latex]Solve $x^2 = 2$.[/latex]', '\\[x = \\pm\\sqrt{2}\\]'] },
        { type: 'Basic', fields: ['Is \\(a &lt; b\\)?', 'Yes'] },
        { type: 'Basic', fields: ['Draw \\(\\begin{tikzpicture}\\end{tikzpicture}\\)', 'a line'] },
      ],
    },
    expected: {
      questions: [
        { place: 'note 1', prompt: 'Derivative of x²', body: card('2x') },
        { place: 'note 2', prompt: 'a/b times b', body: card('a') },
        { place: 'note 3', prompt: 'Solve x² = 2.', body: card('x = ±√2') },
        { place: 'note 4', prompt: 'Is a < b?', body: card('Yes') },
        {
          place: 'note 5',
          prompt: 'Draw \\(\\begin{tikzpicture}\\end{tikzpicture}\\)',
          body: card('a line'),
          notes: ['A formula couldn’t be written as plain text, so it stays as LaTeX.'],
        },
      ],
    },
  },
  'pictures and sounds': {
    parts: {
      types: {
        Basic: basic,
        'Image Occlusion': {
          kind: 'picture',
          fields: ['Occlusion', 'Image', 'Header'],
          cards: [{ front: '{{cloze:Occlusion}}', back: '{{Image}}' }],
        },
      },
      notes: [
        { type: 'Basic', fields: ['<img src="cell.png">', 'a cell'], deck: 'Biology' },
        {
          type: 'Basic',
          fields: ['<img src="paste.jpg">Which organ is this?', 'the liver'],
          deck: 'Biology',
        },
        { type: 'Basic', fields: ['[sound:robin.mp3]', 'a robin'], deck: 'Biology' },
        { type: 'Basic', fields: ['How does a robin sing?', '[sound:robin.mp3]'], deck: 'Biology' },
        {
          type: 'Basic',
          fields: ['<img alt="The bones of a hand" src="hand.png"> How many bones?', '27'],
          deck: 'Biology',
        },
        {
          type: 'Image Occlusion',
          fields: ['{{c1::image-occlusion:rect:left=.1}}', '<img src="x.png">', 'The heart'],
          deck: 'Biology',
        },
        { type: 'Basic', fields: ['', ''], deck: 'Biology' },
      ],
    },
    expected: {
      title: 'Biology',
      questions: [
        {
          place: 'note 2',
          category: ['Biology'],
          prompt: 'Which organ is this?',
          body: card('the liver'),
          notes: [noPicture],
        },
        {
          place: 'note 5',
          category: ['Biology'],
          prompt: '[picture: The bones of a hand] How many bones?',
          body: card('27'),
        },
      ],
      unusable: [
        {
          place: 'note 1',
          name: 'a cell',
          reason:
            'Its front is only a picture or a sound, which a text can’t show. Put it in words.',
        },
        {
          place: 'note 3',
          name: 'a robin',
          reason:
            'Its front is only a picture or a sound, which a text can’t show. Put it in words.',
        },
        {
          place: 'note 4',
          name: 'How does a robin sing?',
          reason:
            'Its back is only a picture or a sound, which a text can’t show. Put it in words.',
        },
        {
          place: 'note 6',
          name: 'The heart',
          reason: 'It asks for covered parts of a picture, which a text can’t show.',
        },
        { place: 'note 7', reason: 'Its front is empty. Write something there.' },
      ],
    },
  },
  'notes with options, as medical students have them': {
    parts: {
      types: {
        'AllInOne (kprim, mc, sc)': {
          fields: [
            'Question',
            'Title',
            'QType (0=kprim,1=mc,2=sc)',
            'Q_1',
            'Q_2',
            'Q_3',
            'Q_4',
            'Answers',
            'Sources',
            'Extra 1',
          ],
          cards: [
            { front: '{{Question}}<div id="table"></div>{{Q_1}}{{Q_2}}', back: '{{Answers}}' },
          ],
        },
      },
      notes: [
        {
          type: 'AllInOne (kprim, mc, sc)',
          fields: [
            'Which vessel carries<br>oxygenated blood?',
            '',
            2,
            'Pulmonary artery',
            '<b>Aorta</b>',
            'Vena cava',
            '',
            '0 1 0 0',
            'Lecture 4',
            'The pulmonary veins do, too.',
          ],
        },
        {
          type: 'AllInOne (kprim, mc, sc)',
          fields: [
            'Which are noble gases?',
            '',
            1,
            'He',
            'Ne',
            'N',
            '<img src="xe.png">',
            '1 1 0 1',
            '',
            '',
          ],
        },
      ],
    },
    expected: {
      questions: [
        {
          place: 'note 1',
          prompt: 'Which vessel carries\noxygenated blood?',
          body: {
            kind: 'choice',
            several: false,
            options: [
              { text: 'Pulmonary artery', credit: 0 },
              { text: 'Aorta', credit: 1 },
              { text: 'Vena cava', credit: 0 },
            ],
          },
          feedback: 'The pulmonary veins do, too.\nLecture 4',
        },
        {
          place: 'note 2',
          prompt: 'Which are noble gases?',
          body: {
            kind: 'choice',
            several: true,
            options: [
              { text: 'He', credit: 1 },
              { text: 'Ne', credit: 1 },
              { text: 'N', credit: 0 },
            ],
          },
          notes: [noPicture],
        },
      ],
    },
  },
  'a whole collection, with numbers, borrowed cards and no deck': {
    parts: {
      types: {
        Basic: basic,
        'Basic (optional reversed card)': { ...reversed, fields: ['Front', 'Back', 'Add Reverse'] },
      },
      notes: [
        { type: 'Basic', fields: ['1 < 2 & 3 > 2', 'true'] },
        {
          type: 'Basic',
          fields: ['In code: List&lt;String&gt;', '<pre>a = 1\n  b = 2</pre>'],
          deck: 'Programming',
          filtered: 'Today',
        },
        {
          type: 'Basic (optional reversed card)',
          fields: ['Rome', 'Italy', ''],
          deck: 'Geography::Europe',
        },
        { type: 'Basic', fields: [1066], deck: 'History' },
        { type: 'Basic', fields: ['مرحبا', 'hello 👋🏽'], deck: 'Arabic::الدرس ١' },
      ],
    },
    expected: {
      questions: [
        { place: 'note 1', prompt: '1 < 2 & 3 > 2', body: card('true') },
        {
          place: 'note 2',
          category: ['Programming'],
          prompt: 'In code: List<String>',
          body: card('a = 1\n  b = 2'),
        },
        { place: 'note 3', category: ['Geography', 'Europe'], prompt: 'Rome', body: card('Italy') },
        {
          place: 'note 5',
          category: ['Arabic', 'الدرس ١'],
          prompt: 'مرحبا',
          body: card('hello 👋🏽'),
        },
      ],
      unusable: [
        { place: 'note 4', name: '1066', reason: 'Its back is empty. Write something there.' },
      ],
    },
  },
}

function complete({ title, questions, unusable = [] }: Sample['expected']) {
  return {
    ...(title === undefined ? {} : { title }),
    questions: questions.map((question) => ({ category: [], tags: [], notes: [], ...question })),
    unusable,
  }
}

describe.each(forms)('a package with %s', (_, build) => {
  test.each(Object.entries(samples))('%s', (_, { parts, expected }) => {
    expect(readAnkiPackage({ name: 'deck.apkg', bytes: build(parts) })).toEqual(complete(expected))
  })

  test('two thousand notes', () => {
    const notes = Array.from({ length: 2000 }, (_, at) => ({
      type: 'Basic',
      fields: [`What is ${at} + 1?`, `<b>${at + 1}</b>`],
      deck: `Sums::Up to ${Math.ceil((at + 1) / 100) * 100}`,
    }))
    const { title, questions, unusable } = readAnkiPackage({
      name: 'sums.apkg',
      bytes: build({ types: { Basic: basic }, notes }),
    })
    expect(title).toBe('Sums')
    expect(questions).toHaveLength(2000)
    expect(unusable).toEqual([])
    expect(questions[1999]).toEqual({
      place: 'note 2000',
      category: ['Sums', 'Up to 2000'],
      tags: [],
      prompt: 'What is 1999 + 1?',
      body: card('2000'),
      notes: [],
    })
  })
})
