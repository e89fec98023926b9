import { describe, expect, test } from 'vitest'
import { emptyCalendar } from '../../src/core/calendar/class-calendar.ts'
import type { NamesShown } from '../../src/core/discussion/answer.ts'
import { DeliveryError, type DeliveryOutcome } from '../../src/core/platform/platform.ts'
import type { Person, Room } from '../../src/core/platform/room.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { ana, ben, openHomeworkClass, room, teacher } from '../fixtures/homework-class.ts'
import { hourMs } from '../fixtures/homework.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'

const dayMs = 24 * hourMs
const colleague: Person = { id: 'web:okafor', name: 'Mr. Okafor', isTeacher: true }
/** Where direct messages belong to no class, nobody is known as a teacher. */
const inPrivate: Room = {
  id: 'web:dm-rivera',
  class: 'web:dm/rivera',
  platform: 'web',
  allowsMature: false,
}
const riveraInPrivate: Person = { ...teacher, isTeacher: false }

function words(reply: Reply | undefined): string {
  return reply === undefined ? '' : toPlainText(reply)
}

/** A class whose homework Ana has handed in and Ben has not, on a Wednesday at nine. */
async function openDigestClass() {
  const opened = await openHomeworkClass()
  const { line, press, set, answer, push, card, assignment, bot, clock, direct, platform } = opened
  await set('due:Friday questions:4 timezone:Europe/London')
  await push(await card(), 'Begin or go on', ana)
  const { plan } = await assignment()
  for (const position of plan.items.keys()) await answer(ana, position, position === 0)
  await press(`homework:finish:${plan.id}/1/0`, ana)
  await line('scene letter', ben)
  await bot().homeClasses.settled()

  /** Lets time pass and sends what is due. */
  async function pass(ms: number): Promise<number> {
    clock.set(clock.now() + ms)
    return bot().digest.worker.remindDue(clock.now())
  }
  /** Direct messages fail from now on, until they work again. */
  function fail(outcome: DeliveryOutcome): void {
    platform.sendDirectMessage = () => Promise.reject(new DeliveryError(outcome, ['It failed.']))
  }

  function works(): void {
    platform.sendDirectMessage = (person, reply) => {
      direct.push({ person, reply })
      return Promise.resolve()
    }
  }

  return { ...opened, pass, fail, works, digests: () => direct.map(({ reply }) => words(reply)) }
}

const set16 = 'digest set time:16:00 timezone:Europe/London'

describe('asking for it', () => {
  test('a teacher sees what happened without having set anything up; a student sees nothing', async () => {
    const { line } = await openDigestClass()
    const shown = await line('digest show')
    expect(shown.private).toBe(true)
    expect(words(shown)).toContain('Your class, Wed, 13 Jan')
    expect(words(shown)).toContain('1 of 2 handed in, due Fri, 15 Jan 2027 23:59 Europe/London.')
    expect(words(shown)).toMatch(/Not heard in the last week: Ben\./)
    expect(words(shown)).toContain('To get this in private every school day, use digest set')
    expect(words(await line('digest show', ana))).toContain('Only teachers')
    expect(words(await line(set16, ana))).toContain('Only teachers')
  })

  test('each part opens by its button, and leads back', async () => {
    const { line, push } = await openDigestClass()
    const shown = await line('digest show')
    const people = await push(shown, 'Students', teacher)
    expect(words(people)).toContain('Please keep it private.')
    expect(words(people)).toContain('Heard this week: Ana')
    expect(words(people)).toContain('Not heard this week: Ben')
    const results = await push(shown, 'Results', teacher)
    expect(words(results)).toContain('Most missed, 0% right')
    const again = await push(shown, 'Take up again', teacher)
    expect(words(again)).toContain('Nobody got it')
    expect(words(again)).not.toContain('Question 2')
    expect(Object.keys(buttonsOf(again)).some((label) => label.startsWith('Scene'))).toBe(true)
    expect(words(await push(again, 'Back', teacher))).toContain('Your class, Wed, 13 Jan')
  })

  test('says that there is nothing to report', async () => {
    const { line } = await openHomeworkClass()
    expect(words(await line('digest show'))).toContain('There’s nothing to report')
  })
})

