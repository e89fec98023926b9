import { expect, test } from 'vitest'
import { fitItem } from '../../../src/core/exchange/fit-item.ts'

const term = {
  id: 'osmosis',
  term: 'osmosis',
  field: 'biology',
  definition: 'Water moves through a membrane.',
  rating: 'everyone',
  source: ['T1'],
}

test.each([
  ['nothing on its back', { definition: ' ' }, 'Its back is empty. Write it, and import it again.'],
  [
    'a line break that no editor shows',
    { definition: 'Water\u2028moves.' },
    'Its back has a line break that was copied from elsewhere and that no editor shows as one. Delete it, and press Enter there instead.',
  ],
  ['two lines on its front', { term: 'os\nmosis' }, 'Its front should be on one line.'],
  [
    'a number where words belong',
    { definition: 5 },
    'Its back isn’t what a pack can hold. Check it, and import it again.',
  ],
])('%s is said as what it is', (_, changed, reason) => {
  expect(fitItem('terms', term, [])).toMatchObject({ notes: [] })
  expect(fitItem('terms', { ...term, ...changed }, [])).toEqual({ reason })
})
