import { expect, test } from 'vitest'
import { findQuotations, quotationStyleOf } from '../../../src/core/draft/find-quotations.ts'

function quotesIn(...paragraphs: readonly string[]): readonly string[] {
  const style = quotationStyleOf(paragraphs.join('\n'))
  return findQuotations(paragraphs, style).flatMap((found) => found.map(({ text }) => text))
}

test.each([
  ['curly marks', '“Come in,” she said. “It’s open.”', ['Come in,', 'It’s open.']],
  ['straight marks', '"Come in," she said. "It\'s open."', ['Come in,', "It's open."]],
  [
    'marks of both kinds in one line',
    '“Sometimes I look at people," he says.',
    ['Sometimes I look at people,'],
  ],
  [
    'single marks and apostrophes',
    '‘It’s late,’ said Tom. ‘The dogs’ bowls aren’t clean.’ ‘Don’t.’',
    ['It’s late,', 'The dogs’ bowls aren’t clean.', 'Don’t.'],
  ],
  [
    'straight single marks',
    "'It's late,' said Tom. 'I'm off.' 'Don't go,' said Ann.",
    ["It's late,", "I'm off.", "Don't go,"],
  ],
  [
    'a quotation inside another',
    '“He said ‘never’ twice,” she told us.',
    ['He said ‘never’ twice,'],
  ],
  [
    'speech inside single marks',
    '‘She said “no” and left,’ said Ann. ‘Really.’ ‘Oh.’',
    ['She said “no” and left,', 'Really.', 'Oh.'],
  ],
  ['German marks', '„Komm herein“, sagte sie. „Es ist offen.“', ['Komm herein', 'Es ist offen.']],
  ['guillemets', '« Entrez », dit-elle.', ['Entrez']],
  [
    'guillemets that point inwards',
    '»Komm«, sagte er. »Nein«, sagte sie. »Doch.«',
    ['Komm', 'Nein', 'Doch.'],
  ],
  ['an apostrophe at the beginning of a word', 'He told ’em so, and ‘twas true.', []],
  ['inches and a stray mark', 'A board of 6" and another.” ', []],
])('%s', (_, text, quotes) => {
  expect(quotesIn(text)).toEqual(quotes)
})

test('a speech over several paragraphs has a mark at the beginning of each and one at its end', () => {
  const [first, second] = findQuotations(
    ['“It was dark,” he said. “We heard the bell.', '“Then we heard it no more.” He stopped.'],
    'double',
  )
  expect(first?.at(-1)).toMatchObject({ text: 'We heard the bell.', isOpen: true })
  expect(second).toMatchObject([{ text: 'Then we heard it no more.', isContinued: true }])
})

test('a mark that is never closed takes nothing with it', () => {
  expect(quotesIn('He said “hello and went away.', 'The day was long.')).toEqual([])
})
