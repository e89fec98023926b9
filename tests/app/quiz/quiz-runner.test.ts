import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openBot } from '../../fixtures/bot.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../../fixtures/quiz-room.ts'

const seconds = 1_000

describe('a quiz in a room', () => {
  test('is played from the lobby to the final leaderboard on one message', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz start 3')).toContain('The quiz is open.')
    expect(quiz.words()).toContain('A quiz is about to start')
    expect(await quiz.push('Join', ana)).toContain('You’ve joined')
    await quiz.push('Join', ben)
    expect(await quiz.push('Start now', teacher)).toContain('Here we go')

    for (const round of [1, 2, 3]) {
      expect(quiz.words()).toContain(`Question ${round} of 3`)
      expect(await quiz.answer(ana, true)).toContain('Your answer:')
      expect(quiz.words()).not.toContain('the answer')
      await quiz.answer(ben, round === 1)
      expect(quiz.words()).toContain(`Question ${round} of 3: the answer`)
      await quiz.clock.advance(30 * seconds)
    }
    expect(quiz.words()).toContain('final leaderboard')
    expect(quiz.words()).toContain('1. Ana: 300 points\n2. Ben: 100 points')
    expect(quiz.platform.messages).toHaveLength(1)
    expect(await quiz.push('My result', ben)).toContain('1 of 3 completely right, rank 2 of 2')
  })

  test('tells only the student what became of an answer, and keeps the first one', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    await quiz.push('Join', ben)
    await quiz.push('Start now', teacher)
    expect(await quiz.answer(ana, true)).toContain('It’s final')
    expect(await quiz.answer(ana, false)).toContain('your first answer counts')
    await quiz.answer(ben, false)
    await quiz.clock.advance(20 * 60 * seconds)
    expect(quiz.words()).toContain('Ana: 100 points')
  })

  test('takes the last answer before the close where answers may change', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 answers:changeable')
    await quiz.push('Join', ana)
    await quiz.push('Join', ben)
    await quiz.push('Start now', teacher)
    await quiz.answer(ana, false)
    expect(await quiz.answer(ana, true)).toContain('You can change it')
    await quiz.clock.advance(40 * seconds)
    expect(quiz.words()).toContain('1. Ana: 100 points')
  })

  test('draws tallies together, at most one edit in two seconds', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    await quiz.clock.advance(5 * seconds)
    const [message] = quiz.platform.messages
    const before = message!.edits
    await quiz.answer(ana, true)
    await quiz.answer(ben, true)
    expect(message!.edits - before).toBeLessThanOrEqual(1)
    await quiz.clock.advance(3 * seconds)
    expect(message!.edits - before).toBeLessThanOrEqual(2)
    expect(quiz.words()).toContain('2 of 3 have answered')
  })

  test('counts a click that was made in time but arrives late, and none that was made late', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 seconds:10')
    for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    const asked = quiz.clock.now()
    await quiz.clock.advance(11.5 * seconds)
    expect(await quiz.answer(ana, true, asked + 9 * seconds)).toContain('Your answer:')
    expect(await quiz.answer(ben, true, asked + 11.5 * seconds)).toContain('closed')
    await quiz.clock.advance(2 * seconds)
    expect(quiz.words()).toContain('Ana: 100 points')
    expect(quiz.words()).toContain('Ben: 0 points')
  })

  test('gives the same points to those whose clicks the bot was slow to take in', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 scoring:speed')
    for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    const asked = quiz.clock.now()
    await quiz.clock.advance(4 * seconds)
    await quiz.answer(ana, true, asked + 4 * seconds)
    await quiz.clock.advance(1.5 * seconds)
    await quiz.answer(ben, true, asked + 4 * seconds + 120)
    await quiz.answer(cleo, true)
    const words = quiz.words()
    const [, points] = /1\. Ana: (\d+) points/.exec(words) ?? []
    expect(words).toContain(`1. Ben: ${points} points`)
    expect(words).toContain('3. Cleo:')
  })

  test('refuses a second quiz in the room and allows one in another', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    expect(await quiz.say('quiz start 3', ana)).toContain('already running')
    const elsewhere = { ...room, id: 'web:reading-circle' }
    expect(await quiz.say('quiz start 3', ana, elsewhere)).toContain('The quiz is open')
    expect(toPlainText(quiz.board(elsewhere))).toContain('A quiz is about to start')
  })

  test('lets nobody in from another room, whatever address they send', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    const where = { ...room, id: 'web:elsewhere', class: 'web:other' }
    expect(toPlainText(replyOf(await quiz.press('quiz:join:quiz1', ana, { where })))).toContain(
      'over',
    )
    expect(toPlainText(replyOf(await quiz.press('quiz:stop:quiz1', teacher, { where })))).toContain(
      'isn’t in this channel',
    )
    for (const address of ['quiz:answer:quiz1/0/0', 'quiz:write:quiz1/0', 'quiz:host:quiz1']) {
      expect(toPlainText(replyOf(await quiz.press(address, ana, { where })))).toContain('over')
    }
    expect(toPlainText(replyOf(await quiz.press('quiz:result:quiz1', ana, { where })))).toContain(
      'no longer available here',
    )
    expect(await quiz.state()).toMatchObject({ phase: 'lobby' })
  })

  test('ends when nobody joins, and when nobody answers', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.clock.advance(61 * seconds)
    expect(quiz.words()).toContain('Nobody joined')

    await quiz.line('quiz start 10')
    await quiz.push('Join', ana)
    await quiz.clock.advance(20 * 60 * seconds)
    expect(quiz.words()).toContain('Nobody answered three questions in a row')
    expect(await quiz.state()).toMatchObject({ phase: 'abandoned' })
  })
})

