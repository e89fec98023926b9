import { expect, test } from 'vitest'
import { separator, text } from '../../../src/core/reply/reply.ts'
import { answerView, homeView } from '../../../src/render/slack/views.ts'
import { judgeView } from '../../fakes/slack/block-kit/check.ts'
import { ModalView, HomeView } from '../../fakes/slack/block-kit/views.ts'

const long = Array.from({ length: 90 }, () => text('ß'.repeat(2900)))

test('a view is no larger than Slack allows', () => {
  expect(judgeView(homeView({ blocks: long }), 'home')).toMatchObject({ ok: true })
  expect(judgeView(answerView('', { blocks: long }), 'modal')).toMatchObject({ ok: true })
})

const paragraphs = Array.from({ length: 70 }, (_, n) => [text(`Part ${n}.`), separator()]).flat()

test.each([
  ['the Home tab', HomeView, homeView({ blocks: paragraphs })],
  ['a window', ModalView, answerView('', { blocks: paragraphs })],
] as const)('what %s has no room for is said to be missing', (_, schema, view) => {
  expect(schema.safeParse(view).error).toBeUndefined()
  expect(JSON.stringify(view)).toContain('There’s more.')
  expect(JSON.stringify(homeView({ blocks: paragraphs.slice(0, 90) }))).not.toContain(
    'There’s more',
  )
})
