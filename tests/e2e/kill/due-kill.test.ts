import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { logSetting } from '../../../src/core/settings/settings.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { hourMs } from '../../fixtures/moderated-class.ts'
import { openAnsweringClass, room, student, teacher } from '../../fixtures/answering-class.ts'
import { giveBackPostgres, reusedPostgres } from '../../postgres/database.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { type DueTask, readChat, sendDue } from './due-process.ts'
import { startScript, within } from './script-process.ts'

const minuteMs = 60_000

/** A class whose answers are shown, whose teacher gets a digest, and whose changes are posted, all at 16:00. */
async function classAtFour() {
  const folder = await temporaryFolder()
  const [url, chat] = [await reusedPostgres(), `${folder}/chat`]
  onTestFinished(() => giveBackPostgres(url))
  const opened = await openAnsweringClass({ url, rules: 'minimum:1 closes:16:00' })
  const { line, answer, postNow, store, clock } = opened
  await postNow()
  await answer(student('Ana'), 'She counts what is left.')
  await line('digest set time:16:00')
  const by = { id: teacher.id, name: teacher.name }
  await store().settings.set(room.class, { room: '', name: logSetting, value: room.id, by })
  await line('settings set pictures:off')
  const four = clock.now() + 7 * hourMs
  await store().close()

  async function killedAmid(dieAt: DueTask['dieAt'], now: number): Promise<void> {
    const child = startScript('due-process.ts', JSON.stringify({ url, chat, now, dieAt }))
    const end = await within(`the kill amid ${dieAt?.join()}`, once(child, 'close'))
    expect(end).toEqual([null, 'SIGKILL'])
  }

  return {
    killedAmid,
    goOn: (now: number) => sendDue({ url, chat, now }),
    arrived: () => readChat(chat).map(({ kind }) => kind),
    words: () => readChat(chat).map(({ reply }) => toPlainText(reply)),
    four,
  }
}

test('what comes at four o’clock comes once, whichever message the process is killed amid', async () => {
  const { killedAmid, goOn, arrived, words, four } = await classAtFour()
  await killedAmid(['reveal', 'unsent'], four + 6 * minuteMs)
  expect(arrived()).toEqual([])
  await killedAmid(['reveal', 'sent'], four + 12 * minuteMs)
  await killedAmid(['digest', 'sent'], four + 18 * minuteMs)
  await killedAmid(['changes', 'unsent'], four + 24 * minuteMs)
  await killedAmid(['changes', 'sent'], four + 30 * minuteMs)
  await Promise.all([goOn(four + 36 * minuteMs), goOn(four + 36 * minuteMs)])
  expect(arrived()).toEqual(['reveal', 'digest', 'changes'])
  expect(words().at(0)).toContain('Looking back at')
})

test('what comes at four o’clock comes once from two processes', async () => {
  const { goOn, arrived, four } = await classAtFour()
  await Promise.all([goOn(four + 6 * minuteMs), goOn(four + 6 * minuteMs)])
  expect(arrived().toSorted()).toEqual(['changes', 'digest', 'reveal'])
})
