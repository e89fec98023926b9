/** What becomes of answers whose post is gone, or whose platform takes nothing. */
import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { dayMs } from '../../../src/core/platform/clock.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { room, teacher } from '../../fixtures/answering-class.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { ana, ben, cem, classWith, hourMs } from '../../fixtures/moderated-class.ts'

const tenSeconds = 10_000

test('where the post is deleted, its buttons elsewhere still work, and it is not drawn for ever', async () => {
  const { answer, post, push, platform, bot, pass, say, runAt } = await classWith('minimum:1')
  const question = post()
  await answer(ben, 'B', question)
  platform.remove(platform.messages.at(-1)?.id ?? '')
  await push('Read the others', ben, question)
  expect(toPlainText(await answer(ana, 'A', question))).toContain('Your answer is in.')
  await runAt(tenSeconds)
  expect(await bot().answeredPosts.drawStale()).toBe(0)
  expect(await say('answers status')).toContain('2 answers')
  await expect(pass(8 * dayMs)).rejects.toThrow('Nothing was posted')
})

test('where the post is deleted and somebody’s answer is hidden, the end shows it no more', async () => {
  const opened = await classWith('minimum:1 closes:16:00')
  const { push, line, platform, runAt, agree } = opened
  const id = platform.messages.at(-1)?.id ?? ''
  for (const person of [ana, ben, cem]) await agree(person, `${person.name}’s thought`)
  const [found] = await opened.store().discussion.recent(room.class, 1)
  const answers = found === undefined ? [] : await opened.store().discussion.list(found)
  for (const each of answers) await opened.store().moderation.choose(each.class, each.id, true)
  await runAt(7 * hourMs)
  expect(opened.lookBacks()[0]).toContain('Ana’s thought')
  platform.remove(id)
  const seen = replyOf(await push('See answers', teacher, await line('answers status')))
  const { blocks } = seen
  const from = blocks.findIndex((block) => JSON.stringify(block).includes('Ana’s thought'))
  const to = blocks.findIndex((block, at) => at > from && block.kind === 'buttons')
  await push('Hide', teacher, { ...seen, blocks: blocks.slice(from, to + 1) })
  await runAt(2 * 60_000)
  expect(opened.lookBacks()[0]).toContain('Ben’s thought')
  expect(opened.lookBacks()[0]).not.toContain('Ana’s thought')
})

test('while the platform takes nothing, the post is tried less and less often, and in the end no more', async () => {
  const { answer, platform, bot, clock, pass } = await classWith('minimum:1')
  await answer(ana, 'A')
  let tries = 0
  const edit = platform.edit.bind(platform)
  platform.edit = () => {
    tries += 1
    return Promise.reject(new DeliveryError('retryable', ['It is busy.']))
  }
  for (let step = 0; step < 6 * 60; step += 1) {
    clock.set(clock.now() + tenSeconds)
    await bot().answeredPosts.drawStale()
  }
  expect(tries).toBeGreaterThan(5)
  expect(tries).toBeLessThan(60)
  platform.edit = edit
  expect(await pass(hourMs)).toContain('1 person has answered.')
  platform.edit = () => {
    tries += 1
    return Promise.reject(new DeliveryError('retryable', ['It is busy.']))
  }
  await answer(ben, 'B')
  for (let day = 0; day < 20; day += 1) {
    clock.set(clock.now() + dayMs)
    await bot().answeredPosts.drawStale()
  }
  tries = 0
  clock.set(clock.now() + dayMs)
  await bot().answeredPosts.drawStale()
  expect(tries).toBe(0)
})

test('with closed messages a held answer is decided all the same, and its writer sees it in the list', async () => {
  const { answer, platform, line, push } = await classWith('minimum:1 hold:yes')
  platform.sendDirectMessage = () => Promise.reject(new DeliveryError('rejected', ['Closed.']))
  await answer(ana, 'A')
  await answer(ben, 'B')
  const hidden = replyOf(await push('Hide', teacher, await line('answers waiting')))
  expect(toPlainText(hidden)).toContain('Hidden from your class.')
  const mine = await line('answers mine', ana)
  const own = replyOf(await push('Open', ana, mine))
  expect(toPlainText(own)).toContain('A teacher removed it')
})
