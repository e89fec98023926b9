import { describe, expect, test } from 'vitest'
import { openClassroom } from '../fixtures/classroom.ts'
import type { Person } from '../../src/core/platform/room.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import { lobbyOf } from '../fixtures/lobby.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../fixtures/quiz-room.ts'

const day = 86_400_000

/** One question in which these are right, and Cleo is not. */
async function playOne(quiz: Awaited<ReturnType<typeof openQuizRoom>>, right = [ana, ben]) {
  await quiz.line('quiz start 3')
  for (const person of [...right, cleo]) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  for (const person of right) await quiz.answer(person, true)
  await quiz.answer(cleo, false)
  await quiz.line('quiz stop')
}

/** Days without the bot, so that nothing has to be looked after every two seconds of them. */
async function sleep(quiz: Awaited<ReturnType<typeof openQuizRoom>>, ms: number): Promise<void> {
  await quiz.kill()
  await quiz.clock.advance(ms)
  await quiz.restart()
}

describe('scores', () => {
  test('share a rank for equal points, and add what is one’s own', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    const words = await quiz.say('scores', cleo)
    expect(words).toContain('1. Ana: 100 points\n1. Ben: 100 points\n3. Cleo: 0 points')
    expect(words).toContain('You: 0 points in 1 quiz.')
  })

  test('count by the last week, the last month and all time', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    await sleep(quiz, 8 * day)
    await playOne(quiz, [ben])
    expect(await quiz.say('scores', cleo)).not.toContain('Ana')
    expect(await quiz.say('scores month', cleo)).toContain('1. Ben: 200 points\n2. Ana: 100 points')
    await sleep(quiz, 40 * day)
    expect(await quiz.say('scores month', cleo)).toContain('No quizzes have been played')
    expect(await quiz.say('scores all', cleo)).toContain('1. Ben: 200 points')
  })

  test('offer nothing to share while there are none', async () => {
    const quiz = await openQuizRoom()
    expect((await quiz.line('scores', ana)).share).toBeUndefined()
    await playOne(quiz)
    expect((await quiz.line('scores', ana)).share).toBeDefined()
  })

  test('leave out of every board who wishes it, and still tell them their own', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('scores hide:yes', ana)).toContain('no longer appear')
    await playOne(quiz)
    expect(quiz.words()).not.toContain('Ana')
    expect(await quiz.say('scores', ben)).not.toContain('Ana')
    expect(await quiz.say('scores', ben)).toContain('1. Ben: 100 points\n2. Cleo: 0 points')
    const own = await quiz.say('scores', ana)
    expect(own).toContain('You: 100 points')
    expect(own).not.toContain('Ana:')
    await quiz.line('scores hide:no', ana)
    expect(await quiz.say('scores', ben)).toContain('1. Ana: 100 points')
  })

  test('are shared without what only one person may see', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    const reply = await quiz.line('scores', cleo)
    expect(reply.private).toBe(true)
    const shared = replyOf(await quiz.press(`share:room:${reply.share}`, cleo))
    expect(shared.private).toBe(false)
    expect(toPlainText(shared)).toContain('1. Ana: 100 points')
    expect(toPlainText(shared)).not.toContain('You:')
  })

  test('show a pseudonym in the place of the name, in old quizzes and in one that runs', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    expect(await quiz.say('scores name:"Blue Fox"', ana)).toContain('you’re Blue Fox')
    expect(await quiz.say('scores', ben)).toContain('1. Ben: 100 points\n1. Blue Fox: 100 points')
    await quiz.line('quiz start 3', ana)
    // Nobody hosts under a name that they chose themselves.
    expect(quiz.words()).toContain('Host: Ana')
    for (const person of [ana, ben]) await quiz.push('Join', person)
    await quiz.clock.advance(3_000)
    expect(quiz.words()).toMatch(/Joined: (Blue Fox, Ben|Ben, Blue Fox)/)
    await quiz.push('Start now', ana)
    await quiz.answer(ana, true)
    await quiz.answer(ben, false)
    expect(quiz.words()).toContain('1. Blue Fox: 100 points\n2. Ben: 0 points')
    await quiz.line('quiz stop', ana)
    expect(quiz.words()).toContain('1. Blue Fox: 100 points')
    const posted = quiz.platform.messages.slice(1).map(({ reply }) => toPlainText(reply))
    expect(posted.join('\n')).not.toContain('Ana')
    expect(JSON.stringify(await quiz.state())).not.toContain('Ana')
    // The teacher's report is no board.
    const file = await quiz.press('quiz:students:quiz2', teacher)
    expect(JSON.stringify(file)).toContain('Ana')
    expect(await quiz.say('scores name:-', ana)).toContain('your own name again')
    expect(await quiz.say('scores', ben)).toContain('1. Ana: 200 points')
    expect(await quiz.say('scores name:-', ana)).toContain('You don’t have a pseudonym')
  })

  test('let somebody who has not joined answer under her pseudonym, and hide her by either name', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('scores name:Fox', cleo)
    await quiz.line('quiz start 3')
    await quiz.push('Join', ben)
    await quiz.push('Start now', teacher)
    await quiz.answer(cleo, true)
    await quiz.answer(ben, false)
    expect(quiz.words()).toContain('1. Fox: 100 points\n2. Ben: 0 points')
    expect(quiz.words()).not.toContain('Cleo')
    await quiz.line('scores hide:yes', cleo)
    await quiz.line('quiz stop')
    expect(quiz.words()).not.toMatch(/Fox|Cleo/)
  })

  test('leave the made-up names of an anonymous quiz as they are', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('scores name:"The Unmistakable"', ana)
    await quiz.line('quiz start 3 anonymous:yes')
    await quiz.push('Join', ana)
    await quiz.push('Start now', teacher)
    await quiz.answer(ana, true)
    expect(quiz.words()).toContain(': 100 points')
    expect(quiz.words()).not.toMatch(/Unmistakable|Ana/)
  })

  test('refuse a pseudonym that a classmate has, or that could notify or deceive', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    await quiz.line('scores name:"Blue Fox"', ana)
    for (const name of ['blue FOX', 'Ana']) {
      expect(await quiz.say(`scores name:"${name}"`, ben)).toContain('already uses that name')
    }
    for (const name of ['@everyone', '＠everyone', '<!channel>']) {
      expect(await quiz.say(`scores name:"${name}"`, ben)).toContain('Please choose another')
    }
    expect(await quiz.say('scores name:"blue\u200B \u202Efox"', ben)).toContain(
      'already uses that name',
    )
    expect(await quiz.say('scores name:"…!"', ben)).toContain('at least one letter or digit')
    expect(await quiz.say(`scores name:${'x'.repeat(31)}`, ben)).toContain('up to 30 characters')
    expect(await quiz.say(`scores name:${'ﷺ'.repeat(3)}`, ben)).toContain('up to 30 characters')
    const alone = { ...room, id: 'web:dm/ben', class: 'web:dm/ben' }
    expect(await quiz.say('scores name:Fox', ben, alone)).toContain('choose it in a class channel')
    expect(await quiz.say('scores', ana)).toContain('1. Ben: 100 points')
    expect(await quiz.say('scores name:"BLUE fox"', ana)).toContain('you’re BLUE fox')
  })

  test('refuse a pseudonym that looks like a teacher whom the class has seen, a host or the bot', async () => {
    const quiz = await openQuizRoom()
    const tina: Person = { id: 'web:tina', name: 'Tina Quill', isTeacher: true }
    for (const person of [teacher, tina]) await quiz.say('help', person)
    await quiz.line('quiz start 3', cleo)
    const refusals = {
      'looks like it': ['Ms Rivera', 'tina-quill', 'Tina\u200BQuill', 'CLEO'],
      'could be mistaken for': ['Commonplace', 'The Host', 'Tеасhеr', 'quiz bot'],
      'people without a pseudonym': ['A classmate', 'a-student', 'Yоu', 'Someone'],
      'can’t mix the letters': ['Мs. Rіvеrа', 'Tіna\u200BQuill', 'Сlео'],
    }
    for (const [reason, names] of Object.entries(refusals)) {
      for (const name of names) {
        expect(await quiz.say(`scores name:"${name}"`, ben)).toContain(reason)
      }
    }
    expect(await quiz.say('scores name:"Blue Fox"', ben)).toContain('you’re Blue Fox')
  })

  test('tell teachers alone who is who, and let them take a pseudonym back', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('scores name:"Blue Fox"', ana)
    await quiz.line('scores name:Heron', ben)
    expect(buttonsOf(await quiz.line('scores', ben))['Who is who']).toBeUndefined()
    const address = buttonsOf(await quiz.line('scores'))['Who is who']!
    for (const press of [address, 'scores:ask:', 'scores:take:', `share:room:${address}`]) {
      const refused = toPlainText(replyOf(await quiz.press(press, ben)))
      expect(refused).toContain('Only teachers')
    }
    const map = replyOf(await quiz.press(address, teacher))
    expect(map.private).toBe(true)
    expect(toPlainText(map)).toMatch(/Blue Fox: @?Ana[^]*Heron: @?Ben/)
    expect(replyOf(await quiz.press(`share:room:${address}`, teacher)).private).toBe(true)
    const taken = await quiz.press('scores:take:', teacher, { fields: { name: ['blue fox'] } })
    expect(toPlainText(replyOf(taken))).toContain('Removed Blue Fox')
    expect(toPlainText(replyOf(taken))).toContain('Heron')
    const again = await quiz.press('scores:take:', teacher, { fields: { name: ['blue fox'] } })
    expect(toPlainText(replyOf(again))).toContain('Nobody in this class uses that pseudonym')
  })

  test('count from the first day of the term once a teacher has set it', async () => {
    const { say, store } = await openClassroom()
    expect(await say('scores period:term', { person: ana })).toContain(
      'settings set term:2026-09-01',
    )
    expect(await say('settings set term:2026-13-01')).toContain('isn’t a valid date')
    expect(await say('settings set term:2026-09-01')).toContain('Start of term: Tue, 1 Sept 2026')
    const first = Date.UTC(2026, 8, 1)
    const quizzes = { before: first - 15 * 3_600_000, dawn: first - 13 * 3_600_000 }
    for (const [id, openedAt] of Object.entries(quizzes)) {
      const player = {
        name: id,
        team: 0,
        alias: null,
        pseudonym: null,
        points: 100,
        missed: 0,
        hidden: false,
      }
      const lobby = lobbyOf(id, { room: id, class: room.class, openedAt })
      await store.quizzes.open({ ...lobby, players: [{ ...player, person: id, seated: true }] })
      await store.quizzes.update(room.class, id, (quiz) => {
        const answer = { person: id, round: 0, response: [1], at: openedAt, took: 0 }
        const answers = [{ ...answer, score: { credit: 1, points: 100 } }]
        return { quiz: { ...quiz, answers }, result: undefined }
      })
    }
    const words = await say('scores period:term', { person: ana })
    expect(words).toContain('Scores since Tue, 1 Sept 2026')
    expect(words).toContain('1. dawn: 100 points')
    expect(words).not.toContain('before')
    expect(await say('settings reset term')).toContain('Start of term: not set')
  })

  test('belong to one class', async () => {
    const quiz = await openQuizRoom()
    await playOne(quiz)
    const elsewhere = { ...room, id: 'web:other', class: 'web:other' }
    expect(await quiz.say('scores all', ana, elsewhere)).toContain('No quizzes have been played')
  })
})

test.each([
  ['scores hide', 'You no longer appear'],
  ['scores hide me please', 'You no longer appear'],
  ['scores unhide', 'You’re back'],
  ['scores month', 'Scores for the last 30 days'],
])('understands “%s”, without a sign between a name and its value', async (line, said) => {
  const { answer } = await openClassroom()
  expect(toPlainText(await answer(line))).toContain(said)
})

test('offers the periods as buttons where the one that was typed is none', async () => {
  const { answer } = await openClassroom()
  expect(Object.keys(buttonsOf(await answer('scores period:tomorrow')))).toContain(
    'scores period:month',
  )
})
