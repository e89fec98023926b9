import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findAll,
  findFirst,
  innerHtml,
  textAt,
  textOf,
} from '../../../src/app/exchange/xml-query.ts'
import { parseXml } from '../../../src/app/exchange/xml-tree.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'

describe('a tree', () => {
  const { top } = parseXml(`<?xml version="1.0"?>
<ims:quiz xmlns:ims="urn:x" title="A &amp; B">
  <name>Café &lt;1&gt; <![CDATA[<b>& more</b>]]></name>
  <item><p>One <b>bold</b><br/> line</p></item>
</ims:quiz>`)

  test('has names without prefixes, attributes, and lines', () => {
    const quiz = findFirst(top, 'quiz')
    expect(quiz?.attributes['title']).toBe('A & B')
    expect(findAll(top, 'name', 'item').map(({ name, line }) => [name, line])).toEqual([
      ['name', 3],
      ['item', 4],
    ])
  })

  test('has text, escaped and as CDATA', () => {
    expect(textAt(top, 'quiz', 'name')).toBe('Café <1> <b>& more</b>')
  })

  test('can be HTML again', () => {
    expect(innerHtml(findFirst(top, 'item'))).toBe('<p>One <b>bold</b><br> line</p>')
  })
})

describe('what is often wrong is mended', () => {
  test.each([
    ['a bare &', '<a>R & D</a>', 'R & D'],
    ['an & before a word', '<a>AT&T; R&D</a>', 'AT&T; R&D'],
    ['names of signs in HTML', '<a>caf&eacute;&nbsp;au lait</a>', 'café\u00A0au lait'],
    ['control characters', '<a>one\u000Btwo</a>', 'one two'],
    ['text behind the end', '<a>x</a>\n\nbye', 'x'],
    ['a CDATA that never ends', '<a>x</a><![CDATA[ y', 'x'],
  ])('%s', (_, xml, expected) => {
    expect(textOf(findFirst(parseXml(xml).top, 'a'))).toBe(expected)
  })
})

describe('what is broken', () => {
  test.each([
    ['<q>\n<a>\n<b>x</a>\n</q>', 3, '</b> to close what line 3 opens'],
    ['<q>\n<a>x</a>', 2, '</q> to close what line 1 opens'],
    ['<q>\n</a></q>', 2, '</q> to close what line 1 opens'],
    ['<q>\n<a>1 < 2</a></q>', 2, 'no bare “<”: in a text, XML writes it as &lt;'],
  ])('%j is told with its line', (xml, line, expected) => {
    expect(parseXml(xml).problems[0]).toEqual({ line, expected })
  })

  test('is marked where it stands, and nowhere else', () => {
    const { top } = parseXml('<q><a>1</a><a><b>2</a><a>3</a></q>')
    expect(findAll(top, 'a').map(({ problem }) => problem !== undefined)).toEqual([
      false,
      true,
      false,
    ])
  })
})

describe('hostile XML', () => {
  const laughs = Array.from(
    { length: 20 },
    (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`,
  ).join('')

  test.each([
    ['a billion laughs', `<!DOCTYPE q [<!ENTITY a0 "ha">${laughs}]><q>&a20;</q>`],
    ['a file of ours', '<!DOCTYPE q [<!ENTITY f SYSTEM "file:///etc/passwd">]><q>&f;</q>'],
    ['an entity of parameters', '<!DOCTYPE q [<!ENTITY % p SYSTEM "http://x/y.dtd"> %p;]><q/>'],
  ])('%s: nothing that the file defines is followed', (_, xml) => {
    expect(() => parseXml(xml)).toThrow(
      'The file defines its own abbreviations (XML entities), which the bot doesn’t allow. Export it again from the program that made it.',
    )
  })

  test('a document type elsewhere is not fetched', () => {
    const xml = '<!DOCTYPE q SYSTEM "http://example.com/q.dtd"><q>&unknown;</q>'
    expect(textOf(parseXml(xml).top)).toBe('&unknown;')
  })

  test.each([
    ['100,000 levels', '<a>'.repeat(100_000) + '</a>'.repeat(100_000)],
    ['400,000 elements', `<q>${'<a/>'.repeat(400_000)}</q>`],
  ])('%s are refused', (_, xml) => {
    expect(() => parseXml(xml)).toThrow(
      'The file has more parts than the bot can read at once. Export fewer questions.',
    )
  })

  test('an attribute of a megabyte is only long', () => {
    const { top } = parseXml(`<q a="${'x'.repeat(1_000_000)}"/>`)
    expect(findFirst(top, 'q')?.attributes['a']).toHaveLength(1_000_000)
  })

  test.each(['<a '.repeat(200_000), '<![CDATA['.repeat(100_000), '<q>&'.repeat(100_000)])(
    'nonsense of the kind %.12s… ends in a sentence',
    (xml) => {
      expect(() => parseXml(xml)).toThrow(UserError)
    },
  )

  test('whatever stands there, the answer is a tree or a sentence', () => {
    const part = fc.constantFrom(
      '<q>',
      '</q>',
      '<a b="',
      '">',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      '<!--',
      '-->',
      '<?xml',
      '?>',
      '<!DOCTYPE',
      '[',
      'x',
      '\u0000',
      '\uD800',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(part, fc.string({ maxLength: 3 })), { maxLength: 30 }),
        (parts) => {
          expect(errorOf(parts.join(''))).toSatisfy(
            (error) => error === undefined || error instanceof UserError,
          )
        },
      ),
      { numRuns: 3000 },
    )
  })
})

function errorOf(xml: string): unknown {
  try {
    parseXml(xml)
    return undefined
  } catch (error) {
    return error
  }
}
