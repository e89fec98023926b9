/** What every renderer promises: whatever a reply says, the platform accepts the result and people can read all of it. */
import { describe, expect, test } from 'vitest'
import { DeliveryError } from '../../src/core/platform/platform.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  replyWith,
  select,
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

    test('is accepted with far too many words, or rejected with what to say', () => {
      expect(problemsUnlessRejected(() => render(replyWith(withWords(block, longText))))).toEqual(
        [],
      )
    })
  })

  test('a long reply loses none of its words', () => {
    const paragraphs = Array.from({ length: 40 }, (_, index) =>
      text(`${'word '.repeat(60)}no. ${index}`),
    )
    const rendered = render(replyWith(...paragraphs))
    expect(rendered.problems).toEqual([])
    expect(rendered.text.match(/word/g)).toHaveLength(40 * 60)
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
    [
      'a hundred buttons',
      buttons(...Array.from({ length: 100 }, (_, at) => button(`${at}`, `a:b:${at}`))),
    ],
  ])('%s is accepted, or rejected with what to say', (_, block) => {
    expect(problemsUnlessRejected(() => render(replyWith(block)))).toEqual([])
  })
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
