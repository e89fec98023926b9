/** Two processes of one bot on one PostgreSQL: what somebody has been told on one holds on the other with the next thing asked there. */
import { readFile } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Person, Room } from '../../../src/core/platform/room.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { teacherSetting } from '../../../src/core/settings/settings.ts'
import { openStore } from '../../../src/store/store.ts'
import { type TestBot, openBot, room, student, teacher } from '../../fixtures/bot.ts'
import { assignmentWith, attemptWith, hourMs } from '../../fixtures/homework.ts'
import { type ManualClock, createManualClock } from '../../fixtures/manual-clock.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { reusedPostgres, giveBackPostgres } from '../../postgres/database.ts'

const harbour = new URL('../../fixtures/packs/one-file.yaml', import.meta.url)

type Process = TestBot & { readonly clock: ManualClock }

/** The clocks of both stand still, so that nothing is read again merely because time has passed. */
async function openTwo(): Promise<readonly [here: Process, there: Process]> {
  const url = await reusedPostgres()
  onTestFinished(() => giveBackPostgres(url))
  async function open(): Promise<Process> {
    const store = await openStore(url, { maxConnections: 4 })
    onTestFinished(() => store.close())
    const clock = createManualClock()
    return { ...(await openBot({ store, clock })), clock }
  }
  return [await open(), await open()]
}

async function say(
  bot: TestBot,
  line: string,
  { person = student, where = room }: { person?: Person; where?: Room } = {},
): Promise<string> {
  const event = { id: 'event', person, room: where, at: 0, line }
  return toPlainText(replyOf(await bot.dispatch.line(event)))
}

function classPacks(bot: TestBot) {
  return bot.openContext(room, teacher).then((context) => context.classPacks)
}

test('a scene that a teacher closes is closed on every process once the teacher has read so', async () => {
  const [here, there] = await openTwo()
  expect(await say(there, 'scene the letter')).toContain('wet from the boat')
  expect(await say(here, 'progress set the climb', { person: teacher })).toContain('stays hidden')
  expect(await say(there, 'scene the letter')).not.toContain('wet from the boat')
  const suggest = { person: student, room, command: 'scene', subcommand: '', option: 'query' }
  const offered = await there.dispatch.suggest({ ...suggest, typed: 'the letter' })
  expect(offered.map(({ label }) => label).join()).not.toContain('letter')
  expect(await say(there, 'progress', { person: teacher })).toContain('has reached')
})

test('so is a rating, and who is a teacher', async () => {
  const [here, there] = await openTwo()
  expect(await say(there, 'scene the quarrel')).not.toContain('went down')
  await say(here, 'settings set rating:teen', { person: teacher })
  expect(await say(there, 'scene the quarrel')).toContain('went down')

  const name = teacherSetting(student.id)
  const { settings } = await here.openContext(room, teacher)
  expect(await say(there, 'settings set rating:everyone')).toContain('teacher')
  await settings.change({ scope: 'class', name, value: 'person' })
  await say(there, 'settings set rating:everyone')
  expect(await say(here, 'scene the quarrel')).not.toContain('went down')
  await settings.change({ scope: 'class', name, value: undefined })
  await say(there, 'settings set rating:teen')
  expect(await say(here, 'scene the quarrel')).not.toContain('went down')
})

test('so is a pack that a teacher uploads, replaces and removes', async () => {
  const [here, there] = await openTwo()
  const text = await readFile(harbour, 'utf8')
  async function upload(content: string): Promise<void> {
    await (await classPacks(here)).upload({ name: 'harbour.yaml', bytes: Buffer.from(content) })
  }
  async function titlesThere(): Promise<string> {
    const packs = await (await there.openContext(room, student)).listPacks()
    return packs.map(({ title }) => title).join()
  }
  expect(await titlesThere()).not.toContain('The Harbour')
  await upload(text)
  expect(await titlesThere()).toContain('The Harbour')
  await upload(text.replace('title: The Harbour', 'title: The Other Harbour'))
  expect(await titlesThere()).toContain('The Other Harbour')
  await (await classPacks(here)).remove('harbour')
  expect(await titlesThere()).not.toContain('Harbour')
})

test('so is what a teacher adds to a pack, and takes away again', async () => {
  const [here, there] = await openTwo()
  const said = { definition: 'It carries the oil up.', rating: 'everyone', source: ['T1'] }
  const term = { term: 'Wick', field: 'literary', ...said }
  async function termsThere(): Promise<readonly string[]> {
    const { classLibrary } = await there.openContext(room, student)
    return classLibrary.terms.map((each) => each.term)
  }
  const before = await termsThere()
  const result = await (await classPacks(here)).add('lantern', 'terms', [term])
  expect(result).toMatchObject({ added: 1 })
  expect(await termsThere()).toEqual([...before, 'Wick'])
  const key = { pack: 'lantern', section: 'terms', id: result.ids[0]! } as const
  await (await classPacks(here)).removeAddition(key)
  expect(await termsThere()).toEqual(before)
})

