/** A question that a class talks over, as everybody sees it, and what nobody sees before the second vote has closed. */
import { describe, expect, test } from 'vitest'
import { talkView } from '../../../../src/core/quiz/views/talk.ts'
import { buttonsOf, replyOf } from '../../../fixtures/invoke.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import type { Person } from '../../../../src/core/platform/room.ts'
import type { Quiz, TalkingState } from '../../../../src/core/quiz/quiz.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../../../fixtures/quiz-room.ts'
import { lobbyOf } from '../../../fixtures/lobby.ts'

const minutes = 60_000

async function begun(options = '') {
  const quiz = await openQuizRoom()
  await quiz.line(`quiz start 3 mode:peer small-class:0 ${options}`)
  for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  return quiz
}

async function voteAll(
  quiz: Awaited<ReturnType<typeof begun>>,
  votes: readonly (readonly [Person, boolean])[],
): Promise<void> {
  for (const [person, isRight] of votes) await quiz.answer(person, isRight)
}

async function talking(options = '') {
  const quiz = await begun(options)
  await voteAll(quiz, [
    [ana, true],
    [ben, false],
    [cleo, false],
  ])
  return quiz
}

test('the lobby says how it goes and which vote counts', async () => {
  const quiz = await openQuizRoom()
  await quiz.line('quiz start 3 mode:peer small-class:0')
  expect(quiz.words()).toContain('Then only the second vote counts.')
})

test('a class votes, talks, votes again and sees what the talk changed', async () => {
  const quiz = await begun()
  expect(quiz.words()).toContain('Question 1 of 3: first vote')
  expect(await quiz.answer(ana, true)).toContain('This vote can’t be changed')
  await voteAll(quiz, [
    [ben, false],
    [cleo, false],
  ])
  expect(quiz.words()).toContain('Talk it over: 3 minutes.')
  await quiz.clock.advance(3 * minutes + 3_000)
  expect(quiz.words()).toContain('Question 1 of 3: second vote')
  await voteAll(quiz, [
    [ana, true],
    [ben, true],
    [cleo, false],
  ])
  expect(quiz.words()).toContain(
    '• 1 stayed right\n• 1 changed to right\n• 0 changed to wrong\n• 1 stayed wrong',
  )
  expect(quiz.words()).toContain('First vote: 1 of 3 right. Second vote: 2 of 3.')
  expect(await quiz.push('My result', ben)).toContain(
    'You voted twice on 1 question: 0 right before the talk, 1 after it.',
  )
  await quiz.line('quiz stop')
  const report = await quiz.say('quiz report')
  expect(report).toContain('Right before: 33% · Right after: 67%')
  const file = replyOf(await quiz.press('quiz:students:quiz1', teacher)).blocks.find(
    ({ kind }) => kind === 'file',
  )
  expect(file).toMatchObject({ content: expect.stringContaining('First vote 1,Answer 1') })
})

test('until then, no report, result, file or list says how the vote went', async () => {
  const quiz = await talking()
  const looks = [
    () => quiz.say('quiz report'),
    () => quiz.say('quiz class'),
    () => quiz.say('scores'),
    () => quiz.push('Host…', teacher),
    async () => toPlainText(replyOf(await quiz.press('quiz:result:quiz1', ana))),
    async () => toPlainText(replyOf(await quiz.press('quiz:board:quiz1', ana))),
    () => quiz.say('mydata show', ana),
  ]
  for (const look of looks) {
    const said = await look().catch((error: Error) => error.message)
    expect(said).not.toMatch(/%|[1-9]\d* points|completely right|Well done/)
  }
  const { quiz_answer: answers, quiz_first_vote: votes } = await quiz.exportClass()
  expect(answers ?? []).toEqual([])
  expect(votes).toHaveLength(3)
  expect(votes?.some((vote) => 'credit' in vote || 'points' in vote)).toBe(false)
  expect(await quiz.say('quote', ana)).toContain('lookups are paused')
})

test('a press on a button of the first vote does nothing in the second', async () => {
  const quiz = await begun()
  const { item, at } = await quiz.question()
  await voteAll(quiz, [
    [ana, true],
    [ben, false],
    [cleo, false],
  ])
  await quiz.line('quiz skip')
  expect(await quiz.state()).toMatchObject({ phase: 'asking', vote: 'second' })
  const [address, given] = quiz.wayTo(item, at, true)
  expect(toPlainText(replyOf(await quiz.press(address, ana, given)))).toContain('closed')
  expect(await quiz.answer(ana, true)).toContain('Your answer')
})

