import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { projectorView } from '../../../../src/core/quiz/views/projector-view.ts'
import { buttonsOf, replyOf } from '../../../fixtures/invoke.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../../../fixtures/quiz-room.ts'

const dan = { id: 'web:dan', name: 'Dan', isTeacher: false }
const four = [ana, ben, cleo, dan]

/** A quiz of three questions that these four have played: Ana has all right, Ben two, Cleo one and Dan none. */
async function played(line: string) {
  const quiz = await openQuizRoom()
  await quiz.line(line)
  const lobby = quiz.words()
  for (const person of four) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  const between: string[] = []
  for (let round = 0; round < 3; round += 1) {
    for (const [place, person] of four.entries()) {
      const receipt = await quiz.answer(person, place + round < 3)
      expect(receipt).toContain('Your answer')
    }
    // A quiz that asks how sure they are gives whoever is last a moment to say it.
    if ((await quiz.state())?.phase === 'asking') await quiz.clock.advance(7_000)
    between.push(quiz.words())
    await quiz.line('quiz skip')
  }
  return {
    ...quiz,
    lobby,
    between,
    buttons: Object.keys(buttonsOf(quiz.board())),
    /** What a button on the last message answers. */
    own: async (label: string, person: typeof ana) => quiz.push(label, person),
    scores: async () => (await quiz.records().scores(room.class, 0)).map(({ name }) => name),
  }
}

const names = /Ana|Ben|Cleo|Dan/

test('whoever has no point is marked, so that nobody gets a medal for it', async () => {
  const quiz = await openQuizRoom()
  await quiz.line('quiz start 3')
  await quiz.push('Join', ana)
  await quiz.push('Start now', teacher)
  await quiz.answer(ana, false)
  await quiz.line('quiz stop')
  const ranking = quiz.board().blocks.find((block) => block.kind === 'ranking')
  expect(ranking).toMatchObject({ rows: [{ name: 'Ana', hasNoPoints: true }] })
})

describe('a board of', () => {
  test('everyone names all, whose points count for the class', async () => {
    const { between, words, scores } = await played('quiz start 3')
    expect(between.at(-1)).toMatch(
      /1\. Ana: 300 points\n2\. Ben: 200 .*\n3\. Cleo: 100 .*\n4\. Dan/,
    )
    expect(words()).toContain('final leaderboard')
    expect(await scores()).toEqual(['Ana', 'Ben', 'Cleo', 'Dan'])
  })

  test('the first three names no more, says nothing of the rest, and tells each their own place', async () => {
    const { lobby, between, words, own } = await played('quiz start 3 board:top-three')
    expect(lobby).toContain('the first three places')
    for (const shown of [...between.slice(1), words()]) {
      expect(shown).toContain('Cleo')
      expect(shown).not.toMatch(/Dan|more/)
    }
    expect(await own('My place', dan)).toContain('You: rank 4 of 4, 0 points.')
    expect(await own('My place', dan)).not.toContain('4. Dan')
  })

  test('one’s own place names nobody in the channel, on the projector or to others', async () => {
    const quiz = await played('quiz start 3 board:own')
    const { lobby, between, words, own, buttons, scores } = quiz
    expect(lobby).toContain('each of you sees your own place in private')
    expect(lobby).toContain('don’t count for the class’s leaderboards')
    for (const shown of [...between, words()]) expect(shown).not.toMatch(names)
    expect(buttons).toContain('My place')
    expect(await own('My place', ben)).toMatch(/You: rank 2 of 4, 200 points\.$/)
    expect(await own('My result', ben)).toContain('rank 2 of 4')
    expect(await scores()).toEqual([])
  })

  test('nobody shows no place to anybody', async () => {
    const quiz = await played('quiz start 3 board:hidden')
    const { between, words, own, buttons, press } = quiz
    for (const shown of [...between, words()]) expect(shown).not.toMatch(names)
    expect(buttons).toEqual(['My result'])
    expect(await own('My result', ana)).toContain('300 points: 3 of 3 completely right.')
    // A button of an earlier message, or a forged one.
    const forged = toPlainText(replyOf(await press('quiz:board:quiz1', ana)))
    expect(forged).toContain('no leaderboard')
  })
})

test('points for being sure show nobody’s place to others, and no place at all to a few', async () => {
  const { lobby, between, words, own, scores, line } = await played('quiz start 3 confidence:score')
  expect(lobby).toContain('your own place in private')
  for (const shown of [...between, words()]) expect(shown).not.toMatch(names)
  expect(await own('My place', ana)).toContain('You: 99 points.')
  expect(await own('My result', ana)).not.toContain('rank')
  expect(await scores()).toEqual([])
  expect(toPlainText(await line('quiz start 3 confidence:score board:everyone'))).toContain(
    'board:own',
  )
})

