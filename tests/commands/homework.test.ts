import { describe, expect, test } from 'vitest'
import {
  openHomeworkClass,
  ana,
  ben,
  room,
  teacher,
  wednesday,
} from '../fixtures/homework-class.ts'
import { hourMs } from '../fixtures/homework.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { closesAt, phaseOf } from '../../src/core/homework/assignment.ts'
import { DeliveryError } from '../../src/core/platform/platform.ts'

const dayMs = 24 * hourMs
/** The scenes of the small pack up to where the class is. */
const reached = new Set(['the-climb', 'the-letter'])
const elsewhere = { ...room, id: 'web:other', class: 'web:other-class' }

function words(reply: Reply): string {
  return toPlainText(reply)
}

describe('setting', () => {
  test('two presses that read the draft at the same moment post one card', async () => {
    const { line, press, platform, bot, clock } = await openHomeworkClass()
    const post = platform.post.bind(platform)
    platform.post = async (...given) => {
      await clock.flush()
      return post(...given)
    }
    const id = buttonsOf(await line('homework set due:Friday timezone:Europe/London'))['Post it']!
    const { homework } = bot().store
    const find = homework.find.bind(homework)
    const bothHaveRead = Promise.withResolvers<void>()
    let reads = 0
    homework.find = async (...given) => {
      const found = await find(...given)
      if ((reads += 1) === 2) bothHaveRead.resolve()
      await bothHaveRead.promise
      return found
    }
    await Promise.all([press(id, teacher), press(id, teacher)])
    expect(platform.messages).toHaveLength(1)
  })

  test('shows the teacher alone what it will post, then posts one card that names nobody', async () => {
    const { line, push, card, platform } = await openHomeworkClass()
    const draft = await line(
      'homework set due:"Friday 17:00" timezone:Europe/London questions:4 note:"Read it first."',
    )
    expect(draft.private).toBe(true)
    expect(words(draft)).toContain('This is what your class will see:')
    expect(words(draft)).toContain('Due: Fri, 15 Jan 2027 17:00 Europe/London')
    expect(platform.messages).toEqual([])
    expect(words(await push(draft, 'Post it', teacher))).toContain('Posted.')
    const posted = words(await card())
    expect(posted).toContain('Homework: The Lantern Keeper, everything so far')
    expect(posted).toContain('Read it first.')
    expect(posted).toContain('Nobody has handed in yet.')
    expect(Object.keys(buttonsOf(await card()))).toEqual(['Begin or go on'])
    await push(draft, 'Post it', teacher)
    expect(platform.messages).toHaveLength(1)
  })

  test('what opens at once is open by every clock, also by one that is behind', async () => {
    const { clock, set, card, push } = await openHomeworkClass()
    await set()
    // Presses bear the platform’s time, and another process has a clock of its own.
    clock.set(wednesday - 2_000)
    expect(words(await card())).not.toContain('Opens')
    expect(words(await push(await card(), 'Begin or go on', ana))).toContain('Question 1 of')
  })

  test('a draft can be discarded, and no student sees it before it is posted', async () => {
    const { line, push, say, press } = await openHomeworkClass()
    const draft = await line('homework set due:Friday timezone:Europe/London')
    expect(await say('homework list', ana)).toContain('There’s no homework.')
    expect(words(replyOf(await press('homework:begin:hw1', ana)))).toContain(
      'isn’t homework of your class',
    )
    await push(draft, 'Discard', teacher)
    expect(words(await push(draft, 'Post it', teacher))).toContain('isn’t homework of your class')
  })

  test('asks what it cannot know, and refuses what makes no sense', async () => {
    const { say } = await openHomeworkClass()
    expect(await say('homework set due:Friday')).toContain('Which time zone is your school in?')
    const zone = 'timezone:Europe/London'
    expect(await say(`homework set due:yesterday ${zone}`)).toContain('is over already')
    expect(await say(`homework set due:Friday late-off:20 ${zone}`)).toContain('late:Monday')
    expect(await say(`homework set due:Friday opens:Saturday ${zone}`)).toContain(
      'It would open after it’s due.',
    )
    expect(await say(`homework set due:"in two weeks" late:"in a week" ${zone}`)).toContain(
      'Late work would end before it’s due.',
    )
    expect(await say(`homework set due:"in two weeks" late:"in three weeks" ${zone}`)).toContain(
      'taken until Wed, 3 Feb 2027 23:59',
    )
    expect(await say(`homework set due:Friday ${zone}`, ana)).toContain('teachers')
  })

  test('asks only what the class has reached when it is set', async () => {
    const { set, assignment } = await openHomeworkClass({
      limits: { ceiling: 'everyone', gate: 'the-letter' },
    })
    await set('due:Friday timezone:Europe/London questions:3')
    const scenes = (await assignment()).plan.items.map(({ scene }) => scene)
    expect(scenes.filter((scene) => !reached.has(scene))).toEqual([])
  })

  test('a channel where the bot may not post is said, and the draft stays', async () => {
    const { line, push, platform } = await openHomeworkClass()
    const draft = await line('homework set due:Friday timezone:Europe/London')
    platform.nextOutcome = 'rejected'
    expect(words(await push(draft, 'Post it', teacher))).toContain('Let the bot post here.')
    platform.nextOutcome = 'works'
    expect(words(await push(draft, 'Post it', teacher))).toContain('Posted.')
    expect(platform.messages).toHaveLength(1)
  })
})