describe('the host of a quiz', () => {
  test('alone may steer it, until she is silent', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 5', ana)
    await quiz.push('Join', ben)
    expect(await quiz.push('Start now', ben)).toContain('Only the host')
    await quiz.clock.advance(30 * seconds)
    expect(await quiz.say('quiz take-over', ben)).toContain('less than a minute ago')
    await quiz.clock.advance(35 * seconds)
    expect(await quiz.say('quiz take-over', cleo)).toContain('Join the quiz first')
    expect(await quiz.say('quiz take-over', ben)).toContain('You’re the host now')
    expect(await quiz.say('quiz skip', ben)).toContain('Moving on')
  })

  test('moves nothing on once the quiz is kept no longer', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.line('quiz stop')
    // Announced first, and deleted two weeks later.
    for (const days of [500, 20]) {
      quiz.clock.turn(days * 24 * 3_600 * seconds)
      await quiz.purge()
    }
    expect(await quiz.state()).toBeUndefined()
    const said = toPlainText(replyOf(await quiz.press('quiz:skip:quiz1', teacher)))
    expect(said).toContain('This quiz is over.')
  })

  test('skips a question without counting it', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    await quiz.push('Join', ben)
    await quiz.push('Start now', teacher)
    await quiz.answer(ana, true)
    await quiz.line('quiz skip')
    expect(quiz.words()).toContain('doesn’t count')
    await quiz.line('quiz skip')
    expect(quiz.words()).toContain('Question 2 of 3')
    await quiz.line('quiz stop')
    expect(quiz.words()).toContain('stopped before any question counted')
    expect(quiz.words()).not.toContain('Ana')
  })

  test('gives more time, three times a question', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 seconds:10')
    await quiz.push('Join', ana)
    await quiz.push('Join', ben)
    await quiz.push('Start now', teacher)
    for (const _ of [1, 2, 3]) expect(await quiz.say('quiz extend')).toContain('Added 30 seconds')
    expect(await quiz.say('quiz extend')).toContain('three times')
    await quiz.clock.advance(95 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'asking' })
    await quiz.clock.advance(10 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'revealing' })
  })

  test('moves the quiz to the bottom of the channel', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.press('quiz:lower:quiz1', teacher)
    const [first, second] = quiz.platform.messages
    expect(toPlainText(first!.reply)).toContain('further down')
    expect(toPlainText(second!.reply)).toContain('about to start')
  })
})

describe('lookups while a question is open', () => {
  test('rest in the whole class until it closes', async () => {
    const quiz = await openQuizRoom()
    const elsewhere = { ...room, id: 'web:reading-circle' }
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    expect(await quiz.say('scene the letter', ana)).toContain('The letter')
    await quiz.push('Start now', teacher)
    for (const line of ['scene the letter', 'search letter', 'quote sea', 'character Mara']) {
      expect(await quiz.say(line, ana)).toContain('lookups are paused')
      expect(await quiz.say(line, ana, elsewhere)).toContain('lookups are paused')
    }
    const other = { ...room, id: 'web:next-door', class: 'web:other' }
    expect(await quiz.say('scene the letter', ana, other)).toContain('The letter')
    await quiz.answer(ana, true)
    expect(await quiz.say('scene the letter', ana)).toContain('The letter')
  })

  test('do not keep another room of the class from starting a quiz', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    await quiz.push('Start now', teacher)
    const elsewhere = { ...room, id: 'web:reading-circle' }
    expect(await quiz.say('quiz start 3', ana, elsewhere)).toContain('The quiz is open')
  })
})