describe('getting it', () => {
  test('comes once, in private, at the time of the class, to each teacher who has set it', async () => {
    const { line, pass, direct, digests } = await openDigestClass()
    const set = await line(set16)
    expect(words(set)).toContain('16:00 Europe/London, on school days')
    expect(words(set)).toContain('The next one comes on Wed, 13 Jan 2027 at 16:00')
    await line('digest set time:17:00 timezone:Europe/London', colleague)
    expect(await pass(7 * hourMs - 1)).toBe(0)
    expect(await pass(1)).toBe(1)
    expect(await pass(60_000)).toBe(0)
    expect(direct.map(({ person }) => person)).toEqual([teacher.id])
    expect(digests()[0]).toContain('1 of 2 handed in')
    expect(await pass(hourMs)).toBe(1)
    expect(direct.map(({ person }) => person)).toEqual([teacher.id, colleague.id])
  })

  test('tells what is new since the last one, and stays quiet where nothing is', async () => {
    const { line, pass, digests } = await openDigestClass()
    await line(set16)
    await pass(7 * hourMs)
    // On Thursday there’s nothing new; Friday’s says what is due that night, and Monday’s how it ended.
    expect(await pass(dayMs)).toBe(0)
    expect(await pass(dayMs)).toBe(1)
    expect(await pass(3 * dayMs)).toBe(1)
    expect(digests().at(-1)).toContain('1 of 2 handed in.')
    expect(await pass(dayMs)).toBe(0)
    expect(await pass(dayMs)).toBe(0)
  })

  test('fits the screen of a phone, whatever has happened', async () => {
    const { line, push, pass, direct } = await openDigestClass()
    const due = 'due:Friday questions:3 timezone:Europe/London'
    for (let count = 2; count <= 6; count += 1) {
      await push(await line(`homework set ${due}`), 'Post it', teacher)
    }
    await line(set16)
    await pass(7 * hourMs)
    const [digest] = direct
    expect(words(digest?.reply).split('\n').length).toBeLessThan(14)
    expect(words(digest?.reply).length).toBeLessThan(900)
  })

  test.each([
    ['a holiday', { holidays: [{ from: '2027-01-13', to: '2027-01-13', name: 'Founder’s Day' }] }],
    ['a pause', { pauses: [{ from: '2027-01-13', reason: 'Snow' }] }],
    ['a day without school', { days: ['mon' as const, 'tue' as const] }],
    [
      'the time between terms',
      { terms: [{ name: 'Spring', from: '2027-02-01', to: '2027-04-01' }] },
    ],
  ])('stays quiet on %s, and says so on request', async (_name, off) => {
    const { line, pass, store } = await openDigestClass()
    const calendar = { ...emptyCalendar, zone: 'Europe/London', ...off }
    await store().calendars.save(room.class, { calendar, version: 0 }, [])
    await line(set16)
    expect(await pass(7 * hourMs)).toBe(0)
    expect(words(await line('digest show'))).toMatch(/None is sent today, because /)
  })

  test('comes on a day that its teacher chose, though it is no school day', async () => {
    const { line, pass } = await openDigestClass()
    expect(words(await line('digest set time:16:00 days:sun timezone:Europe/London'))).toContain(
      '16:00 Europe/London, Sun',
    )
    expect(await pass(7 * hourMs)).toBe(0)
    expect(await pass(4 * dayMs)).toBe(1)
  })

  test('moves with the time zone of its class', async () => {
    const { line, pass } = await openDigestClass()
    await line(set16)
    await line('calendar set timezone:America/New_York')
    expect(await pass(7 * hourMs)).toBe(0)
    expect(await pass(5 * hourMs)).toBe(1)
  })

  test('is not hours late: after a longer stop the next one tells it all', async () => {
    const { line, pass, restart, clock, digests } = await openDigestClass()
    await line(set16)
    clock.set(clock.now() + 9 * hourMs + 60_000)
    await restart()
    expect(await pass(0)).toBe(0)
    expect(await pass(22 * hourMs)).toBe(1)
    expect(digests()).toHaveLength(1)
    expect(digests()[0]).toContain('1 of 2 handed in')
  })

  test('ends with a button or with digest off, for its teacher alone', async () => {
    const { line, pass, push, say } = await openDigestClass()
    const set = await line(set16)
    await line(set16, colleague)
    expect(words(await push(set, 'Turn it off', teacher))).toContain('Your digest is off')
    expect(await pass(7 * hourMs)).toBe(1)
    expect(await say('digest off')).toContain('You have no digest')
    expect(await say('digest off', colleague)).toContain('Your digest is off')
  })
})