describe('doing it', () => {
  test('goes one question at a time, skips, stops and goes on after a restart', async () => {
    const { set, card, push, answer, attempt, restart, line, clock } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:4')
    const first = await push(await card(), 'Begin or go on', ana)
    expect(first.private).toBe(true)
    expect(words(first)).toContain('Question 1 of 4')
    const skipped = await push(first, 'Skip for now', ana)
    expect(words(skipped)).toContain('Question 2 of 4')
    const [, second = -1] = (await attempt(ana))?.order ?? []
    const saved = await answer(ana, second, true)
    expect(words(saved)).toContain('Saved')
    expect(words(saved)).toContain('3 questions left.')
    expect(words(saved)).not.toContain('✓')
    expect(words(await push(saved, 'Stop here, go on later', ana))).toContain(
      '1 of 4 answers saved.',
    )
    await restart()
    clock.set(wednesday + dayMs)
    expect(words(await line('homework open', ana))).toContain('Question 1 of 4')
    expect(words(await line('homework list', ana))).toContain('1 of 4 answered, due Fri')
  })

  test('the overview explains its ticks once there is one', async () => {
    const { set, card, push, answer, attempt } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:4')
    const asked = await push(await card(), 'Begin or go on', ana)
    const none = words(await push(asked, 'Look over and hand in', ana))
    expect(none).toContain('You’ve answered 0 of 4 questions.')
    expect(none).not.toContain('✓')
    const saved = await answer(ana, (await attempt(ana))?.order[0] ?? 0, true)
    expect(words(await push(saved, 'Look over and hand in', ana))).toContain('✓ is answered.')
  })

  test('is looked over, changed and handed in once, and the card counts it', async () => {
    const { set, card, push, answer, attempt, say } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:4')
    await push(await card(), 'Begin or go on', ana)
    const order = (await attempt(ana))?.order ?? []
    for (const position of order) await answer(ana, position, false)
    const [first = -1] = order
    const changed = await answer(ana, first, true)
    const overview = await push(changed, 'Look over and hand in', ana)
    expect(words(overview)).toContain('You’ve answered every question.')
    const result = await push(overview, 'Hand in', ana)
    expect(words(result)).toContain('1 of 4 right (25%)')
    expect(words(result)).toContain('Right answer')
    expect(words(await push(overview, 'Hand in', ana))).toContain('1 of 4 right (25%)')
    expect(words(await answer(ana, first, false))).toContain('came too late')
    expect(words(await card())).toContain('1 student has handed in.')
    expect(words(await card())).not.toContain('Ana')
    expect(await say('homework list', ana)).toContain('handed in, 25%')
  })

  test('with answers at once, the first one counts and is explained', async () => {
    const { set, card, push, answer, attempt } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:3 answers:at-once')
    await push(await card(), 'Begin or go on', ana)
    const [first = -1] = (await attempt(ana))?.order ?? []
    const wrong = await answer(ana, first, false)
    expect(wrong.tone).toBe('wrong')
    expect(words(wrong)).toContain('Right answer')
    expect(words(await answer(ana, first, true))).toContain('your first one counts')
  })

  test('results wait until nobody can hand in any more, where the teacher says so', async () => {
    const { set, card, push, answer, attempt, say, clock } = await openHomeworkClass()
    await set(
      'due:Friday timezone:Europe/London questions:3 answers:after-due late:Monday late-off:50',
    )
    await push(await card(), 'Begin or go on', ana)
    const [first = -1] = (await attempt(ana))?.order ?? []
    const overview = await push(await answer(ana, first, true), 'Look over and hand in', ana)
    const handedIn = words(await push(overview, 'Hand in', ana))
    expect(handedIn).toContain('You’ll see your result after Mon, 18 Jan 2027 23:59')
    expect(handedIn).not.toContain('right')
    clock.set(wednesday + 6 * dayMs)
    expect(await say('homework list', ana)).toContain('handed in, 33%')
    expect(words(await card())).toContain('Closed.')
  })

  test('late work is marked, and loses what the rule says', async () => {
    const { set, card, push, answer, attempt, clock } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:3 late:Monday late-off:50')
    clock.set(wednesday + 3 * dayMs)
    await push(await card(), 'Begin or go on', ana)
    for (const position of (await attempt(ana))?.order ?? []) await answer(ana, position, true)
    const result = words(replyOf(await pressFinish()))
    expect(result).toContain('3 of 3 right (100%). It came after the due time.')
    expect(result).toContain('With what being late takes off: 50%.')

    async function pressFinish() {
      return push(replyOf(await answer(ana, 0, true)), 'Look over and hand in', ana).then((view) =>
        push(view, 'Hand in', ana),
      )
    }
  })

  test('another attempt begins anew, and the best one counts', async () => {
    const { set, card, push, answer, attempt, say } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:3 attempts:2')
    await push(await card(), 'Begin or go on', ana)
    for (const position of (await attempt(ana))?.order ?? []) await answer(ana, position, true)
    const overview = await push(await answer(ana, 0, true), 'Look over and hand in', ana)
    const result = await push(overview, 'Hand in', ana)
    const again = await push(result, 'Try again', ana)
    expect(words(again)).toContain('Question 1 of 3')
    await answer(ana, (await attempt(ana, 2))?.order[0] ?? -1, false, 2)
    expect(words(await push(result, 'Try again', ana))).toContain('Question 2 of 3')
    await say('homework close')
    expect(await say('homework list', ana)).toContain('handed in, 100%')
  })
})

