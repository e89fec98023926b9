/** What every renderer promises: whatever a reply says, the platform accepts the result and people can read all of it. */
import { describe, expect, test } from 'vitest'
import { DeliveryError } from '../../src/core/platform/platform.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  note,
  replyWith,
  select,
  table,
  text,
} from '../../src/core/reply/reply.ts'
import { everyBlock } from '../fixtures/every-block.ts'
import { hostileText, longText, withWords } from '../fixtures/hostile-text.ts'

export interface RenderedForTest {
  /** Everything that people can read, in order. */
  readonly text: string
  /** What the platform would refuse, and whom it would notify. */
  readonly problems: readonly unknown[]
}

/** Controls, and the marks that turn the direction of text. */
// oxlint-disable-next-line no-control-regex
const turningText = /[\u0000-\u0009\u000B-\u001F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/

/** Nothing, spaces, joiners, a blank pattern, and marks that renderers take out. */
const blankTexts = ['', ' \n ', '\u200D', '\u2800', '\u202E\u2066']

/** What a reply says of each kind of block in the fixture; buttons that have no letters of their own stand as they are. */
const words = [
  'A heading',
  'strong',
  'The line',
  'The tower',
  'first',
  'Why?',
  'Osk',
  'Ana',
  'small print',
  'daily set',
  'The wall',
  'Keep the light',
]

export function rendererContract(render: (reply: Reply) => RenderedForTest): void {
  const kinds = everyBlock.map((block) => [block.kind, block] as const)

  test('a reply with every kind of block is accepted and can be read', () => {
    const rendered = render(replyWith(...everyBlock))
    expect(rendered.problems).toEqual([])
    for (const word of words) expect(rendered.text).toContain(word)
  })

  describe.each(kinds)('a %s', (_, block) => {
    test('is accepted with hostile words, which notify nobody and turn no text around', () => {
      const rendered = render(replyWith(withWords(block, hostileText)))
      expect(rendered.problems).toEqual([])
      expect(rendered.text).not.toMatch(turningText)
    })

    test.each(blankTexts)('is accepted with words that nobody can see (%j)', (blank) => {
      expect(problemsUnlessRejected(() => render(replyWith(withWords(block, blank))))).toEqual([])
    })

    test('is accepted, or rejected, with half a character in every place', () => {
      const broken = withHalves(block)
      expect(problemsUnlessRejected(() => render(replyWith(broken)))).toEqual([])
    })

    test('is accepted with far too many words, or rejected with what to say', () => {
      expect(problemsUnlessRejected(() => render(replyWith(withWords(block, longText))))).toEqual(
        [],
      )
    })
  })

  test('long menus after long text are accepted', () => {
    const options = Array.from({ length: 25 }, (_, at) => ({
      label: `${at} ${'label '.repeat(20)}`,
      value: `${at}`,
    }))
    const menu = select('a:b:', 'Choose', options)
    const rendered = render(
      replyWith(text('word '.repeat(780)), menu, text('word '.repeat(300)), menu),
    )
    expect(rendered.problems).toEqual([])
  })

  test('a table longer than a message loses none of its rows', () => {
    const rows = Array.from({ length: 150 }, (_, at) => [[`row ${at}`], ['word '.repeat(8)]])
    const rendered = render(replyWith(table('All', [{ label: 'Row' }, { label: 'Words' }], rows)))
    expect(rendered.problems).toEqual([])
    expect(rendered.text.match(/word/g)).toHaveLength(150 * 8)
  })

  test('a reply in which nobody can see anything is accepted', () => {
    for (const blank of blankTexts) {
      expect(render(replyWith(heading(blank), text(blank), note(blank))).problems).toEqual([])
    }
    expect(render(replyWith()).problems).toEqual([])
  })

  test('a long reply loses none of its words', () => {
    const paragraphs = Array.from({ length: 40 }, (_, index) =>
      text(`${'word '.repeat(60)}no. ${index}`),
    )
    const rendered = render(replyWith(...paragraphs))
    expect(rendered.problems).toEqual([])
    expect(rendered.text.match(/word/g)).toHaveLength(40 * 60)
  })

  test('a long reply in characters of three bytes loses none of them', () => {
    const rendered = render(
      replyWith(
        text('花'.repeat(6000)),
        ...Array.from({ length: 30 }, () => note('花'.repeat(100))),
      ),
    )
    expect(rendered.problems).toEqual([])
    expect(rendered.text.match(/花/g)).toHaveLength(9000)
  })

  test.each<readonly [string, Block]>([
    [
      'a menu of five hundred',
      select(
        'a:b:',
        'Choose',
        Array.from({ length: 500 }, (_, at) => ({ label: `${at}`, value: `${at}` })),
      ),
    ],
    ['an empty menu', select('a:b:', 'Choose', [])],
    ['a menu with the same entry twice', select('a:b:', 'Choose', [entry('x'), entry('x')])],
    [
      'a menu whose entries are as long as can be',
      select(
        'a:b:',
        'Choose '.repeat(30),
        Array.from({ length: 25 }, (_, at) => ({
          label: `${at} ${'label '.repeat(30)}`,
          value: `${at}`,
          description: 'description '.repeat(20),
        })),
      ),
    ],
    [
      'links that lead to no web page',
      buttons(
        ...[
          'javascript:alert(1)',
          'data:text/html,x',
          'http://',
          '',
          `https://a.example/${'x'.repeat(5000)}`,
        ].map((href) => ({ label: 'Go', href })),
      ),
    ],
    [
      'a hundred buttons',
      buttons(...Array.from({ length: 100 }, (_, at) => button(`${at}`, `a:b:${at}`))),
    ],
  ])('%s is accepted, or rejected with what to say', (_, block) => {
    expect(problemsUnlessRejected(() => render(replyWith(block)))).toEqual([])
  })
}

function entry(value: string) {
  return { label: value, value }
}

/** The same block in which every text, address and id ends in half a character. */
function withHalves<B extends Block>(block: B): B {
  return JSON.parse(
    JSON.stringify(block, (key, value: unknown) =>
      typeof value === 'string' && key !== 'kind' && key !== 'style' ? `${value}\uD83D` : value,
    ),
  ) as B
}

/** Returns what the platform would refuse; nothing if the renderer itself rejects the reply with a DeliveryError. */
function problemsUnlessRejected(render: () => RenderedForTest): readonly unknown[] {
  try {
    return render().problems
  } catch (error) {
    if (error instanceof DeliveryError && error.outcome === 'rejected') return []
    throw error
  }
}
