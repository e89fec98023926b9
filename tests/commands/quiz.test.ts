import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { type ReplyOrForm, isForm } from '../../src/core/reply/reply.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../fixtures/quiz-room.ts'

const seconds = 1_000

/** A quiz that has begun, with these three in it. */
async function begun(line: string) {
  const quiz = await openQuizRoom()
  await quiz.line(line)
  for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  return quiz
}

describe('quiz start', () => {
  test('says in the lobby what it covers, how it counts and who is in', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 4 seconds:45 scoring:speed answers:changeable penalty:yes')
    await quiz.push('Join', ana)
    await quiz.clock.advance(3 * seconds)
    const words = quiz.words()
    expect(words).toContain('Questions: 4, 45 seconds each')
    expect(words).toContain('being quick helps')
    expect(words).toContain('change your answer until the question closes')
    expect(words).toContain('skip what you don’t know')
    expect(words).toContain('Joined: Ana')
  })

  test('can be about a scene, and says when there is too little about it', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz start 3 about:"The letter"')).toMatch(
      /The quiz is open|There (is|are) only/,
    )
    expect(await quiz.say('quiz start 3 about:zeppelin', ana, { ...room, id: 'web:b' })).toContain(
      'No scene, character or theme matches',
    )
    expect(await quiz.say('quiz start 3 about:mara', ana, { ...room, id: 'web:c' })).toMatch(
      /The quiz is open|There (is|are) only/,
    )
  })

  test('draws even teams and ranks them by their average', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 teams:2')
    for (const person of [ana, ben, cleo, teacher]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    for (const person of [ana, ben, cleo, teacher]) await quiz.answer(person, true)
    expect(quiz.words()).toMatch(/1\. Team Amber: 100 points\n1\. Team Blue: 100 points/)
    const { players } = (await quiz.records().result('quiz1'))!
    expect(players.filter((player) => player.team === 0)).toHaveLength(2)
    expect(players.filter((player) => player.team === 1)).toHaveLength(2)
  })

  test('lets everyone choose a team where that was asked for', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3 teams:3 own-team:yes')
    expect(await quiz.push('Join Team Coral', ana)).toContain('You’re in Team Coral')
    await quiz.push('Join Team Blue', ben)
    await quiz.push('Join Team Blue', ben)
    await quiz.push('Start now', teacher)
    const { players } = (await quiz.records().result('quiz1'))!
    expect(players.map(({ name, team }) => [name, team])).toEqual([
      ['Ana', 2],
      ['Ben', 1],
    ])
  })

  test('shows made-up names only, where that was asked for, and tells each their own', async () => {
    const quiz = await begun('quiz start 3 anonymous:yes')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
    for (const name of ['Ana', 'Ben', 'Cleo']) expect(quiz.words()).not.toContain(name)
    expect(quiz.words()).toMatch(/1\. [A-Z][a-z]+ [A-Z][a-z]+: 100 points/)
    const [, alias] =
      /On the leaderboard you’re (.+)\./.exec(await quiz.push('My result', ana)) ?? []
    expect(quiz.words()).toContain(alias)
    expect(await quiz.say('scores', ana)).toContain('No quizzes have been played')
  })

  test('starts from a preset that a teacher has saved', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz save name:Friday questions:4 seconds:60', ana)).toContain(
      'Only teachers',
    )
    expect(await quiz.say('quiz save name:Friday questions:4 seconds:60')).toContain('Saved friday')
    expect(await quiz.say('quiz presets', ana)).toContain('friday: 4 questions, 60 seconds each')
    await quiz.line('quiz start seconds:20 preset:friday', ana)
    expect(quiz.words()).toContain('Questions: 4, 20 seconds each')
    expect(await quiz.say('quiz forget friday')).toContain('Deleted the preset')
    expect(await quiz.say('quiz forget friday')).toContain('no preset with that name')
    expect(await quiz.say('quiz start preset:friday', ana)).toContain('no preset with that name')
  })
})