describe('in direct messages', () => {
  test('the digests of two classes stand side by side, and one that is turned off leaves the other', async () => {
    const { line, say } = await openDigestClass()
    const york: Room = { ...room, id: 'web:york', class: 'web:york' }
    await line(set16)
    await line('digest set time:07:30 timezone:America/New_York', teacher, york)
    const both = await say('digest show', riveraInPrivate, inPrivate)
    expect(both).toContain('at 16:00')
    expect(both).toContain('at 07:30')
    expect(await say('digest off', teacher, york)).toContain('Your digest is off')
    expect(await say('digest show', riveraInPrivate, inPrivate)).toContain('1 of 2 handed in')
  })

  test('its parts open there, and so does the whole', async () => {
    const { line, pass, direct, push, say } = await openDigestClass()
    await line(set16)
    await pass(7 * hourMs)
    const [digest] = direct
    if (digest === undefined) throw new Error('No digest came.')
    const people = await push(digest.reply, 'Students', riveraInPrivate, inPrivate)
    expect(words(people)).toContain('Heard this week: Ana')
    expect(await say('digest show', riveraInPrivate, inPrivate)).toContain('1 of 2 handed in')
    expect(await say('digest off', riveraInPrivate, inPrivate)).toContain('Your digest is off')
    expect(await say('digest show', riveraInPrivate, inPrivate)).toContain('You have no digest')
  })

  test('nobody opens the digest of somebody else, nor that of a class by a forged button', async () => {
    const { line, pass, direct, press } = await openDigestClass()
    await line(set16)
    await pass(7 * hourMs)
    const people = buttonsOf(direct[0]?.reply ?? (await line('digest show')))['Students'] ?? ''
    expect(people).not.toBe('')
    for (const person of [ana, colleague]) {
      expect(words(replyOf(await press(people, person)))).toContain('You have no digest')
    }
    const anaInPrivate = { ...inPrivate, id: 'web:dm-ana', class: 'web:dm/ana' }
    const forged = 'digest:open:-/people/0'
    expect(words(replyOf(await press(forged, ana)))).toContain('Only teachers')
    const inOwn = replyOf(await press(forged, ana, { where: anaInPrivate }))
    expect(words(inOwn)).not.toContain('Heard')
    const elsewhere = { ...room, id: 'web:other', class: 'web:other-class' }
    const other = replyOf(await press(forged, colleague, { where: elsewhere }))
    expect(words(other)).not.toContain('Ana')
  })

  test('says at the next use that it could not arrive', async () => {
    const { line, pass, fail, say } = await openDigestClass()
    await line('digest set time:16:00 days:everyday timezone:Europe/London')
    fail('rejected')
    expect(await pass(7 * hourMs)).toBe(0)
    expect(await say('digest show')).toContain('The digest of Wed, 13 Jan 2027 couldn’t reach you.')
    expect(await say('digest show')).toContain('The next one will be tried again.')
    expect(await say('daily status')).toContain(
      'The digest of Wed, 13 Jan 2027 couldn’t reach you.',
    )
    expect(await say('daily status', colleague)).not.toContain('digest')
  })

  test('one that certainly did not arrive is sent again, once', async () => {
    const { line, pass, fail, works, direct } = await openDigestClass()
    await line(set16)
    fail('retryable')
    expect(await pass(7 * hourMs)).toBe(0)
    works()
    expect(await pass(60_000)).toBe(1)
    expect(await pass(60_000)).toBe(0)
    expect(direct).toHaveLength(1)
  })

  test('one whose outcome is unknown is not sent again, and that is said', async () => {
    const { line, pass, fail, works, direct, say } = await openDigestClass()
    await line(set16)
    fail('unknown')
    expect(await pass(7 * hourMs)).toBe(0)
    works()
    expect(await pass(60_000)).toBe(0)
    expect(direct).toEqual([])
    expect(await say('digest show')).toContain('may not have reached you')
  })
})

describe('who gets it', () => {
  test('ends once its teacher is seen as none any more', async () => {
    const { line, pass, bot, store } = await openDigestClass()
    await line(set16)
    await line('scene letter', { ...teacher, isTeacher: false })
    await expect.poll(() => store().digests.list(teacher.id)).toEqual([])
    expect(bot().digest).toBeDefined()
    expect(await pass(7 * hourMs)).toBe(0)
  })

  test('rests where its teacher was not seen for six weeks, and goes on once they are', async () => {
    const { line, pass, push, clock, card } = await openDigestClass()
    await line('digest set time:16:00 days:everyday timezone:Europe/London')
    clock.set(clock.now() + 50 * dayMs)
    const draft = await line(
      'homework set due:tomorrow questions:3 timezone:Europe/London',
      colleague,
    )
    await push(draft, 'Post it', colleague)
    await card()
    await pass(0)
    expect(await pass(7 * hourMs)).toBe(0)
    await line('scene letter')
    await clock.flush()
    expect(await pass(dayMs)).toBe(1)
  })

  test('is gone with the class, and with the person’s data', async () => {
    const { line, bot, store, say } = await openDigestClass()
    await line(set16)
    await line(set16, colleague)
    expect(await say('mydata show')).toContain('Your digest')
    await store().personalData.erase(teacher.id)
    expect(await store().digests.list(teacher.id)).toEqual([])
    expect(await store().digests.list(colleague.id)).toHaveLength(1)
    await bot().lose({ class: room.class })
    expect(await store().digests.list(colleague.id)).toEqual([])
  })
})

