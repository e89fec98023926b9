import { expect, test } from 'vitest'
import { renderPreview } from '../../../src/adapters/web/preview.ts'
import type { LoggedMessage } from '../../../src/adapters/web/room-log.ts'
import { type Block, buttons, button, replyWith, text } from '../../../src/core/reply/reply.ts'

function preview(blocks: readonly Block[], to?: string): string {
  const message: LoggedMessage = {
    id: 'm1',
    room: 'web:general',
    at: 0,
    order: 1,
    revision: 1,
    reply: replyWith(...blocks),
    ...(to === undefined ? {} : { to }),
  }
  return renderPreview(message, 0).markup
}

test('shows a private message as each platform shows one to a single person', () => {
  const hello = [text('Hello')]
  expect(preview(hello, 'web:ana')).toMatch(/Only you can see this[\s\S]*Only visible to you/)
  expect(preview(hello)).not.toMatch(/Only (you|visible)/)
})

test('shows a long reply as the several messages that it becomes', () => {
  const shown = preview([text('word '.repeat(1500))])
  const [discord = '', slack = ''] = shown.split('id="preview-slack"')
  expect(discord.match(/class="who"/g)).toHaveLength(2)
  expect(slack.match(/class="who"/g)).toHaveLength(1)
})

test('says so where a platform cannot show a reply', () => {
  const shown = preview([buttons(button('Next', `scene:open:${'x'.repeat(200)}`))])
  expect(shown).toContain('Discord can’t show this message: there is too much in it.')
  expect(shown).not.toContain('Slack can’t show this message')
})
