/** However often a class does something, what is stored of it stays bounded. */
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { optionResolver } from '../../src/adapters/web/ids.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { openStore } from '../../src/store/store.ts'
import { openBot, room, teacher } from '../fixtures/bot.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { roomPlatform } from '../fixtures/room-platform.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

async function openClass() {
  const file = `${await temporaryFolder()}/school.db`
  const clock = createManualClock()
  const store = await openStore(`sqlite:${file}`)
  onTestFinished(() => store.close())
  const platforms = new Map([['web', roomPlatform(clock.now)]] as const)
  const { dispatch } = await openBot({ store, clock, platforms })
  const database = new DatabaseSync(file)
  onTestFinished(() => database.close())

  async function say(line: string): Promise<string> {
    const event = { id: 'e', person: teacher, room, at: clock.now(), line }
    const answer = dispatch.line({ ...event, resolver: optionResolver })
    await clock.flush()
    return toPlainText(replyOf(await answer))
  }

  function count(table: string, where = 'true'): number {
    const row = database.prepare(`select count(*) as rows from ${table} where ${where}`).get()
    return Number(row?.['rows'])
  }
  /** Presses what has a label that begins so in the answer to a press or a line, which is the teacher’s own. */
  async function press(on: Reply, label: string): Promise<Reply> {
    const found = Object.entries(buttonsOf(on)).find(([words]) => words.startsWith(label))
    const event = { id: 'e', person: teacher, room, at: clock.now() }
    return replyOf(await dispatch.action({ ...event, componentId: found?.[1] ?? '' }))
  }

  async function ask(line: string): Promise<Reply> {
    return replyOf(await dispatch.line({ id: 'e', person: teacher, room, at: clock.now(), line }))
  }
  return { say, ask, press, count, database }
}

test('a class has so many presets and no more, and can still change them', async () => {
  const { say, count } = await openClass()
  for (let n = 0; n < 50; n += 1) await say(`quiz save name:p${n}`)
  expect(await say('quiz save name:more')).toContain(
    'Your class has 50 presets, which is the most.',
  )
  expect(await say('quiz save name:p7 questions:7')).toContain('Saved p7: 7 questions')
  expect(count('quiz_preset')).toBe(50)
})

test('the history of a class keeps the latest changes, and of the very latest what they replaced', async () => {
  const { say, count, database } = await openClass()
  await say('settings set rating:teen')
  await say('settings set rating:everyone')
  // As many more as if somebody had changed something all night.
  database.exec('update setting_log set newest = 501')
  await say('settings set rating:teen')
  expect(count('setting_change')).toBe(3)
  expect(count('setting_change', 'before is null and after is null')).toBe(1)
  database.exec('update setting_log set newest = 10001')
  await say('settings set rating:everyone')
  expect(count('setting_change')).toBe(2)
  expect(await say('settings history')).toContain('Ms. Rivera')
})

test('a class opens so many quizzes in a day and no more', async () => {
  const { say, database } = await openClass()
  await say('quiz start questions:3')
  await say('quiz stop')
  const columns = database
    .prepare("select name from pragma_table_info('quiz') where name <> 'id'")
    .all()
    .map(({ name }) => `"${String(name)}"`)
    .join(', ')
  database.exec(`with recursive n(n) as (select 1 union all select n + 1 from n where n < 299)
    insert into quiz (id, ${columns}) select 'copy' || n, ${columns} from quiz, n`)
  const refused = await say('quiz start questions:3')
  expect(refused).toContain('Your class has opened 300 quizzes since yesterday')
  database.exec("delete from quiz where id = 'copy1'")
  expect(await say('quiz start questions:3')).toContain('The quiz is open')
})

test('somebody grades so many cards in a day and no more, however often a program presses', async () => {
  const { say, ask, press, count, database } = await openClass()
  await say('review start lines')
  const shown = await press(await ask('review today'), 'Show answer')
  const next = await press(shown, 'Not yet')
  expect(count('review_grade')).toBe(1)
  database.exec(`with recursive n(n) as (select 1 union all select n + 1 from n where n < 999)
    insert into review_grade select person, pack, kind, item, number + n, grade, graded_at from review_grade, n`)
  const refused = await press(await press(next, 'Show answer'), 'Not yet')
  expect(toPlainText(refused)).toContain('You’ve done 1,000 cards in 24 hours')
  database.exec('update review_grade set graded_at = graded_at - 86400001 where number = 7')
  await press(await press(next, 'Show answer'), 'Not yet')
  expect(count('review_grade')).toBe(1001)
})