describe('answers', () => {
  test('are private, and nothing about them is public before the close', async () => {
    const quiz = await begun('quiz start 3')
    const { item, at } = await quiz.question()
    const [address, given] = quiz.wayTo(item, at, true)
    const receipt = replyOf(await quiz.press(address, ana, given))
    expect(receipt.private).toBe(true)
    expect(JSON.stringify(quiz.board())).not.toContain(item.explanation)
    expect(quiz.board().blocks.some((block) => block.kind === 'distribution')).toBe(false)
  })

  test('that don’t fit the question are rejected, and another one can follow', async () => {
    const quiz = await begun('quiz start 3')
    const { item, at } = await quiz.question()
    for (const address of [`quiz:answer:${at}/17`, `quiz:answer:${at}/x`, `quiz:pick:${at}`]) {
      const reply = toPlainText(replyOf(await quiz.press(address, ana)))
      expect(reply).toContain('isn’t an answer to this question')
    }
    const [address, given] = quiz.wayTo(item, at, true)
    expect(toPlainText(replyOf(await quiz.press(address, ana, given)))).toContain('Your answer')
  })

  test('to another question than the open one come too late', async () => {
    const quiz = await begun('quiz start 3')
    const first = await quiz.question()
    await quiz.line('quiz skip')
    await quiz.line('quiz skip')
    const [address, given] = quiz.wayTo(first.item, first.at, true)
    expect(toPlainText(replyOf(await quiz.press(address, ana, given)))).toContain('closed')
    expect(toPlainText(replyOf(await quiz.press('quiz:answer:nothing/0/1', ana)))).toContain('over')
  })

  test('that need typing or ordering open a form with everything to fill in', async () => {
    const quiz = await begun('quiz start 30')
    const forms: { readonly by: string; readonly at: string; readonly form: ReplyOrForm }[] = []
    while ((await quiz.state())?.phase === 'asking') {
      const { item, at } = await quiz.question()
      const address = buttonsOf(quiz.board())['Answer…']
      if (address !== undefined)
        forms.push({ by: item.by, at, form: await quiz.press(address, ana) })
      for (const person of [ana, ben, cleo]) await quiz.answer(person, true)
      await quiz.line('quiz skip')
    }
    expect(forms.map(({ by }) => by)).toContain('order')
    for (const { at, form } of forms) {
      expect(form).toMatchObject({ press: `quiz:send:${at}`, submit: 'Answer' })
      expect(isForm(form) && form.fields.length).toBeOneOf([1, 2, 3, 4, 5])
    }
    expect(quiz.words()).toContain('final leaderboard')
  })
})

describe('afterwards', () => {
  test('each sees in private what is worth another look', async () => {
    const quiz = await begun('quiz start 3')
    const { item } = await quiz.question()
    await quiz.answer(ana, false)
    await quiz.answer(ben, true)
    await quiz.answer(cleo, true)
    const reply = await quiz.push('My result', ana)
    expect(reply).toContain('0 of 1 completely right, rank 3 of 3')
    expect(reply).toContain(item.prompt)
    expect(await quiz.push('My result', ben)).toContain('Well done')
    expect(await quiz.push('My result', teacher)).toContain('You didn’t play')
  })

  test('the teacher gets a report with tables, and sees which questions students reported', async () => {
    const quiz = await begun('quiz start 3')
    for (const person of [ana, ben, cleo]) await quiz.answer(person, person !== cleo)
    expect(await quiz.push('Report a problem', ana)).toContain('Your teacher will see')
    await quiz.line('quiz stop')
    expect(await quiz.say('quiz report', ana)).toContain('Only teachers')
    const report = await quiz.line('quiz report')
    expect(report.private).toBe(true)
    const words = toPlainText(report)
    expect(words).toContain('67% right (3 answers)')
    expect(words).toContain('reported by 1 student, too few answers')
    const files = report.blocks.flatMap((block) => (block.kind === 'file' ? [block] : []))
    expect(files.map((file) => file.name)).toEqual(['quiz-questions.csv', 'quiz-students.csv'])
    expect(files[1]!.content).toContain('\r\n3,Cleo,,,0,')
  })

  test('there is nothing to report before the first quiz', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz report')).toContain('No quiz has been played')
    expect(await quiz.say('quiz stop')).toContain('No quiz is running')
  })

  test('a teacher sees what the class misses, and no name; a student does not', async () => {
    const quiz = await openQuizRoom()
    expect(await quiz.say('quiz class')).toContain('enough answers yet')
    for (let round = 0; round < 2; round += 1) {
      await quiz.line('quiz start 3')
      for (const person of [ana, ben, cleo]) await quiz.push('Join', person)
      await quiz.push('Start now', teacher)
      await quiz.answer(ana, true)
      for (const person of [ben, cleo]) await quiz.answer(person, false)
      await quiz.line('quiz stop')
    }
    const words = await quiz.say('quiz class')
    expect(words).toContain('What the class misses most')
    expect(words).not.toMatch(/Ana|Ben|Cleo/)
    expect(await quiz.say('quiz class', ana)).toContain('Only teachers')
  })

  test('what was missed becomes flashcards for the person who asks, and for nobody else', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    for (const person of [ana, ben]) await quiz.push('Join', person)
    await quiz.push('Start now', teacher)
    await quiz.answer(ana, false)
    await quiz.answer(ben, true)
    await quiz.line('quiz stop')
    const missed = 'review:missed:quiz1'
    expect(toPlainText(replyOf(await quiz.press(missed, ana)))).toContain('Added 1 flashcard')
    expect(toPlainText(replyOf(await quiz.press(missed, ana)))).toContain('already')
    expect(toPlainText(replyOf(await quiz.press(missed, ben)))).toContain(
      'You didn’t miss anything',
    )
    expect(toPlainText(replyOf(await quiz.press('review:missed:gone', ben)))).toContain('no longer')
    expect(await quiz.say('review', ana)).toContain('Last card for today')
    expect(await quiz.say('review', ben)).toContain('no flashcards')
  })
})
