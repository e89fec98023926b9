import { describe, expect, test } from 'vitest'
import { isForm } from '../../../../src/core/reply/form.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { buttonsOf, replyOf } from '../../../fixtures/invoke.ts'
import { ana, ben, cleo, openQuizRoom, room, teacher } from '../../../fixtures/quiz-room.ts'

const three = [ana, ben, cleo]

/** A quiz that has begun, with these three in it. */
async function begun(line: string) {
  const quiz = await openQuizRoom()
  await quiz.line(line)
  for (const person of three) await quiz.push('Join', person)
  await quiz.push('Start now', teacher)
  return quiz
}

describe('a quiz that asks how sure people are', () => {
  test('says so in the lobby, and does not say it of others', async () => {
    const quiz = await openQuizRoom()
    await quiz.line('quiz start 3')
    expect(quiz.words()).not.toContain('sure')
    await quiz.line('quiz stop')
    await quiz.line('quiz start 3 confidence:ask')
    expect(quiz.words()).toContain('how sure you are of each answer')
    await quiz.line('quiz stop')
    await quiz.line('quiz start 3 confidence:score')
    expect(quiz.words()).toContain('sure 100 or −200, think so 67 or −67, guessing 33 or 0')
  })

  test('counts an answer at once, and takes how sure somebody is with one more press', async () => {
    const quiz = await begun('quiz start 3 confidence:ask')
    for (let round = 0; round < 3; round += 1) {
      const { item, at } = await quiz.question()
      for (const person of three) {
        const [address, given] = quiz.wayTo(item, at, false)
        const receipt = replyOf(await quiz.press(address, person, given))
        expect(receipt.private).toBe(true)
        const offered = buttonsOf(receipt)
        expect(Object.keys(offered)).toEqual(['I’m sure', 'I think so', 'I’m guessing'])
        const stated = replyOf(await quiz.press(offered['I’m sure']!, person))
        expect(stated.private).toBe(true)
        expect(toPlainText(stated)).toContain('You’re sure.')
        expect(stated.chosen).toContain(offered['I’m sure'])
      }
      expect(quiz.words()).toContain(`Question ${round + 1} of 3: the answer`)
      await quiz.line('quiz skip')
    }
    const { answers } = (await quiz.records().result(room.class, 'quiz1'))!
    expect(answers.map(({ confidence }) => confidence)).toEqual(answers.map(() => 'sure'))
    // Nothing that the room was shown, and no file that names people, says anything of it.
    const shown = quiz.platform.messages.map(({ reply }) => toPlainText(reply)).join()
    expect(shown).not.toMatch(/were sure|You’re sure|think so of/)
    const file = replyOf(await quiz.press('quiz:students:quiz1', teacher))
    expect(JSON.stringify(file)).not.toMatch(/sure|guess/i)
    // The report is for teachers, counts, and begins with it.
    expect(await quiz.say('quiz report')).toMatch(
      /Sure, and wrong\n\n.* 3 of 3 were sure of a wrong answer/,
    )
    expect(await quiz.push('My result', ana)).toContain('Of the 3 you were sure of, 0 were right.')
  })

  test('has it in the form of a question that is answered by one, and may go without', async () => {
    const quiz = await begun('quiz start 30 confidence:ask answers:changeable')
    const seen: unknown[] = []
    for (let round = 0; round < 30; round += 1) {
      const question = await quiz.question().catch(() => undefined)
      if (question === undefined) break
      const { item, at } = question
      if (item.by === 'words' || item.by === 'number') {
        const form = await quiz.press(`quiz:write:${at}`, ana)
        const [address, { fields = {} }] = quiz.wayTo(item, at, true)
        const said: string[] = []
        for (const confidence of [[], ['think']]) {
          const filled = { fields: { ...fields, confidence } }
          said.push(toPlainText(replyOf(await quiz.press(address, ana, filled))))
        }
        seen.push({
          field: isForm(form) && form.fields.find(({ name }) => name === 'confidence'),
          said: said.map((words) => words.includes('You think so.')),
        })
      }
      await quiz.line('quiz skip')
      await quiz.line('quiz skip')
    }
    expect(seen.length).toBeGreaterThan(0)
    const expected = { field: { kind: 'one', required: false }, said: [false, true] }
    expect(seen).toMatchObject(seen.map(() => expected))
  })

  test('takes no word of it from a forged press in a quiz that does not ask', async () => {
    const quiz = await begun('quiz start 3')
    await quiz.answer(ana, true)
    const { at } = await quiz.question()
    const forged = replyOf(await quiz.press(`quiz:answer:${at}/sure`, ana))
    expect(toPlainText(forged)).toContain('This question is closed.')
  })
})

test('points for being sure go neither with points for being quick nor with a penalty', async () => {
  const quiz = await openQuizRoom()
  expect(await quiz.say('quiz start 3 confidence:score scoring:speed')).toContain('confidence:ask')
  expect(await quiz.say('quiz start 3 confidence:score penalty:yes')).toContain('penalty:no')
  await quiz.line('quiz save name:exam confidence:score')
  expect(await quiz.say('quiz start preset:exam scoring:speed')).toContain('scoring:calm')
  expect(await quiz.say('quiz start preset:exam')).toContain('The quiz is open')
})
