import { describe, expect, test } from 'vitest'
import type { Person, Room } from '../../../src/core/platform/room.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { ana, ben, openHomeworkClass, room, teacher } from '../../fixtures/homework-class.ts'
import { hourMs } from '../../fixtures/homework.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'

/** Ana’s own conversation with the bot, which belongs to no class by itself. */
const inPrivate: Room = {
  id: 'web:dm-ana',
  class: 'web:dm/ana',
  platform: 'web',
  allowsMature: false,
}
const stranger: Person = { id: 'web:dan', name: 'Dan', isTeacher: false }

function words(reply: Reply): string {
  return toPlainText(reply)
}

/** A class with a daily post, on a Wednesday, which Ana leaves for five days. */
async function openAwayClass({ hasLinks = true } = {}) {
  const opened = await openHomeworkClass()
  const { line, clock, platform, bot } = opened
  platform.permalink = ({ id }) => (hasLinks ? `https://chat.example/${id}` : undefined)
  await line('daily set time:16:00 timezone:Europe/London')

  async function pass(ms: number): Promise<void> {
    clock.set(clock.now() + ms)
    await bot().daily.worker.runDue()
  }

  await line('scene letter', ana)
  await bot().homeClasses.settled()
  for (const hours of [8, 24, 24, 72, 16]) await pass(hours * hourMs)
  return { ...opened, pass }
}

describe('what somebody missed', () => {
  test('is the posts since their last visit, with links, for them alone', async () => {
    const { line, platform } = await openAwayClass()
    const shown = await line('reading catch-up', ana)
    expect(shown.private).toBe(true)
    expect(words(shown)).toContain('Since Wed, 13 Jan')
    expect(words(shown)).toContain('Your class talked about 4 questions:')
    const links = shown.blocks.flatMap((block) =>
      block.kind === 'row' && 'href' in block.button ? [block.button.href] : [],
    )
    expect(links).toEqual(platform.messages.map(({ id }) => `https://chat.example/${id}`))
    expect(words(shown)).toContain('nobody is told that you were away')
  })

  test('has the line itself where messages have no address', async () => {
    const { line } = await openAwayClass({ hasLinks: false })
    expect(words(await line('reading catch-up', ana))).toMatch(/The line was: “[^“”]+”/)
  })

  test('begins on a day that they name, or a week further back', async () => {
    const { line, push } = await openAwayClass()
    const shown = await line('reading catch-up since:Friday', ana)
    expect(words(shown)).toContain('Since Fri, 15 Jan')
    expect(words(shown)).toContain('about 2 questions')
    expect(words(await push(shown, 'A week further back', ana))).toContain('Since Fri, 8 Jan')
    expect(words(await line('reading catch-up since:2026-06-01', ana))).toContain('two months ago')
    expect(words(await line('reading catch-up since:2027-01-30', ana))).toMatch(/hasn’t come yet/)
  })

  test.each(['homework list', 'reading show'])(
    '%s offers it to students, and says since when to one who was away for days',
    async (asked) => {
      const { line, push, pass } = await openAwayClass()
      const shown = await line(asked, ana)
      expect(words(shown)).toContain('You were last here on Wed, 13 Jan.')
      expect(words(await push(shown, 'What I missed', ana))).toContain('about 4 questions')
      const teachers = await line(asked)
      expect(Object.keys(buttonsOf(teachers))).not.toContain('What I missed')
      await pass(24 * hourMs)
      const soon = await line(asked, ana)
      expect(words(soon)).not.toContain('You were last here')
      expect(Object.keys(buttonsOf(soon))).toContain('What I missed')
    },
  )

  test('says the same in direct messages, of the class that they used last', async () => {
    const { line } = await openAwayClass()
    const shown = await line('reading catch-up', ana, inPrivate)
    expect(words(shown)).toContain('Your class talked about 4 questions:')
    const elsewhere = { ...inPrivate, id: 'web:dm-dan', class: 'web:dm/dan' }
    expect(words(await line('reading catch-up', stranger, elsewhere))).toContain(
      'in a channel of your class',
    )
  })

  test('hides what the class has not reached', async () => {
    const { line } = await openAwayClass({ hasLinks: false })
    const before = words(await line('reading catch-up', ana))
    await line('progress set climb')
    const after = words(await line('reading catch-up', ana))
    expect(after).toContain('a question that your class doesn’t see at the moment.')
    expect(after).not.toBe(before)
  })

  test('has the homework that is still open, until it is handed in', async () => {
    const { line, set, push, press } = await openAwayClass()
    await set('due:Friday questions:3 timezone:Europe/London')
    const shown = await line('reading catch-up', ana)
    expect(words(shown)).toContain('Still to hand in:')
    expect(words(await push(shown, 'Begin', ana))).toContain('Question 1 of 3')
    expect(words(await line('reading catch-up', ana))).toContain('Still to hand in:')
    await press('homework:cancel:hw1', teacher)
    expect(words(await line('reading catch-up', ana))).not.toContain('Still to hand in:')
  })

  test('is nothing for somebody who was there', async () => {
    const { line } = await openHomeworkClass()
    expect(words(await line('reading catch-up', ben))).toContain('You’ve missed nothing')
  })

  test('has what the reading plan opened meanwhile', async () => {
    const { line, store, restart } = await openAwayClass()
    const plan = {
      pack: 'lantern',
      room: '',
      time: '07:00',
      zone: 'Europe/London',
      steps: [
        { date: '2027-01-11', scene: 'the-climb' },
        { date: '2027-01-15', scene: 'the-letter' },
        { date: '2027-01-25', scene: 'the-harbour' },
      ],
    }
    const key = { room: '', pack: 'lantern' }
    const by = { id: teacher.id, name: teacher.name }
    await store().reading.save(room.class, key, { plan, seen: 0, by, said: 'Set.' })
    await restart()
    const shown = await line('reading catch-up', ana)
    expect(words(shown)).toContain('Read scene 2')
    expect(Object.keys(buttonsOf(shown))).toContain('Scene 2')
  })
})

