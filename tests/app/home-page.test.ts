import { pino } from 'pino'
import { expect, test } from 'vitest'
import {
  classProgress,
  createHome,
  dailySchedules,
  lineOfTheDay,
  reviewsDue,
} from '../../src/app/home-page.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { isWholeLine } from '../../src/core/pack/whole-line.ts'
import { note } from '../../src/core/reply/reply.ts'
import { openClassroom, room, student, teacher } from '../fixtures/classroom.ts'
import { lantern } from '../fixtures/tiny-pack.ts'
import { ben, openQuizRoom, room as quizRoom } from '../fixtures/quiz-room.ts'

const day = 86_400_000

async function homes() {
  const classroom = await openClassroom()
  const home = createHome({
    openContext: classroom.openContext,
    sections: [
      lineOfTheDay,
      () => Promise.reject(new Error('This section is broken.')),
      classProgress,
      reviewsDue,
      dailySchedules,
      () => [note('Two cards are due.')],
    ],
    log: pino({ level: 'silent' }),
  })
  async function words(at: number, person = student): Promise<string> {
    return toPlainText(await home({ id: 'event', person, room, at }))
  }
  return { ...classroom, words }
}

test('the line stays all day and changes with the days', async () => {
  const { words } = await homes()
  expect(await words(day)).toBe(await words(2 * day - 1))
  const lines = await Promise.all(Array.from({ length: 12 }, (_, index) => words(index * day)))
  expect(new Set(lines).size).toBeGreaterThan(1)
})

test('the line is whole, and not of the end of a work that is all open', async () => {
  const { words } = await homes()
  const end = lantern.quotes.filter(({ scene }) => scene === lantern.scenes.at(-1)?.id)
  const unfit = [...end, ...lantern.quotes.filter((quote) => !isWholeLine(quote))]
  expect(unfit.length).toBeGreaterThan(0)
  const pages = await Promise.all(Array.from({ length: 40 }, (_, index) => words(index * day)))
  for (const page of pages) {
    expect(page).toContain('Today’s line')
    for (const { line } of unfit) expect(page).not.toContain(line)
  }
})

test('a section that fails is left out, and the others are there', async () => {
  const { words } = await homes()
  expect(await words(0)).toContain('The whole of The Lantern Keeper is open.')
  expect(await words(0)).toContain('Two cards are due.')
})

test('it says how far the class is, and shows nothing past it', async () => {
  const { say, words } = await homes()
  await say('progress set scene:"The climb"')
  const pages = await Promise.all(Array.from({ length: 12 }, (_, index) => words(index * day)))
  for (const page of pages) {
    expect(page).toContain('The class has reached scene 1: The climb.')
    expect(page).not.toContain('It was dry when the sea gave it to me.')
  }
})

test('it says how many flashcards are due, once there are any', async () => {
  const { say, words } = await homes()
  const later = Date.UTC(2027, 0, 16)
  expect(await words(later)).not.toContain('flashcard')
  await say('review start lines', { person: student })
  expect(await words(later)).toContain('3 flashcards are ready to review.')
})

test('teachers see when the daily posts come and which one is paused, students do not', async () => {
  const { say, words } = await homes()
  expect(await words(0, teacher)).toContain(
    'There is no daily post yet. To set one up, use daily set.',
  )
  await say('daily set 08:30 timezone:Europe/London')
  await say('daily pause')
  expect(await words(0, teacher)).toContain('• A channel: 08:30 Europe/London, Mon–Fri, paused')
  expect(await words(0)).not.toContain('08:30')
})

test('during a quiz question it says why the line is missing, and that it is not whole', async () => {
  const quiz = await openQuizRoom()
  const home = createHome({
    openContext: quiz.openContext,
    sections: [lineOfTheDay],
    log: pino({ level: 'silent' }),
  })
  await quiz.line('quiz start 3')
  await quiz.push('Join', ben)
  await quiz.push('Start now', teacher)
  const during = await home({ id: 'event', person: ben, room: quizRoom, at: quiz.clock.now() })
  expect(toPlainText(during)).toContain('A quiz question is open')
  expect(toPlainText(during)).not.toContain('Today’s line')
  expect(during.isPartial).toBe(true)
  await quiz.line('quiz stop')
  const after = await home({ id: 'event', person: ben, room: quizRoom, at: quiz.clock.now() })
  expect(toPlainText(after)).toContain('Today’s line')
  expect(after.isPartial).toBe(false)
})