test('so are the classes of a person, in their direct messages', async () => {
  const [here, there] = await openTwo()
  const where: Room = { ...room, id: 'web:ana', class: 'web:dm/ana' }
  expect(await say(there, 'scene the letter', { where })).toContain('wet from the boat')
  await say(here, 'progress set the climb', { person: teacher })
  await say(here, 'help')
  await here.homeClasses.settled()
  expect(await say(there, 'scene the letter', { where })).not.toContain('wet from the boat')
  await here.lose({ class: room.class })
  expect(await say(there, 'scene the letter', { where })).toContain('wet from the boat')
})

test('whoever begins a test looks nothing up on any process, until they hand it in', async () => {
  const [here, there] = await openTwo()
  const key = { class: room.class, assignment: 'h1', person: student.id, name: student.name }
  const setAt = await here.store.now()
  const times = { opensAt: setAt, dueAt: setAt + hourMs }
  const plan = { class: room.class, use: 'test', timeMs: hourMs, setAt } as const
  await here.store.homework.create(assignmentWith(plan, times))
  expect(await say(there, 'scene the letter')).toContain('wet from the boat')
  const now = there.clock.now()
  const attempt = attemptWith({ person: student.id, startedAt: now, deadlineAt: now + hourMs })
  await here.store.homework.update(key, () => ({ attempt, result: undefined }))
  expect(await say(there, 'scene the letter')).not.toContain('wet from the boat')
  const finished = { ...attempt, finishedAt: now + 1 }
  await here.store.homework.update(key, () => ({ attempt: finished, result: undefined }))
  expect(await say(there, 'scene the letter')).toContain('wet from the boat')
})

test('so is the deletion of what is stored about a person', async () => {
  const [here, there] = await openTwo()
  await say(here, 'settings set rating:teen', { person: teacher })
  expect(await say(there, 'settings')).toContain('Ms. Rivera')
  const { personalData } = await here.openContext(room, teacher)
  await personalData.erase()
  expect(await say(there, 'settings')).not.toContain('Ms. Rivera')
})

test('what two clicks share on two processes appears once, and can be shared from another message', async () => {
  const [here, there] = await openTwo()
  const event = { id: 'event', person: student, room, at: 0 }
  const answer = replyOf(await here.dispatch.line({ ...event, line: 'scene the climb' }))
  const componentId = buttonsOf(answer)['Share with the channel']!
  async function press(bot: TestBot, pressedOn: string): Promise<string> {
    return toPlainText(replyOf(await bot.dispatch.action({ ...event, componentId, pressedOn })))
  }
  const said = await Promise.all([press(here, 'm1'), press(there, 'm1')])
  expect(said.filter((words) => words.includes('Shared by'))).toHaveLength(1)
  expect(said.filter((words) => words.includes('already shared'))).toHaveLength(1)
  expect(await press(there, 'm2')).toContain('Shared by')
})

test('lookups go on from what was known last while the database is away', async () => {
  const [here, there] = await openTwo()
  await say(here, 'progress set the climb', { person: teacher })
  expect(await say(there, 'scene the letter')).not.toContain('wet from the boat')
  await there.store.close()
  expect(await say(there, 'scene the climb')).toContain('ninety steps')
  expect(await say(there, 'scene the letter')).not.toContain('wet from the boat')
})

test('who looks at something without asking learns of it too, as on a Home tab', async () => {
  const [here, there] = await openTwo()
  const seen: string[] = []
  there.onClassChange((classId) => seen.push(classId))
  there.keepCurrent(() => [room.class])
  async function untilSeen(times: number): Promise<void> {
    while (seen.length < times) await there.clock.advance(2_000)
  }
  // Whatever is looked at for the first time may have changed.
  await untilSeen(1)
  await say(here, 'progress set the climb', { person: teacher })
  await untilSeen(2)
  expect(seen).toEqual([room.class, room.class])
})

test('a teacher on one process is told what a colleague has changed on the other, and undoes it only knowingly', async () => {
  const [here, there] = await openTwo()
  const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }
  const set = { id: 'event', person: teacher, room, at: 0, line: 'settings set rating:teen' }
  const undo = buttonsOf(replyOf(await here.dispatch.line(set)))['Undo']!
  const replaced = await say(there, 'settings set rating:mature', { person: okafor })
  expect(replaced).toContain('Ms. Rivera set the rating to teen for the class')
  expect(replaced).toContain('Your change has replaced that one.')
  const press = { id: 'event', person: teacher, room, at: 0, componentId: undo, chosen: [] }
  const asked = toPlainText(replyOf(await here.dispatch.action(press)))
  expect(asked).toContain('This has changed since then.')
  expect(asked).toContain('Mr. Okafor changed the rating from teen to mature')
  expect(await say(here, 'settings')).toContain('Mature content too')
})
