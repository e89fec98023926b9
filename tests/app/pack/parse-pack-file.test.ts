import { describe, expect, test } from 'vitest'
import { parsePackFile } from '../../../src/app/pack/parse-pack-file.ts'
import { packSchemas } from '../../../src/core/pack/pack.ts'

const term = `- id: symbol
  term: Symbol
  field: literary
  definition: It stands for something.
  example: { scene: the-light, text: The lamp., source: [T4] }
  rating: everyone
  source: [T4]
`

/** What is said of terms.yaml with this content. */
function said(content: string): readonly string[] {
  const { problems } = parsePackFile('terms.yaml', content, packSchemas.terms)
  return problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
}

function saidAfter(from: string, to: string): readonly string[] {
  expect(term.split(from)).toHaveLength(2)
  return said(term.replace(from, to))
}

const tab = 'Indent with spaces. YAML doesn’t allow tabs here.'
const otherSpace = 'Indent with ordinary spaces. This character only looks like one.'
const anchors =
  'Packs can’t use anchors and aliases (& and *). Write the value itself, or put it in quotes.'

describe('text that is not YAML', () => {
  test.each([
    ['a tab', '  field', '\tfield', '3:1', tab],
    ['a tab after a space', '  field', ' \tfield', '3:2', tab],
    ['a tab before the first field', '- id', '-\tid', '1:2', tab],
    ['a tab before the item', '- id', '\t- id', '1:1', tab],
    ['a tab within text', 'It stands for', '>-\n\tIt stands for', '5:1', tab],
    ['a tab in a list', '[T4]\n', '[T4,\n\tT3]\n', '8:1', tab],
    ['a space that does not break', '  field', '\u00A0\u00A0field', '3:1', otherSpace],
    ['a full-width space', '  field', '\u3000field', '3:1', otherSpace],
    [
      'a backslash',
      'term: Symbol',
      'term: "a\\q"',
      '2:12',
      'A backslash has a special meaning in double quotes. Use single quotes, or write it twice.',
    ],
    [
      'a field that stands twice',
      '  field',
      '  term: Sign\n  field',
      '3:3',
      'This item already has a field with this name. Keep one of them.',
    ],
    ...['@home', '`code`', '%', '!Kung'].map((words): [string, string, string, string, string] => [
      `text that begins with ${words}`,
      'term: Symbol',
      `term: ${words}`,
      '2:9',
      `Put text that begins with ${words[0]} in quotes.`,
    ]),
    ['an anchor', 'term: Symbol', 'term: &s Symbol', '2:9', anchors],
    ['an alias', 'term: Symbol', 'term: *s', '2:9', anchors],
    [
      'a tag',
      'term: Symbol',
      'term: !!js/function x',
      '2:9',
      'Put text that begins with ! in quotes.',
    ],
    [
      'a control character',
      'term: Symbol',
      'term: Sym\u0001bol',
      '2:12',
      'There is an invisible control character here. Delete it.',
    ],
    [
      'a null byte',
      'term: Symbol',
      'term: Sym\u0000bol',
      '2:12',
      'There is an invisible control character here. Delete it.',
    ],
  ])('%s', (_, from, to, place, sentence) => {
    expect(saidAfter(from, to)).toEqual([`terms.yaml:${place}: ${sentence}`])
  })

  test.each([
    ['nothing at all', ''],
    ['a comment alone', '# later\n'],
  ])('%s', (_, content) => {
    expect(said(content)).toEqual(['terms.yaml:1:1: This file is empty. Fill it in or delete it.'])
  })

  test('two documents', () => {
    expect(said(`${term}---\n${term}`)).toEqual([
      'terms.yaml:1:1: A line “---” splits this file in two. Remove it.',
    ])
  })
})