describe('practising it', () => {
  test('asks ten questions at most, for them alone, and goes on where they stopped', async () => {
    const { line, push, store } = await openAwayClass()
    const begun = await push(await line('reading catch-up', ana), 'Practise it', ana)
    expect(begun.private).toBe(true)
    expect(words(begun)).toMatch(/Here are \d+ questions about what you missed while you were away/)
    expect(words(begun)).toMatch(/Question 1 of \d+/)
    const [practice, ...others] = await store().homework.listPractices(room.class, ana.id)
    expect(others).toEqual([])
    expect(practice?.plan.items.length).toBeLessThanOrEqual(10)
    expect(await store().homework.list(room.class)).toEqual([])
    const again = await push(await line('reading catch-up', ana), 'Practise it', ana)
    expect(words(again)).toMatch(/Question 1 of \d+/)
    expect(await store().homework.listPractices(room.class, ana.id)).toHaveLength(1)
  })

  test('begins in direct messages, too, in the class that they used last', async () => {
    const { line, push, store } = await openAwayClass()
    const shown = await line('reading catch-up', ana, inPrivate)
    const begun = await push(shown, 'Practise it', ana, inPrivate)
    expect(words(begun)).toContain('Question 1 of')
    expect(await store().homework.listPractices(room.class, ana.id)).toHaveLength(1)
    expect(words(await line('review missed', ana))).toContain('while you were away')
  })

  test('waits for another practice, unless they end it', async () => {
    const { line, push, press, set, answer, store, clock } = await openAwayClass()
    await set('due:"today 12:00" questions:3 timezone:Europe/London')
    await press('homework:begin:hw1', ana)
    await answer(ana, 0, false)
    clock.set(clock.now() + 10 * hourMs)
    expect(words(await line('review missed', ana))).toContain('Question 1 of')
    const waiting = await push(await line('reading catch-up', ana), 'Practise it', ana)
    expect(words(waiting)).toContain('You’re still practising what you missed.')
    const begun = replyOf(await press(buttonsOf(waiting)['End it and begin'] ?? '', ana))
    expect(words(begun)).toContain('while you were away')
    expect(await store().homework.listPractices(room.class, ana.id)).toHaveLength(2)
  })

  test('says so where homework is asking everything about it, or where the pack asks nothing', async () => {
    const { line, push, set } = await openAwayClass()
    await set('due:"in two weeks" questions:30 timezone:Europe/London')
    const asked = await push(await line('reading catch-up', ana), 'Practise it', ana)
    expect(words(asked)).toContain('Your homework or a quiz is asking those questions')
  })

  test('asks nothing that open homework asks', async () => {
    const { line, push, set, store, assignment } = await openAwayClass()
    await set('due:Friday questions:3 timezone:Europe/London')
    const { plan } = await assignment()
    const asked = new Set(plan.items.map(({ id }) => id))
    await push(await line('reading catch-up', ana), 'Practise it', ana)
    const [practice] = await store().homework.listPractices(room.class, ana.id)
    expect(practice?.plan.items.filter(({ id }) => asked.has(id))).toEqual([])
  })
})
