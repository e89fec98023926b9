import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { everyBlock } from '../../fixtures/every-block.ts'

test('every kind of block has words, and only words', () => {
  expect(toPlainText({ blocks: everyBlock })).toBe(
    [
      'A heading',
      'Words em strong mark spoiler code at nine Ana another channel daily set 08:30',
      '“The line”\n— Mara, to Osk\nTale, scene 1',
      'Who: Mara\nWhere: The tower',
      '• one\n• two',
      '1. first\n2. second',
      'Why?\n• And then?',
      'A. Mara\nB. Osk',
      '✓ A. Mara: 3 of 4\n  B. Osk: 1 of 4',
      '1. Ana: 5\n1. Ben: 5\n3. Cy: 2',
      'Closes at nine',
      'small print the readers',
      'The wall',
      'Monday · Line: Keep the light · Posts: 1\nTuesday · Line: I would not · Posts: 2',
      'Attached: scores.csv',
    ].join('\n\n'),
  )
})