describe('YAML that isn’t a pack', () => {
  test.each([
    [
      'a field that nobody knows',
      '  field',
      '  feild',
      '3:3',
      '“feild” in item 1 isn’t a known field. Did you mean “field”?',
    ],
    [
      'a field that is like none',
      '  field',
      '  xyz: 1\n  field',
      '3:3',
      '“xyz” in item 1 isn’t a known field. Remove it or correct its name; the fields here are id, term, aliases, field, definition, example, rating, reasons, source.',
    ],
    [
      'an unknown field inside an example',
      'text: The',
      'txt: The',
      '5:32',
      '“txt” in “example” in item 1 isn’t a known field. Did you mean “text”?',
    ],
    [
      'a missing field',
      '  definition: It stands for something.\n',
      '',
      '1:3',
      '“definition” in item 1 is missing. Add it: what it means, for any work.',
    ],
    [
      'a field left empty',
      'term: Symbol',
      'term:',
      '2:3',
      '“term” in item 1 is empty. Fill it in: the term.',
    ],
    [
      'a number for text',
      'term: Symbol',
      'term: 1984',
      '2:3',
      '“term” in item 1 is 1984, but should be text. Put it in quotes.',
    ],
    [
      'text for a list',
      'source: [T4]\n',
      'source: T4\n',
      '7:3',
      '“source” in item 1 is “T4”, but should be a list. Begin each entry with “- ” on a line of its own.',
    ],
    [
      'an empty list',
      'source: [T4]\n',
      'source: []\n',
      '7:3',
      '“source” in item 1 has no entries, but needs at least 1. Add more.',
    ],
    [
      'an id with a capital',
      'id: symbol',
      'id: Symbol',
      '1:3',
      '“id” in item 1 is “Symbol”, but should be lower-case words joined by hyphens, such as symbol.',
    ],
    [
      'a source that is none',
      'source: [T4]\n',
      'source: [page 4]\n',
      '7:12',
      'Entry 1 of “source” in item 1 is “page 4”, but should be a place such as S3, 1.2.14-18, l. 14-18, p. 12, par. 4, 0:14:05 or no. 12.',
    ],
    [
      'text that is too long',
      'term: Symbol',
      `term: ${'x'.repeat(76)}`,
      '2:3',
      '“term” in item 1 has 76 characters, but the limit is 75. Shorten it.',
    ],
    [
      'text on two lines',
      'term: Symbol',
      'term: "Sym\\nbol"',
      '2:3',
      '“term” in item 1 should be on one line.',
    ],
    [
      'a rating that does not exist',
      'rating: everyone',
      'rating: everybody',
      '6:3',
      '“rating” in item 1 is “everybody”, but should be one of: everyone, teen, mature. Did you mean “everyone”?',
    ],
    [
      'text that turns direction',
      'term: Symbol',
      'term: Sym\u202Ebol',
      '2:3',
      '“term” in item 1 has invisible characters. Type it instead of copying it.',
    ],
    [
      'text with a mark that nobody sees',
      'term: Symbol',
      'term: Sym\u200Fbol',
      '2:3',
      '“term” in item 1 has invisible characters. Type it instead of copying it.',
    ],
  ])('%s', (_, from, to, place, sentence) => {
    expect(saidAfter(from, to)).toContain(`terms.yaml:${place}: ${sentence}`)
  })

  test.each([
    ['a zero-width space', '\u200B'],
    ['a line separator', '\u2028'],
    ['a Hangul filler', '\u3164'],
    ['a Hangul filler of half width', '\uFFA0'],
    ['the blank of Braille', '\u2800'],
    ['a variation selector', '\uFE0F'],
    ['joiners', '\u200D\u200C'],
    ['a space that does not break', '\u00A0'],
    ['a full-width space', '\u3000'],
    ['a mark without its letter', '\u0301'],
    ['a tag', '\u{E0067}'],
    ['a grapheme joiner', '\u034F'],
    ['several of them', '\u2800\u200D\uFE0F\u00A0'],
  ])('text that is nothing but %s looks empty', (_, nothing) => {
    const [problem, ...others] = saidAfter('term: Symbol', `term: "${nothing}"`)
    expect(others).toEqual([])
    expect(problem).toMatch(
      /^terms.yaml:2:3: “term” in item 1 (?:is|looks) empty\. Fill it in(?:: the term)?\.$/,
    )
  })

  test('letters are read composed, whatever the file has', () => {
    const content = term.replace('term: Symbol', 'term: René')
    const { value } = parsePackFile('terms.yaml', content.normalize('NFD'), packSchemas.terms)
    expect(value).toMatchObject([{ term: 'René'.normalize('NFC') }])
  })

  test('a file that holds no list', () => {
    expect(said('term: Symbol\n')).toEqual([
      'terms.yaml:1:1: The file is a group of fields, but should be a list. Begin each entry with “- ” on a line of its own.',
    ])
  })

  test.each([
    [
      'a quiz item of an unknown kind',
      '- kind: which-seen\n',
      '1:3',
      'Did you mean “which-scene”?',
    ],
    [
      'a quiz item of no kind',
      '- id: x\n',
      '1:3',
      'is missing. Add it: one of: which-scene, who-said, to-whom, theme-of-line, cause, meaning, detail, several, true-false, finish, typed, order, match, estimate, locate, scale, poll, open.',
    ],
    [
      'an unknown field of a quiz item',
      '- kind: cause\n  anser: x\n',
      '2:3',
      'Did you mean “answer”?',
    ],
    [
      'true for text',
      '- kind: cause\n  answer: true\n',
      '2:3',
      'is true, but should be text. Put it in quotes.',
    ],
    [
      'text for true',
      '- kind: true-false\n  answer: yes\n',
      '2:3',
      'is “yes”, but should be true or false. Write true or false, without quotes.',
    ],
    [
      'a number out of bounds',
      '- kind: estimate\n  tolerance: -1\n',
      '2:3',
      'is -1, but should be 0 or more.',
    ],
    [
      'too many options',
      '- kind: cause\n  distractors: [a, b, c, d, e, f]\n',
      '2:3',
      'has 6 entries, but the limit is 5. Take some out.',
    ],
  ])('%s', (_, content, place, sentence) => {
    const { problems } = parsePackFile('quiz.yaml', content, packSchemas.quiz)
    const lines = problems.map(({ line, column, message }) => `${line}:${column}: ${message}`)
    expect(lines.filter((each) => each.startsWith(place) && each.endsWith(sentence))).toHaveLength(
      1,
    )
  })

  test('a web address that is none', () => {
    const { problems } = parsePackFile('pack.yaml', 'guide:\n  url: somewhere\n', packSchemas.pack)
    expect(problems).toContainEqual({
      file: 'pack.yaml',
      line: 2,
      column: 3,
      message:
        '“url” in “guide” is “somewhere”, but should be a web address, such as https://example.org/guide.',
    })
  })

  test('all mistakes are reported at once', () => {
    const lines = said('- id: A\n'.repeat(300))
    expect(lines.filter((each) => each.includes('“A”, but should be'))).toHaveLength(300)
    expect(lines.at(-1)).toMatch(/^terms\.yaml:300:3: /)
  })
})

test('a byte-order mark and Windows line ends are accepted', () => {
  expect(said(`\uFEFF${term.replaceAll('\n', '\r\n')}`)).toEqual([])
})

test('JSON is YAML too', () => {
  expect(said('[{"id": "Symbol"}]')).toContain(
    'terms.yaml:1:4: “id” in item 1 is “Symbol”, but should be lower-case words joined by hyphens, such as symbol.',
  )
})
