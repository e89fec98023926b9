import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openStore } from '../../../src/store/store.ts'
import { openBot, room, student, teacher } from '../../fixtures/bot.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

/** The bot over a file, another program that can hold it, and what the log says. */
async function openClass(maxWaitMs: number) {
  const path = `${await temporaryFolder()}/class.db`
  const store = await openStore(`sqlite:${path}`, { maxWaitMs })
  onTestFinished(() => store.close())
  const other = new DatabaseSync(path)
  onTestFinished(() => other.close())
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  const { dispatch } = await openBot({ store, log })
  async function say(person: typeof student, line: string): Promise<string> {
    return toPlainText(replyOf(await dispatch.line({ id: line, person, room, at: 0, line })))
  }
  return { other, logged, say }
}

it('lookups are answered while another program holds the file, and a change is saved once it lets go', async () => {
  const { other, say } = await openClass(60_000)
  other.exec('begin immediate')
  let isSaved = false
  const saved = say(teacher, 'settings set locale:en-GB').then((answer) => {
    isSaved = true
    return answer
  })
  expect(await say(student, 'scene the letter')).toContain('Osk brings a letter')
  expect(await say(student, 'search ninety')).toContain('ninety')
  expect(isSaved).toBe(false)
  other.exec('rollback')
  expect(await saved).toContain('Saved for the class.')
})

it('a change that waited too long is answered with a sentence, not with an incident', async () => {
  const { other, logged, say } = await openClass(20)
  other.exec('begin immediate')
  const answers = await Promise.all([
    say(teacher, 'settings set locale:en-GB'),
    say(student, 'review start lines'),
  ])
  for (const answer of answers) {
    expect(answer).toMatch(/database is busy .* Please try again in a minute\.$/)
    expect(answer).not.toContain('code')
  }
  expect(logged.join('')).toContain('Another program is using the database file.')
  expect(logged.join('')).not.toContain(student.id)
  other.exec('rollback')
  expect(await say(teacher, 'settings set locale:en-GB')).toContain('Saved for the class.')
})