test('nobody of another class can see, answer or change it, whatever they press', async () => {
  const { set, press, assignment, attempt, card, push } = await openHomeworkClass()
  await set('due:Friday timezone:Europe/London questions:3')
  await push(await card(), 'Begin or go on', ana)
  const stranger = { ...teacher, id: 'web:stranger' }
  for (const action of ['begin', 'again', 'report', 'names', 'students', 'cancel', 'post']) {
    const reply = replyOf(await press(`homework:${action}:hw1`, stranger, { where: elsewhere }))
    expect(words(reply)).toContain('isn’t homework of your class')
  }
  for (const place of ['hw1/1/0', 'hw1/1', 'hw1/9/9', 'hw1', '']) {
    for (const action of [
      'ask',
      'next',
      'answer',
      'write',
      'overview',
      'finish',
      'result',
      'stop',
    ]) {
      const inClass = replyOf(await press(`homework:${action}:${place}`, ben))
      expect(words(inClass)).toContain('isn’t homework of your class')
    }
  }
  expect((await assignment()).state.cancelled).toBe(false)
  expect((await attempt(ana))?.answers).toEqual([])
})

describe('the teacher', () => {
  test('sees counts, and names only in a message that says so', async () => {
    const { set, card, push, answer, line } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:3')
    await push(await card(), 'Begin or go on', ana)
    await push(await card(), 'Begin or go on', ben)
    const overview = await push(await answer(ana, 0, true), 'Look over and hand in', ana)
    await push(overview, 'Hand in', ana)
    const progress = await line('homework progress')
    expect(progress.private).toBe(true)
    expect(words(progress)).toContain('Handed in: 1\nBegun: 1')
    expect(words(progress)).not.toContain('Ana')
    const names = words(await push(progress, 'Show names', teacher))
    expect(names).toContain('This names your students.')
    expect(names).toContain('Handed in: Ana\nBegun: Ben')
    const report = await line('homework report')
    expect(words(report)).toContain('Handed in: 1')
    expect(words(report)).toContain('Only 1 student answered, so')
    expect(words(report)).not.toContain('Ana')
    const file = await push(report, 'Make the student file', teacher)
    const [csv] = file.blocks.flatMap((block) => (block.kind === 'file' ? [block.content] : []))
    expect(csv).toContain('Ana,1,')
  })

  test('moves, closes and calls off; what was answered counts once it is closed', async () => {
    const { set, card, push, answer, say, line, press } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:3')
    await push(await card(), 'Begin or go on', ana)
    await answer(ana, 0, true)
    expect(await say('homework move due:"Monday 8:30"')).toContain('now due Mon, 18 Jan 2027 08:30')
    expect(words(await card())).toContain('Due: Mon, 18 Jan 2027 08:30')
    expect(await say('homework close')).toContain('is closed.')
    expect(words(await card())).toContain('Closed.')
    expect(await say('homework report')).toContain('Handed in: 1')
    expect(words(replyOf(await press('homework:begin:hw1', ana)))).toContain('1 of 3 right')
    await push(await line('homework cancel'), 'Call it off', teacher)
    expect(words(await card())).toContain('This was called off.')
    expect(await say('homework list', ana)).toContain('There’s no homework.')
  })
})

