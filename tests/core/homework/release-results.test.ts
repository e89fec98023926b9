/** A test from its setting to the results, as its class meets it. */
import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { ana, ben, openHomeworkClass, room, teacher } from '../../fixtures/homework-class.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'

const minutes = 60_000
const pause = 'You’re taking a test, so lookups are paused'

function words(reply: Reply): string {
  return toPlainText(reply)
}

/** A test of forty minutes that is posted. */
async function openTest(options = '') {
  const opened = await openHomeworkClass()
  await opened.set(`due:Friday timezone:Europe/London questions:4 kind:test ${options}`)
  async function intro(person = ana): Promise<Reply> {
    return opened.push(await opened.card(), 'Begin or go on', person)
  }
  return {
    ...opened,
    intro,
    begin: async (person = ana) => opened.push(await intro(person), 'Begin', person),
  }
}

describe('a test', () => {
  test('says its rules before the time starts, and shows one card that counts nobody', async () => {
    const { intro, begin, card, attempt } = await openTest()
    expect(words(await card())).toContain('Time: 40 minutes')
    expect(words(await card())).toContain('Begin by: Fri, 15 Jan 2027')
    expect(words(await card())).not.toContain('handed in')
    const rules = words(await intro())
    expect(rules).toContain('4 questions in 40 minutes.')
    expect(rules).toContain('runs on while you’re away')
    expect(rules).toContain('You have one attempt.')
    expect(await attempt(ana)).toBeUndefined()
    expect(words(await begin())).toContain('Question 1 of 4')
  })

  test('closes lookups to whoever takes it, everywhere, from the beginning until it is handed in', async () => {
    const { begin, say, answer, attempt, push, bot } = await openTest()
    expect(await say('scene the letter', ana)).not.toContain(pause)
    await begin()
    const ownServer = { ...room, id: 'web:own', class: 'web:own-class' }
    const directMessage = { ...room, id: 'web:dm/ana', class: 'web:dm/ana' }
    const anywhere = [room, ownServer, directMessage]
    for (const where of anywhere) {
      for (const line of [
        'scene the letter',
        'quote light',
        'search letter',
        'review start lines',
      ]) {
        expect(await say(line, ana, where)).toContain(pause)
      }
    }
    // Being a teacher somewhere else opens nothing.
    expect(await say('scene the letter', { ...ana, isTeacher: true }, ownServer)).toContain(pause)
    const typed = { room: ownServer, command: 'quote', subcommand: '', option: 'words', typed: 'l' }
    expect(await bot().dispatch.suggest({ ...typed, person: ana })).toEqual([])
    expect(await say('scene the letter', ben)).not.toContain(pause)
    const [first = -1] = (await attempt(ana))?.order ?? []
    const overview = await push(await answer(ana, first, true), 'Look over and hand in', ana)
    expect(words(await push(overview, 'Hand in', ana))).toContain('Handed in.')
    for (const where of anywhere) {
      expect(await say('scene the letter', ana, where)).not.toContain(pause)
    }
  })

  test('goes on after kill -9 and without its message; the time runs on and hands it in by itself', async () => {
    const { begin, answer, attempt, restart, clock, line, say } = await openTest('minutes:20')
    await begin()
    const [first = -1, second = -1] = (await attempt(ana))?.order ?? []
    await answer(ana, first, true)
    await restart()
    clock.set(clock.now() + 12 * minutes)
    expect(words(await line('homework open', ana))).toContain('Question 2 of 4')
    expect(await say('scene the letter', ana)).toContain('which is in 8 minutes at the latest')
    clock.set(clock.now() + 9 * minutes)
    expect(words(await answer(ana, second, true))).toContain('came too late')
    expect(await say('scene the letter', ana)).not.toContain(pause)
    expect(await say('homework progress')).toContain('Handed in: 1')
    // There is no second attempt.
    expect(words(await line('homework open which:1', ana))).toContain('Handed in.')
    expect((await attempt(ana, 2))?.number).toBeUndefined()
  })

  test('is over for whoever answered nothing in their time, and everybody hears the same', async () => {
    const { begin, clock, say } = await openTest('minutes:20')
    await begin()
    expect(await say('homework progress')).toContain('Taking it now: 1')
    clock.set(clock.now() + 21 * minutes)
    const progress = await say('homework progress')
    expect(progress).toContain('Taking it now: 0')
    expect(progress).toContain('Time up, nothing answered: 1')
    const list = await say('homework list', ana)
    expect(list).toContain('time is up, and nothing was answered')
    expect(list).not.toContain('not begun')
    expect(await say('homework open', ana)).toContain('no homework to do')
  })

  test('shows nobody a result before everyone’s are released, and warns while somebody writes', async () => {
    const { begin, answer, attempt, push, line, say } = await openTest()
    await begin(ben)
    await begin()
    expect(await say('homework progress')).toContain('Taking it now: 2')
    const [first = -1] = (await attempt(ana))?.order ?? []
    const overview = await push(await answer(ana, first, true), 'Look over and hand in', ana)
    const handedIn = words(await push(overview, 'Hand in', ana))
    expect(handedIn).toContain('once your teacher releases the results')
    expect(handedIn).not.toMatch(/%|Right answer|✓/)
    expect(await say('homework list', ana)).not.toContain('%')
    expect(await say('homework release', ana)).toContain('Only teachers can use')
    const asked = await line('homework release')
    expect(words(asked)).toContain('1 student is still taking it')
    expect(words(await push(asked, 'Release them', teacher))).toContain('Released.')
    expect(words(await line('homework open which:1', ana))).toContain('1 of 4 right (25%)')
    expect(await say('homework release')).toContain('out already')
  })

  test('releases at a moment, and lets whoever began in time finish', async () => {
    const { begin, attempt, answer, clock, assignment, line } = await openTest(
      'minutes:30 release:"Saturday 10:00"',
    )
    const { dueAt, releasedAt } = (await assignment()).state
    clock.set((dueAt ?? 0) - 5 * minutes)
    await begin()
    const [first = -1] = (await attempt(ana))?.order ?? []
    clock.set((dueAt ?? 0) + 20 * minutes)
    expect(words(await answer(ana, first, true))).toContain('Saved')
    clock.set((dueAt ?? 0) + 26 * minutes)
    expect(words(await line('homework open which:1', ana))).toContain(
      'You’ll see your result after',
    )
    expect(words(await line('homework open which:1', ben))).toContain('didn’t hand anything in')
    clock.set(releasedAt ?? 0)
    expect(words(await line('homework open which:1', ana))).toContain('1 of 4 right')
  })

  test('gives extra time and fewer options in its own class alone', async () => {
    const { intro, begin, bot, attempt, assignment, press, store, card } = await openTest()
    const before = words(await card())
    const elsewhere = 'web:other-class'
    const most = { timeFactor: 2, fewerOptions: 2 } as const
    await store().accommodations.set(elsewhere, ana, most)
    expect(words(await intro())).toContain('in 40 minutes')
    const { accommodations } = await bot().openContext(room, teacher)
    await accommodations.set(ana, { timeFactor: 1.5, fewerOptions: 1 })
    expect(words(await intro())).toContain('4 questions in 60 minutes.')
    await begin()
    await begin(ben)
    const own = await attempt(ana)
    expect((own?.deadlineAt ?? 0) - (own?.startedAt ?? 0)).toBe(60 * minutes)
    const others = await attempt(ben)
    expect((others?.deadlineAt ?? 0) - (others?.startedAt ?? 0)).toBe(40 * minutes)
    // The card is the same to the byte.
    expect(words(await card())).toBe(before)
    const { items } = (await assignment()).plan
    const position = items.findIndex((item) => item.by === 'one' && item.options.length > 2)
    const counts = await Promise.all(
      [ana, ben].map(async (person) => {
        const asked = replyOf(await press(`homework:ask:hw1/1/${position}`, person))
        return Object.values(buttonsOf(asked)).filter((id) => id.includes(':answer:')).length
      }),
    )
    expect(counts[0]).toBe((counts[1] ?? 0) - 1)
    expect(JSON.stringify(await store().exportClass(room.class))).not.toContain('deadlineAt')
  })

  test('refuses what contradicts it', async () => {
    const { say } = await openHomeworkClass()
    const test = 'homework set due:Friday timezone:Europe/London kind:test'
    expect(await say(`${test} attempts:2`)).toContain('A test has one attempt')
    expect(await say(`${test} answers:at-once`)).toContain('everyone sees the results at once')
    expect(await say('homework set due:Friday timezone:Europe/London minutes:20')).toContain(
      'Only a test has a time limit.',
    )
    expect(await say('homework release')).toContain('There’s no homework yet.')
  })

  test('is what “homework open” goes on with, also after the last moment to begin', async () => {
    const { begin, clock, assignment, line, set, say } = await openTest('minutes:30')
    const { dueAt } = (await assignment()).state
    clock.set((dueAt ?? 0) - 5 * minutes)
    await begin()
    await set('due:"Saturday 0:10" timezone:Europe/London questions:3')
    expect(words(await line('homework open', ana))).toContain('Question 1 of 4')
    clock.set((dueAt ?? 0) + 20 * minutes)
    expect(words(await line('homework open', ana))).toContain('Question 1 of 4')
    expect(await say('homework close which:2')).toContain('is closed.')
    expect(await say('homework close which:2')).toContain('It’s closed already.')
    expect(await say('scene the letter', ana)).not.toContain(pause)
  })

  test('shows its answers to nobody who could still begin', async () => {
    const { say } = await openHomeworkClass()
    const test = 'homework set due:"Friday 17:00" timezone:Europe/London kind:test minutes:40'
    expect(await say(`${test} release:"2027-01-15 17:30"`)).toContain('while somebody may still be')
    expect(await say(`${test} release:"2027-01-14"`)).toContain('is over already')
    expect(await say(`${test} release:"Friday 17:40"`)).toContain('This is what your class will')
    const opened = await openTest()
    const asked = await opened.line('homework release')
    expect(words(asked)).toContain('Nobody can begin it after that.')
    await opened.push(asked, 'Release them', teacher)
    expect(words(await opened.card())).toContain('Closed.')
    expect(words(replyOf(await opened.press('homework:again:hw1', ana)))).toContain(
      'This is closed',
    )
    expect(await opened.say('homework move due:2027-01-22')).toContain('are out already')
  })

  test('is helped by no quiz and no report of a class that they teach themselves', async () => {
    const { begin, say, line, push, press } = await openTest()
    const ownServer = { ...room, id: 'web:own', class: 'web:own-class' }
    const asTeacher = { ...ana, isTeacher: true }
    const draft = await line('homework set due:Friday timezone:Europe/London', asTeacher, ownServer)
    await push(draft, 'Post it', asTeacher, ownServer)
    expect(await say('homework report', asTeacher, ownServer)).not.toContain(pause)
    await begin()
    for (const asked of ['quiz start', 'quiz report', 'quiz report which:1', 'homework report']) {
      expect(await say(asked, asTeacher, ownServer)).toContain(pause)
    }
    expect(
      words(replyOf(await press('homework:students:hw2', asTeacher, { where: ownServer }))),
    ).toContain(pause)
  })
})
