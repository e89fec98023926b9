import { expect, test } from 'vitest'
import { ana, ben, openQuizRoom, teacher } from '../../fixtures/quiz-room.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'

async function openWithHint() {
  const room = await openQuizRoom()
  await room.line('quiz start questions:5 hints:yes retries:1', teacher)
  await room.push('Join', ana)
  await room.push('Join', ben)
  await room.push('Start now', teacher)
  return room
}

test('a second try and a hint survive a kill, and nobody else learns of them', async () => {
  const room = await openWithHint()
  expect(await room.say('quiz start questions:5 hints:yes mode:peer', teacher)).toContain(
    'talking is the help',
  )
  // The first question that neither is a matter of two options nor lacks a hint.
  for (;;) {
    const { item } = await room.question()
    if (item.hint !== undefined && !('options' in item && item.options.length === 2)) break
    await room.line('quiz skip', teacher)
    await room.line('quiz skip', teacher)
  }
  const { at } = await room.question()
  const asked = room.words()
  const hint = toPlainText(replyOf(await room.press(buttonsOf(room.board())['Hint (−25%)']!, ana)))
  expect(hint).toContain('Hint: Think of who climbs the tower.')
  expect(hint).toContain('three quarters of its points')
  expect(room.words()).toBe(asked)
  expect(await room.answer(ana, false)).toContain('Not yet.')
  await room.answer(ben, true)
  await room.kill()
  await room.restart()
  expect((await room.question()).at).toBe(at)
  expect(await room.answer(ana, true)).toContain('Saved.')
  const state = await room.state()
  expect(state?.phase).toBe('asking')
  await room.line('quiz skip', teacher)
})

test('no next question is promised, since a question may be the last', async () => {
  const room = await openWithHint()
  const buttons = buttonsOf(room.board())
  await room.line('quiz stop', teacher)
  for (const label of ['Hint (−25%)', 'A', 'My view'].filter((each) => each in buttons)) {
    const reply = await room.press(buttons[label]!, ana).then(replyOf, (error: Error) => error)
    const words = reply instanceof Error ? reply.message : toPlainText(reply)
    expect(words).toMatch(/^(?:This question is closed|This quiz is over)\.$/)
  }
})