describe('how often an option was chosen', () => {
  test('is shown to nobody where few have answered, with the right answer all the same', async () => {
    const { between } = await played('quiz start 3')
    for (const shown of between) {
      expect(shown).toContain('Fewer than 5 answered, so nobody’s choice is shown.')
      expect(shown).not.toMatch(/\d of 4/)
    }
    expect(between.join('\n')).toMatch(/✓ [A-F]\. /)
  })

  test('is shown from a number on that the teacher chooses', async () => {
    const { between } = await played('quiz start 3 small-class:4')
    expect(between[1]).toContain('2 of 4 got it')
  })
})

describe('a class that plays for a goal', () => {
  test('sees how far it is instead of ranks, and how far it was', async () => {
    const { lobby, between, words, buttons, scores } = await played('quiz start 3 goal:60')
    expect(lobby).toContain('your goal is to get 60% right as a class')
    expect(between.map((shown) => /Together you’re at \d+%[^.]*/.exec(shown)?.[0])).toEqual([
      'Together you’re at 75%, and your goal is 60%',
      'Together you’re at 62%, and your goal is 60%',
      'Together you’re at 50%, on the way to 60%',
    ])
    expect(words()).toContain('so you were 2 more right answers away from it')
    for (const shown of [...between, words()]) expect(shown).not.toMatch(names)
    expect(buttons).toEqual(['My result'])
    expect(await scores()).toEqual([])
  })

  test('is told when it has reached it', async () => {
    const { words } = await played('quiz start 3 goal:50')
    expect(words()).toContain('You’ve reached your goal together: 50% right')
  })

  test('has neither teams nor a board', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz start 3 goal:80 teams:2')).toContain('goal:0')
    expect(await quiz.say('quiz start 3 goal:80 board:own')).toContain('board:own')
  })
})

describe('questions to warm up with', () => {
  test('are marked, and count for nothing', async () => {
    const { lobby, between, words, own, say, records } = await played('quiz start 3 warm-up:1')
    expect(lobby).toContain('The first question is a warm-up')
    expect(between[0]).toContain('Warm-up question 1 of 3: the answer')
    expect(between[0]).toContain('This was a warm-up, so it doesn’t count.')
    expect(between[0]).not.toMatch(/\d points/)
    expect(between[1]).toMatch(/^Question 2 of 3: the answer/)
    expect(words()).toContain('2 questions about')
    expect(await own('My result', ana)).toContain('200 points: 2 of 2 completely right')
    expect(await own('My result', ana)).toContain('The warm-up isn’t part of it.')
    const { answers } = (await records().result(room.class, 'quiz1'))!
    expect([...new Set(answers.map(({ round }) => round))]).toEqual([1, 2])
    expect(await records().scoredRounds(room.class, 0)).toHaveLength(2)
    expect(await say('quiz report')).toContain('Quiz report')
  })

  test('leave something that counts', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz start 3 warm-up:3')).toContain('would count for nothing')
    await quiz.line('quiz start 4 warm-up:3')
    expect(quiz.words()).toContain('The first 3 questions are a warm-up')
  })
})

test('a projector shows the goal, and no more than the channel', async () => {
  const quiz = await openQuizRoom()
  await quiz.line('quiz start 3 goal:80')
  const [running] = await quiz.running()
  const state = { ...(await quiz.state())!, together: { earned: 3, possible: 4 } }
  const done = { ...state, phase: 'done' as const, endedAt: 1, rounds: 1, uncounted: 0 }
  const player = { person: 'p', name: 'Pia', team: 0, alias: null, pseudonym: null }
  const players = [{ ...player, seated: true, missed: 0, points: 100, hidden: false }]
  const view = projectorView({
    plan: running!.plan,
    state: done,
    host: null,
    players,
    answers: [],
    firstVotes: [],
  })
  const shown = toPlainText({ blocks: [...view.main, ...view.board, ...view.aside] })
  expect(shown).toContain('Right together: 75%')
  expect(shown).toContain('Your goal: 80%')
  expect(shown).not.toContain('Pia')
})

test('where everyone sees their own place, each is told their team’s too, and the channel names no member', async () => {
  const { words, own } = await played('quiz start 3 board:own teams:2')
  expect(words()).not.toMatch(/Ana|Ben|Cleo|Dan|Team/)
  expect(await own('My place', ana)).toMatch(
    /You: rank 1 of 4, 300 points\.\n+Team \w+: rank [12] of 2\./,
  )
})

test('a few who play for being sure are told no place of their team', async () => {
  const { own } = await played('quiz start 3 confidence:score teams:2')
  expect(await own('My place', ana)).not.toContain('rank')
})
