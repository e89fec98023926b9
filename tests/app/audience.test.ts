import { expect, test } from 'vitest'
import { applyAudience } from '../../src/app/audience.ts'
import { isForm } from '../../src/core/reply/form.ts'
import {
  button,
  buttons,
  heading,
  select,
  shareableReply,
  text,
} from '../../src/core/reply/reply.ts'
import { room } from '../fixtures/invoke.ts'

test('what only a private answer has is read above its buttons and menus', () => {
  const reply = {
    ...shareableReply(
      'discuss:open:x',
      heading('A question'),
      select('Open one', 'search:open', [{ label: 'One', value: '1' }]),
      buttons(button('Another question', 'discuss:another')),
    ),
    onlyPrivate: [text('One thoughtful answer')],
  }
  const alone = applyAudience(reply, room, { isPrivate: true })
  const shown = applyAudience(reply, room, { isPrivate: false })
  if (isForm(alone) || isForm(shown)) throw new Error('A form came.')
  expect(alone.blocks.map(({ kind }) => kind)).toEqual([
    'heading',
    'text',
    'select',
    'buttons',
    'buttons',
  ])
  expect(shown.blocks.map(({ kind }) => kind)).toEqual(['heading', 'select', 'buttons'])
})
