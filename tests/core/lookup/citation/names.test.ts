import { expect, test } from 'vitest'
import {
  directInitials,
  inverted,
  invertedInitials,
  readName,
} from '../../../../src/core/lookup/citation/names.ts'

test.each([
  ['Martin Luther', 'King, Jr.', 'King, Martin Luther, Jr.', 'King, M. L., Jr.', 'M. L. King Jr.'],
  ['Martin Luther, Jr.', 'King', 'King, Martin Luther, Jr.', 'King, M. L., Jr.', 'M. L. King Jr.'],
  ['Henry Louis', 'Gates Jr', 'Gates, Henry Louis, Jr.', 'Gates, H. L., Jr.', 'H. L. Gates Jr.'],
  ['Robert', 'Downey III', 'Downey, Robert, III', 'Downey, R., III', 'R. Downey III'],
  ['Ludwig van', 'Beethoven', 'Beethoven, Ludwig van', 'Beethoven, L. van', 'L. van Beethoven'],
  ['Vincent', 'van Gogh', 'van Gogh, Vincent', 'van Gogh, V.', 'V. van Gogh'],
  ['Jean-Paul', 'Sartre', 'Sartre, Jean-Paul', 'Sartre, J.-P.', 'J.-P. Sartre'],
  ['J.R.R.', 'Tolkien', 'Tolkien, J.R.R.', 'Tolkien, J. R. R.', 'J. R. R. Tolkien'],
  ['Émile', 'Zola', 'Zola, Émile', 'Zola, É.', 'É. Zola'],
  ['雪芹', '曹', '曹, 雪芹', '曹, 雪芹', '雪芹 曹'],
  [undefined, 'Homer', 'Homer', 'Homer', 'Homer'],
  [
    undefined,
    'World Health Organization III',
    ...Array<string>(3).fill('World Health Organization III'),
  ],
])('%s %s', (given, family, ...written) => {
  const name = readName({ given, family })
  expect([inverted(name), invertedInitials(name), directInitials(name)]).toEqual(written)
})

test('Harvard sets initials without spaces, and keeps those around particles', () => {
  const names = [
    { given: 'George R. R.', family: 'Martin' },
    { given: 'Ludwig A. van', family: 'Beethoven' },
  ]
  expect(names.map((name) => invertedInitials(name, ''))).toEqual([
    'Martin, G.R.R.',
    'Beethoven, L.A. van',
  ])
})