describe('reminders', () => {
  test('come once, a day before, to those who have not handed in and want them', async () => {
    const { set, card, push, answer, say, bot, direct, press } = await openHomeworkClass()
    const cleo = { id: 'web:cleo', name: 'Cleo', isTeacher: false }
    await set('due:Friday timezone:Europe/London questions:3')
    for (const person of [ana, ben, cleo]) await say('homework list', person)
    await push(await card(), 'Begin or go on', ana)
    const overview = await push(await answer(ana, 0, true), 'Look over and hand in', ana)
    await push(overview, 'Hand in', ana)
    await press('homework:remind:off', cleo)
    await bot().homeClasses.settled()
    const { homeworkReminder } = bot()
    const evening = wednesday + dayMs + 10 * hourMs
    expect(await homeworkReminder.remindDue(evening - 1)).toBe(0)
    expect(await homeworkReminder.remindDue(evening)).toBe(1)
    expect(await homeworkReminder.remindDue(evening + hourMs)).toBe(0)
    expect(direct.map(({ person }) => person)).toEqual([ben.id])
    expect(direct.map(({ reply }) => words(reply)).join('')).toContain('It’s due Fri, 15 Jan 2027')
  })
})

describe('reminders and the calendar of the class', () => {
  test('what is due on a Monday is remembered on the Friday before', async () => {
    const { set, say, bot, direct } = await openHomeworkClass()
    await set('due:"Monday 12:00" timezone:Europe/London questions:3')
    await say('homework list', ben)
    await bot().homeClasses.settled()
    const friday = Date.UTC(2027, 0, 15, 12)
    expect(await bot().homeworkReminder.remindDue(friday - 1)).toBe(0)
    expect(await bot().homeworkReminder.remindDue(friday)).toBe(1)
    expect(direct.map(({ person }) => person)).toEqual([ben.id])
  })

  test('nobody is reminded on a snow day, but on the next morning of school that is left', async () => {
    const { set, say, bot, direct } = await openHomeworkClass()
    await set('due:"Friday 12:00" timezone:Europe/London questions:3')
    await say('homework list', ben)
    await bot().homeClasses.settled()
    await say('calendar set timezone:Europe/London')
    await say('calendar pause "14 Jan" Snow')
    const { homeworkReminder } = bot()
    expect(await homeworkReminder.remindDue(Date.UTC(2027, 0, 14, 12))).toBe(0)
    expect(await homeworkReminder.remindDue(Date.UTC(2027, 0, 15, 8) - 1)).toBe(0)
    expect(await homeworkReminder.remindDue(Date.UTC(2027, 0, 15, 8))).toBe(1)
    expect(direct.map(({ person }) => person)).toEqual([ben.id])
  })
})

describe('moving and calling off', () => {
  test('late work keeps its hour when the clocks change in between', async () => {
    const { set, say, assignment, clock } = await openHomeworkClass()
    clock.set(Date.UTC(2027, 2, 24, 9))
    await set('due:"Thursday 17:00" late:"Friday 08:00" timezone:Europe/London questions:3')
    expect((await assignment()).state.lateUntil).toBe(Date.UTC(2027, 2, 26, 8))
    await say('homework move due:"2027-03-29 17:00"')
    expect((await assignment()).state).toMatchObject({
      dueAt: Date.UTC(2027, 2, 29, 16),
      lateUntil: Date.UTC(2027, 2, 30, 7),
    })
  })

  test('what was called off or discarded leaves room for more', async () => {
    const { set, line, push, store } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:3')
    await push(await line('homework cancel'), 'Call it off', teacher)
    const draft = await line('homework set due:Friday timezone:Europe/London questions:3')
    await push(draft, 'Discard', teacher)
    for (const id of ['hw1', 'hw2']) {
      const found = await store().homework.find(room.class, id)
      expect(found && phaseOf(found, wednesday)).toBe('cancelled')
      expect(found && closesAt(found)).toBe(wednesday)
    }
  })

  test('an old “Post it” changes nothing, though the channel is gone by now', async () => {
    const { set, line, push, assignment, platform, press } = await openHomeworkClass()
    await set('due:Friday timezone:Europe/London questions:3')
    platform.edit = () =>
      Promise.reject(new DeliveryError('rejected', ['There’s no such channel.']))
    expect(words(replyOf(await press('homework:post:hw1', teacher)))).toContain('Posted.')
    expect((await assignment()).state.draft).toBe(false)
    await push(await line('homework list', ana), 'Begin', ana)
  })
})