describe('answers to the daily question', () => {
  /** Ana and Ben have answered today’s question, and Ben has reacted to Ana’s answer. */
  async function openAnsweredClass(names: NamesShown) {
    const opened = await openDigestClass()
    const { discussion, quizRecords } = opened.store()
    const post = { class: room.class, schedule: 's1', date: '2027-01-13' }
    await discussion.open({
      ...post,
      room: room.id,
      item: 'q1',
      prompt: 'Why does she climb?',
      names,
      minimum: 1,
      isHeld: false,
      closesAt: opened.clock.now() + dayMs,
      zone: 'Europe/London',
      post: { blocks: [] },
    })
    await quizRecords.choosePseudonym(room.class, ana, 'Quiet Heron')
    for (const { id: person, name } of [ana, ben]) {
      await discussion.write({ ...post, person }, { id: `a-${name}`, name, text: 'To see.' })
    }
    const byBen = { ...post, person: ben.id }
    await discussion.read(byBen, 0)
    await discussion.react(byBen, 'a-Ana', 'agree')
    await opened.line(set16)
    await opened.pass(7 * hourMs)
    return { ...opened, digest: words(opened.direct[0]?.reply) }
  }

  test('says how many wrote, and whose answer the class reacted to most', async () => {
    const { digest, line, push } = await openAnsweredClass('named')
    expect(digest).toContain('2 of 2 answered the question.')
    expect(digest).toContain('Most reactions: Ana, 1 reaction.')
    expect(digest).not.toContain('Not heard')
    const people = words(await push(await line('digest show'), 'Students', teacher))
    expect(people).toContain('Heard this week: Ana, Ben')
  })

  test('names a pseudonym where the class sees pseudonyms', async () => {
    const { digest } = await openAnsweredClass('pseudonym')
    expect(digest).toContain('Most reactions: Quiet Heron, 1 reaction.')
  })

  test('names nobody where answers are anonymous, in no part', async () => {
    const { digest, line, push } = await openAnsweredClass('anonymous')
    expect(digest).toContain('2 of 2 answered the question.')
    expect(digest).toContain('Most reactions: an answer with 1 reaction.')
    const people = words(await push(await line('digest show'), 'Students', teacher))
    expect(people).toContain('Answers are anonymous in your class, so nobody is named here.')
    expect(people).not.toMatch(/Ana|Ben|Heron/)
  })

  test('says what waits for the teacher', async () => {
    const { store, line, push } = await openAnsweredClass('named')
    await store().discussion.setState(room.class, 'a-Ben', 'held')
    const shown = await line('digest show')
    expect(words(shown)).toContain('1 answer held for you: answers waiting.')
    expect(words(await push(shown, 'Look at held answers', teacher))).toContain(
      '1 answer is waiting',
    )
    // In direct messages nobody is known as a teacher of a class.
    const there = await line('digest show', riveraInPrivate, inPrivate)
    expect(words(there)).toContain('1 answer held for you: answers waiting.')
    expect(Object.keys(buttonsOf(there))).not.toContain('Look at held answers')
  })
})

describe('the reading plan', () => {
  test('says what opens before the next digest', async () => {
    const { store, line, pass, direct, restart } = await openDigestClass()
    const steps = [{ date: '2027-01-14', scene: 'the-letter' }]
    const plan = { pack: 'lantern', room: '', time: '07:00', zone: 'Europe/London', steps }
    const by = { id: teacher.id, name: teacher.name }
    const key = { room: '', pack: 'lantern' }
    await store().reading.save(room.class, key, { plan, seen: 0, by, said: 'Set.' })
    await restart()
    await line(set16)
    await pass(7 * hourMs)
    expect(words(direct[0]?.reply)).toMatch(
      /Reading: the next part opens Thu, 14 Jan 2027 07:00 Europe\/London, up to scene \d/,
    )
  })
  test('says on the last day before a break what opens in it, since no digest comes until after', async () => {
    const { store, line, pass, direct, restart } = await openDigestClass()
    const holidays = [{ from: '2027-01-14', to: '2027-01-22', name: 'Trip' }]
    const calendar = { ...emptyCalendar, zone: 'Europe/London', holidays }
    await store().calendars.save(room.class, { calendar, version: 0 }, [])
    const steps = [{ date: '2027-01-20', scene: 'the-letter' }]
    const plan = { pack: 'lantern', room: '', time: '07:00', zone: 'Europe/London', steps }
    const change = { plan, seen: 0, by: { id: teacher.id, name: teacher.name }, said: 'Set.' }
    await store().reading.save(room.class, { room: '', pack: 'lantern' }, change)
    await restart()
    await line(set16)
    await pass(7 * hourMs)
    expect(words(direct[0]?.reply)).toContain('the next part opens Wed, 20 Jan 2027 07:00')
  })
})