describe('a platform in trouble', () => {
  test('gets the quiz in another message when the old one was removed', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    await quiz.push('Join', ben)
    quiz.platform.remove('m1')
    await quiz.line('quiz skip')
    await quiz.press('quiz:start:quiz1', teacher)
    expect(quiz.words()).toContain('Question 1 of 3')
    expect(quiz.platform.messages).toHaveLength(1)
    await quiz.answer(ana, true)
    await quiz.answer(ben, true)
    expect(quiz.words()).toContain('the answer')
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test.each(['lobby', 'question', 'answer'])(
    'shows a deleted %s again within seconds, and gives the time back',
    async (phase) => {
      const quiz = await openQuizRoom()
      await quiz.line('quiz start 3 seconds:10')
      await quiz.push('Join', ana)
      if (phase !== 'lobby') await quiz.push('Start now', teacher)
      if (phase === 'answer') await quiz.answer(ana, true)
      const shown = quiz.words()
      await quiz.clock.advance(2 * seconds)
      quiz.platform.remove('m1')
      await quiz.clock.advance(6 * seconds)
      expect(quiz.platform.messages).toHaveLength(1)
      expect(quiz.words().slice(0, 20)).toBe(shown.slice(0, 20))
      if (phase !== 'question') return
      expect(quiz.words()).toContain('you’ve got that time back')
      expect(await quiz.answer(ana, true)).toContain('Your answer')
    },
  )

  test('ends a quiz whose channel is gone, so that nobody waits for it', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    quiz.platform.nextOutcome = 'rejected'
    await quiz.clock.advance(10 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'abandoned', why: 'unreachable' })
  })

  test('leaves a message that is still there alone, but for a look now and then', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 seconds:120')
    await quiz.push('Join', ana)
    await quiz.push('Start now', teacher)
    await quiz.clock.advance(60 * seconds)
    const { edits } = quiz.platform.messages[0]!
    await quiz.clock.advance(40 * seconds)
    expect(quiz.platform.messages[0]!.edits - edits).toBeLessThanOrEqual(10)
    expect(quiz.platform.messages).toHaveLength(1)
  })

  test('is asked for the messages of fifty quizzes in one check at the most, and of all within a few', async () => {
    const clock = createManualClock()
    const platform = roomPlatform(clock.now)
    const { quizRunner } = await openBot({ clock, platforms: new Map([['web', platform]]) })
    await quizRunner.start()
    for (let number = 0; number < 60; number += 1) {
      const { plan, state, ...people } = lobbyOf(`${number}`, { class: `class ${number}` })
      const openedAt = clock.now()
      const lobby = { ...state, startsAt: openedAt + 600 * seconds } as typeof state
      await quizRunner.open({ ...people, plan: { ...plan, openedAt }, state: lobby })
    }
    await clock.advance(20 * seconds)
    const before = new Map(platform.messages.map(({ id, edits }) => [id, edits]))
    function looked() {
      return platform.messages.filter(({ id, edits }) => edits !== before.get(id))
    }
    await clock.advance(2 * seconds)
    expect(looked().length).toBeLessThanOrEqual(50)
    await clock.advance(6 * seconds)
    expect(looked()).toHaveLength(60)
  })

  test.each(['its messages fail', 'it reports so'])(
    'stops the clock of an open question while it is away (%s)',
    async (sign) => {
      const quiz = await openQuizRoom()
      await quiz.line('quiz start 3 seconds:20')
      await quiz.push('Join', ana)
      await quiz.push('Join', ben)
      await quiz.push('Start now', teacher)
      await quiz.clock.advance(3 * seconds)
      if (sign === 'it reports so') quiz.platform.problem = 'The connection is down.'
      else quiz.platform.nextOutcome = 'away'
      await quiz.clock.advance(40 * seconds)
      expect(await quiz.state()).toMatchObject({ phase: 'asking', round: 0 })
      quiz.platform.problem = undefined
      quiz.platform.nextOutcome = 'works'
      await quiz.clock.advance(5 * seconds)
      expect(quiz.words()).toContain('you’ve got that time back')
      await quiz.clock.advance(7 * seconds)
      expect(await quiz.answer(ana, true)).toContain('Your answer')
      await quiz.clock.advance(15 * seconds)
      expect(quiz.words()).toContain('Question 1 of 3: the answer')
      expect(quiz.platform.messages).toHaveLength(1)
    },
  )

  test.each(['lobby', 'question'])('goes on by a clock that is set back (%s)', async (phase) => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 seconds:20')
    await quiz.push('Join', ana)
    await quiz.push('Join', ben)
    if (phase === 'question') await quiz.push('Start now', teacher)
    await quiz.clock.advance(6 * seconds)
    quiz.clock.turn(-7_200 * seconds)
    if (phase === 'lobby') await quiz.push('Start now', teacher)
    expect(await quiz.answer(ana, true)).toContain('Your answer')
    await quiz.clock.advance(25 * seconds)
    expect(quiz.words()).toContain('Question 1 of 3: the answer')
    expect(quiz.words()).not.toContain('that time back')
  })

  test('gives nothing back for a hiccup, and does not wait for ever', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 seconds:20')
    await quiz.push('Join', ana)
    await quiz.push('Start now', teacher)
    const before = await quiz.state()
    quiz.platform.problem = 'The connection is down.'
    await quiz.clock.advance(3 * seconds)
    quiz.platform.problem = undefined
    await quiz.clock.advance(3 * seconds)
    expect(await quiz.state()).toMatchObject({
      closesAt: (before as { closesAt: number }).closesAt,
    })
    quiz.platform.problem = 'The connection is down.'
    await quiz.clock.advance(12 * 60 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'abandoned', why: 'unreachable' })
  })

  test('keeps a lobby open in which nobody could join', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    quiz.platform.nextOutcome = 'away'
    await quiz.clock.advance(80 * seconds)
    quiz.platform.nextOutcome = 'works'
    await quiz.clock.advance(10 * seconds)
    expect(await quiz.push('Join', ana)).toContain('You’ve joined')
  })

  test('shows a quiz although the bot may not look for its messages', async () => {
    const quiz = await openQuizRoom()
    quiz.platform.mayLook = false
    expect(await quiz.say('quiz start 3')).toContain('The quiz is open')
    await quiz.push('Join', ana)
    await quiz.push('Start now', teacher)
    quiz.platform.remove('m1')
    await quiz.clock.advance(7 * seconds)
    expect(quiz.words()).toContain('Question 1 of 3')
    quiz.platform.nextOutcome = 'lost'
    await quiz.press('quiz:lower:quiz1', teacher)
    quiz.platform.nextOutcome = 'works'
    await quiz.clock.advance(10 * seconds)
    expect(quiz.words()).toContain('Question 1 of 3')
  })

  test('lets the time of a question run only from when it appears in the channel', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    await quiz.push('Join', ana)
    quiz.platform.nextOutcome = 'retryable'
    await quiz.press('quiz:start:quiz1', teacher)
    await quiz.clock.advance(50 * seconds)
    expect(await quiz.state()).toMatchObject({ phase: 'asking', askedAt: null })
    quiz.platform.nextOutcome = 'works'
    await quiz.clock.advance(4 * seconds)
    expect(quiz.words()).toContain('Question 1 of 3')
    await quiz.clock.advance(20 * seconds)
    expect(await quiz.answer(ana, true)).toContain('Your answer')
  })

  test('posts the lobby once, though the answer to the posting was lost', async () => {
    const quiz = await openQuizRoom()
    quiz.platform.nextOutcome = 'lost'
    const started = quiz.line('quiz start 3')
    await quiz.clock.advance(6 * seconds)
    quiz.platform.nextOutcome = 'works'
    await started
    await quiz.clock.advance(5 * seconds)
    expect(quiz.platform.messages).toHaveLength(1)
    await quiz.push('Join', ana)
    await quiz.clock.advance(3 * seconds)
    expect(quiz.words()).toContain('Joined: Ana')
  })

  test('tells whoever starts a quiz why it cannot be posted, and leaves the room free', async () => {
    const quiz = await openQuizRoom()
    quiz.platform.nextOutcome = 'rejected'
    expect(await quiz.say('quiz start 3')).toContain('Let the bot post here.')
    quiz.platform.nextOutcome = 'works'
    expect(await quiz.say('quiz start 3')).toContain('The quiz is open')
  })
})
