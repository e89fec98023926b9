import { describe, expect, test } from 'vitest'
import { parsePackFile } from '../../../src/app/pack/parse-pack-file.ts'
import { packSchemas } from '../../../src/core/pack/pack.ts'

const scene = `- id: the-flower
  title: The flower
  summary: Oberon sends Puck for it.
  events:
    - Oberon and Titania quarrel.
    - Puck leaves.
  themes: [love]
  rating: everyone
  source: [2.1.1-268]
- id: the-donkey
  title: The donkey
`

/** What is said first of scenes.yaml with one change. */
function saidAfter(from: string, to: string): string | undefined {
  expect(scene.split(from).length).toBeGreaterThan(1)
  const content = scene.replace(from, () => to)
  const [first] = parsePackFile('scenes.yaml', content, packSchemas.scenes).problems
  return first && `${first.line}:${first.column}: ${first.message}`
}

const colon = 'This text has a colon, so put all of it in single quotes:'
const column = 'Fields of one item begin in the same column, after spaces.'
const field = 'After the name of a field come a colon and an ordinary space:'
const goesOn =
  'This line goes on with the text above. Indent it further than the name of that field, or, if it is a field, begin it with its name and a colon.'

describe('a line that YAML cannot read, and what to write', () => {
  test.each([
    ['a colon', 'The flower', 'Night: a wood', `2:3: ${colon} title: 'Night: a wood'`],
    ['a colon and an apostrophe', 'The flower', "Puck's: no", `2:3: ${colon} title: 'Puck''s: no'`],
    [
      'typographic quotes meant as quotes',
      'The flower',
      '“Night: a wood”',
      `2:3: ${colon} title: 'Night: a wood'`,
    ],
    [
      'no space after the hyphen',
      '- id: the-donkey',
      '-id: the-donkey',
      '10:1: Begin an entry with a hyphen and a space: - id: the-donkey',
    ],
    [
      'a dash for a hyphen',
      '- id: the-donkey',
      '– id: the-donkey',
      '10:1: Begin an entry with a hyphen and a space: - id: the-donkey',
    ],
    [
      'no hyphen at all',
      '- id: the-donkey',
      '  id: the-donkey',
      '10:3: This item already has an id. If a new item begins here, put “- ” before its id, in the first column.',
    ],
    [
      'a field too far right',
      '  title: The f',
      '   title: The f',
      `2:4: “title” begins in column 4, but “id” above it in column 3. ${column}`,
    ],
    [
      'a field too far left',
      '  title: The f',
      ' title: The f',
      `2:2: “title” begins in column 2, but “id” above it in column 3. ${column}`,
    ],
    ['no space after the colon', 'title: The f', 'title:The f', `2:3: ${field} title: The flower`],
    [
      'a space that only looks like one',
      'title: The f',
      'title:\u00A0The f',
      `2:3: ${field} title: The flower`,
    ],
    ['a full-width colon', 'title: The f', 'title：The f', `2:3: ${field} title: The flower`],
    ['an equals sign', 'title: The f', 'title = The f', `2:3: ${field} title: The flower`],
    [
      'an apostrophe in single quotes',
      'The flower',
      "'It's a flower'",
      "2:3: Inside single quotes, write an apostrophe twice: title: 'It''s a flower'",
    ],
    [
      'an apostrophe at the start',
      'The flower',
      "'Tis a flower",
      '2:3: A single quotation mark opens here and is never closed. Close it at the end of the text, or, if it is an apostrophe, type ’ instead.',
    ],
    [
      'a quotation at the start',
      'The flower',
      '"The" flower',
      `2:3: A text that begins with a quotation mark goes into single quotes: title: '"The" flower'`,
    ],
    [
      'a quotation left open',
      'The flower',
      '"The flower',
      '2:3: A quotation mark is opened here and never closed. Close it: title: "The flower"',
    ],
    [
      'a bracket left open',
      '[love]',
      '[love',
      '7:3: A bracket is opened here and never closed. Close it: themes: [love]',
    ],
    [
      'a bracket at the start',
      'The flower',
      '[The] flower',
      "2:3: A text that begins with [ goes into single quotes: title: '[The] flower'",
    ],
    [
      'a star at the start',
      'The flower',
      '*The flower*',
      "2:3: A text that begins with * goes into single quotes: title: '*The flower*'",
    ],
    ['text that is not indented', 'Puck for it.', 'Puck\nfor it.', `4:1: ${goesOn}`],
    [
      'a document of a word processor',
      '- id',
      '{\\rtf1 - id',
      '1:1: This is a formatted document, not plain text. Save it as “Plain text” (UTF-8).',
    ],
  ])('%s', (_, from, to, sentence) => {
    expect(saidAfter(from, to)).toBe(sentence)
  })
})

describe('YAML of another kind than was meant, and what to write', () => {
  test.each([
    [
      'an id that is a title',
      'id: the-flower',
      'id: Puck’s Flöwer',
      '1:3: “id” in item 1 is “Puck’s Flöwer”, but should be lower-case words joined by hyphens, such as pucks-flower.',
    ],
    [
      'a decimal number',
      '  rating',
      '  number: 4.10\n  rating',
      "8:3: “number” in item 1 is 4.1, but should be a whole number, such as 5, or in single quotes, such as '4.2'.",
    ],
  ])('%s', (_, from, to, sentence) => {
    expect(saidAfter(from, to)).toBe(sentence)
  })

  test('fields in brackets without a space after the colon', () => {
    const { problems } = parsePackFile('quotes.yaml', '- at: {lines:134}\n', packSchemas.quotes)
    expect(problems.map(({ message }) => message)).toContain(
      '“lines:134” in “at” in item 1 needs a space after the colon: lines: 134',
    )
  })

  test('a version that YAML takes for a number', () => {
    const { problems } = parsePackFile('pack.yaml', 'version: 1.0\n', packSchemas.pack)
    expect(problems.map(({ message }) => message)).toContain(
      '“version” is 1, but should be three numbers, such as 1.0.0.',
    )
  })
})