describe('pairs', () => {
  test('are named in the channel, and everyone asks for theirs in private', async () => {
    const quiz = await talking('talk:pairs')
    expect(quiz.words()).toContain('Ana, Ben and Cleo')
    expect(await quiz.push('Who with?', ana)).toContain('Talk it over with Ben and Cleo.')
    expect(await quiz.push('Who with?', teacher)).toContain('You have no partner')
  })

  test('ping nobody, and leave out who is not listed', () => {
    const words = toPlainText(talkView(...classOf(4, { hidden: true })))
    expect(words).toMatch(/Student \d and 1 classmate who isn’t listed/)
    expect(JSON.stringify(talkView(...classOf(4)))).not.toContain('"person"')
  })

  test('of a large class fit the message', () => {
    const words = toPlainText(talkView(...classOf(500)))
    expect(words).toMatch(/And \d+ more groups\. Press “Who with\?” to see yours\./)
    expect(words.length).toBeLessThan(2_000)
  })

  test('are not for anonymous quizzes, and talking is only for those with two votes', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz start 3 mode:peer talk:pairs anonymous:yes')).toContain(
      'nobody can be told who to talk to',
    )
    expect(await quiz.say('quiz start 3 talk:pairs')).toContain('mode:peer')
    expect(await quiz.say('quiz start 3 mode:peer talk-from:80')).toContain('the smaller number')
  })
})

test('a thread opens under the message where the host asked for one', async () => {
  const quiz = await talking('talk:thread')
  expect(quiz.words()).toContain('In the thread under this message')
  expect([...quiz.platform.threads.values()]).toEqual([expect.stringMatching(/^Talk it over: /)])
})

test('the host has buttons for voting at once and for skipping the question', async () => {
  const quiz = await talking()
  const address = buttonsOf(quiz.board())['Host…'] ?? ''
  const menu = buttonsOf(replyOf(await quiz.press(address, teacher)))
  expect(Object.keys(menu)).toEqual(
    expect.arrayContaining(['Vote again now', 'Skip this question', 'Add 30 seconds']),
  )
  await quiz.press(menu['Vote again now'] ?? '', teacher)
  // A second press means what it said, and the second vote stays open.
  await quiz.press(menu['Vote again now'] ?? '', teacher)
  expect(quiz.words()).toContain('Question 1 of 3: second vote')
})

test('a preset keeps how a class talks', async () => {
  const quiz = await openQuizRoom()
  await quiz.line('quiz save name:talk mode:peer talk-minutes:5')
  await quiz.line('quiz start 3 preset:talk', ana, { ...room, id: 'web:b' })
  const { plan } = (await quiz.running())[0] ?? {}
  expect(plan?.settings).toMatchObject({ mode: 'peer', talkMinutes: 5 })
})

/** A class that talks in pairs after everyone has voted, by turns. */
function classOf(size: number, given: { hidden?: boolean } = {}): [Quiz, TalkingState] {
  const during = { round: 0, extensions: 0, message: null, posts: 0, hostSeenAt: 0, quiet: 0 }
  const state: TalkingState = { phase: 'talking', endsAt: 9, ...during }
  const { plan, ...quiz } = lobbyOf('q')
  const player = { team: 0, alias: null, pseudonym: null, seated: true, missed: 0, points: 0 }
  const numbers = [...Array(size).keys()]
  const talkingClass: Quiz = {
    ...quiz,
    plan: { ...plan, settings: { ...plan.settings, mode: 'peer', talk: 'pairs' } },
    state,
    players: numbers.map((n) => ({
      ...player,
      person: `p${n}`,
      name: `Student ${n}`,
      hidden: n % 2 === 0 && given.hidden === true,
    })),
    firstVotes: numbers.map((n) => ({
      person: `p${n}`,
      round: 0,
      response: [n % 2],
      at: 0,
      took: 0,
      score: null,
    })),
  }
  return [talkingClass, state]
}

test('a warm-up is called one in every phase, and is no part of the student file', async () => {
  const quiz = await talking('warm-up:1')
  expect(quiz.words()).toContain('Warm-up question 1 of 3: talk it over')
  await quiz.clock.advance(3 * minutes + 3_000)
  expect(quiz.words()).not.toContain('the vote that counts')
  const own = toPlainText(replyOf(await quiz.press('quiz:view:quiz1', ana)))
  expect(own).toContain('Warm-up question 1 of 3')
  for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
  await quiz.line('quiz stop')
  const file = JSON.stringify(replyOf(await quiz.press('quiz:students:quiz1', teacher)))
  expect(file).not.toContain('First vote')
})
