import { describe, expect, test } from 'vitest'
import { draftPack } from '../../../src/core/draft/draft-pack.ts'
import type { TextKind } from '../../../src/core/draft/draft-material.ts'

/** Returns each line with its speaker, or with who may have said it. */
function speakersIn(text: string, kind: TextKind): readonly string[] {
  const { material } = draftPack(text, {
    id: 'a-pack',
    fallbackTitle: 'A pack',
    kind,
    maxLines: 100,
  })
  return material.lines.map(
    ({ text: line, speaker, perhaps }) =>
      `${line} | ${speaker ?? `? ${perhaps.join(', ')}`.trim()}`,
  )
}

const people = 'Anna Berg lived in the mill with Tom. Anna was old, and Tom was a boy of nine.\n\n'

describe('in a story', () => {
  test.each([
    ['after it', '“The river is high today,” said Anna.', 'The river is high today | Anna Berg'],
    [
      'after it, by a pronoun',
      'Tom looked out. “The river is high today,” he said.',
      'The river is high today | Tom',
    ],
    [
      'before it',
      'Anna turned to him and said, “The river is high today.”',
      'The river is high today. | Anna Berg',
    ],
    [
      'inside it',
      '“The river,” Tom whispered, “has taken the bridge.”',
      'The river | Tom,has taken the bridge. | Tom',
    ],
    [
      'by what they do before it',
      'Anna put down her cup. “The river is high today.”',
      'The river is high today. | Anna Berg',
    ],
    [
      'in the paragraph before',
      'At last Tom turned to Anna and said:\n\n“The river is high today.”',
      'The river is high today. | Tom',
    ],
  ])('the speaker is named %s', (_, text, line) => {
    expect(speakersIn(`${people}${text}`, 'novel').join(',')).toBe(line)
  })

  test('two people take turns', () => {
    const text =
      '“Is it far to the sea?” asked Tom.\n\n“A day and a night,” said Anna.\n\n“And back again?”\n\n“Nobody comes back.”'
    expect(speakersIn(`${people}${text}`, 'novel')).toEqual([
      'Is it far to the sea? | Tom',
      'A day and a night | Anna Berg',
      'And back again? | Tom',
      'Nobody comes back. | Anna Berg',
    ])
  })

  test('whoever tells the story is its narrator', () => {
    const text =
      'I waited at the door for Tom. “You are late again,” I said. “The boat has gone,” said Tom. “We can walk,” I said.'
    expect(speakersIn(text, 'novel')).toContain('You are late again | The narrator')
  })
})

describe('in a guide', () => {
  test('titles and single words in quotation marks are no lines', () => {
    const text =
      'Anna tells Tom that the “modern” world began with the song “The Silver Bell” and asks him, “Do you hear it?” Anna calls him “dreamer.” Tom reads the “Ode to the West Wind” to Anna.'
    expect(speakersIn(text, 'guide')).toEqual(['Do you hear it? | Anna', 'dreamer. | Anna'])
  })

  test('where two may be meant, the speaker is a blank', () => {
    const text =
      'Anna lives by the river with Maria. Anna meets Maria at the gate, and Maria sees Anna. Anna waves while Maria waits. “You never came to the mill,” she says.'
    const [line = ''] = speakersIn(text, 'guide')
    expect(line).toMatch(/\| \? (?:Anna, Maria|Maria, Anna)$/)
  })
})

test.each([
  [
    'German',
    '„Der Fluss steigt“, sagte Anna. Thomas sah sie an. „Wir müssen gehen“, sagte er. Und Anna fragte: „Wohin denn jetzt?“ Der Wind war kalt, und die Nacht war noch lang, aber sie hatten keine Angst.',
    ['Der Fluss steigt | Anna', 'Wir müssen gehen | Thomas', 'Wohin denn jetzt? | Anna'],
  ],
  [
    'French',
    '« La rivière monte », dit Marie. Paul la regarda. « Il faut partir maintenant », répondit Paul. La nuit était longue et le vent était froid dans les rues de la ville.',
    ['La rivière monte | Marie', 'Il faut partir maintenant | Paul'],
  ],
  [
    'Spanish with dashes',
    '—El río está creciendo —dijo María—. Tenemos que irnos.\n\n—¿Y adónde vamos ahora? —preguntó Pedro.\n\n—A la casa de mi hermana —respondió María.\n\nLa noche era larga y el viento era frío en las calles de la ciudad.',
    [
      'El río está creciendo | María',
      'Tenemos que irnos. | María',
      '¿Y adónde vamos ahora? | Pedro',
      'A la casa de mi hermana | María',
    ],
  ],
])('%s', (_, text, lines) => {
  expect(speakersIn(text, 'novel')).toEqual(lines)
})

describe('names and people of other kinds', () => {
  test('a person may be called as a place is, and be named first after a word for places', () => {
    const text =
      'Lane got a letter from Lane Wilke. Lane was glad. “It is from home,” said Lane. “How is Dock Street?” asked Gregory Hill.'
    expect(speakersIn(`${people}${text}`, 'novel').map((line) => line.split('| ')[1])).toEqual([
      expect.stringContaining('Lane'),
      'Gregory Hill',
    ])
  })

  test.each([
    [
      'the Hatter is a name',
      'The Hatter came in. “Your hair wants cutting,” said the Hatter.',
      'Your hair wants cutting | Hatter',
    ],
    ['several people are nobody', '“No room!” they cried when they saw Anna.', 'No room! | ?'],
    [
      'a man is nobody',
      'A man entered by the back door. “You had my note?” he asked.',
      'You had my note? | ?',
    ],
    [
      'he who spoke last answers',
      '“Is it far?” asked Tom.\n\nThe road was dark and long.\n\n“Not so far as it was,” he said.',
      'Is it far? | Tom,Not so far as it was | Tom',
    ],
    [
      'what leads to a line goes before what follows it',
      'Tom asked her, “How could you bear it?” Anna answered simply, “I had to.”',
      'How could you bear it? | Tom,I had to. | Anna Berg',
    ],
  ])('%s', (_, text, lines) => {
    expect(speakersIn(`${people}${text}`, 'novel').join(',')).toBe(lines)
  })
})
