/** What a class meets after its teacher has moved it back: nothing later is shown anew, and what was set or answered goes on. */
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createHome, lineOfTheDay, classProgress, reviewsDue } from '../../src/app/home-page.ts'
import { readOverview } from '../../src/app/teacher-overview.ts'
import { visibleOptions } from '../../src/core/command/command.ts'
import type { Person, Room } from '../../src/core/platform/room.ts'
import type { ReplyOrForm } from '../../src/core/reply/form.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import {
  ana,
  ben,
  openHomeworkClass,
  room,
  teacher,
  wednesday,
} from '../fixtures/homework-class.ts'
import { replyOf } from '../fixtures/invoke.ts'
import {
  elsewhere,
  inPrivate,
  laterIn,
  openAdvancedClass,
  phraseLength,
  pressesOf,
} from '../fixtures/moved-back-class.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

const askedBefore = [
  'scene letter',
  'scene light',
  'quote',
  'search light',
  'theme hope',
  'discuss',
  'character keeper',
  'reading catch-up',
  'reading show',
  'homework list',
  'review',
  'review missed',
  'progress',
  'scores',
  'mydata show',
  'answers mine',
  'book',
  'help',
]
const teachersAskedBefore = ['digest show', 'daily plan', 'homework list', 'quiz report']

/** What is tried in `moved-back-buttons.test.ts`, since it changes the class or goes on with what was set before. */
const isLeftOut =
  /^(mydata:forget|mydata:erase|settings|progress|pack|calendar|reading:(use|undo)|daily|homework)/

test('nothing later is shown anew, in answers, old buttons, suggestions, direct messages, the Home page or anywhere else', async () => {
  const { line, press, bot, clock } = await openAdvancedClass()
  const old = new Map<string, Person>()
  for (const asked of askedBefore) {
    for (const id of pressesOf(await line(asked, ana))) old.set(id, ana)
  }
  for (const asked of teachersAskedBefore) {
    const shown = await line(asked)
    for (const id of pressesOf(shown)) if (!old.has(id)) old.set(id, teacher)
  }
  expect([...old.keys()].some((id) => id.includes('the-letter'))).toBe(true)
  await line('progress set climb')

  const found: string[] = []
  const pressed = new Set<string>()
  let calls = 0

  function look(name: string, said: unknown): void {
    calls += 1
    found.push(...laterIn(said).map((phrase) => `${name}: ${phrase}`))
  }

  async function pressAll(answer: ReplyOrForm, person: Person, where: Room, depth: number) {
    look(where.id, answer)
    for (const id of pressesOf(answer)) {
      const key = `${person.id} ${where.id} ${id.replaceAll(/\d+/g, '0')}`
      if (pressed.has(key) || isLeftOut.test(id)) continue
      pressed.add(key)
      const next = await press(id, person, { where })
      look(key, next)
      if (depth < 2) await pressAll(next, person, where, depth + 1)
    }
  }

  for (const [id, person] of old) {
    if (isLeftOut.test(id)) continue
    for (const where of person === ana ? [room, inPrivate, elsewhere] : [room]) {
      look(`${where.id} ${id}`, await press(id, person, { where }))
    }
  }
  for (const where of [room, inPrivate, elsewhere]) {
    for (const asked of askedBefore) await pressAll(await line(asked, ana, where), ana, where, 0)
  }
  for (const [name, { subcommands }] of bot().commands) {
    for (const [subcommand, each] of subcommands) {
      for (const option of Object.keys(visibleOptions(each))) {
        for (const typed of ['letter', 'light', 'a']) {
          const asked = { person: ana, room, command: name, subcommand, option, typed }
          look(`${name} ${subcommand} ${option}`, await bot().dispatch.suggest(asked))
        }
      }
    }
  }
  const home = createHome({
    openContext: bot().openContext,
    sections: [lineOfTheDay, reviewsDue, classProgress],
    log: pino({ level: 'silent' }),
  })
  look('Home', await home({ id: 'home', person: ana, room: inPrivate, at: clock.now() }))
  for (const command of ['what-is-this-quote', 'save-to-my-cards']) {
    for (const { line: whole } of lantern.quotes) {
      // Fewer words than a phrase: what the answer says beyond them is no echo.
      const words = whole
        .split(' ')
        .slice(0, phraseLength - 1)
        .join(' ')
      const event = { id: `menu ${command} ${words}`, person: ana, room, at: clock.now() }
      look(command, await bot().dispatch.message({ ...event, command, words }))
    }
  }
  expect(found).toEqual([])
  expect(calls).toBeGreaterThan(300)
})

test('what was set before goes on, for who has begun it and for who has not, and what was posted and answered stays', async () => {
  const { line, say, push, press, answer, attempt, card, begun, platform, store } =
    await openAdvancedClass()
  await answer(ana, 0, true)
  await push(await line('homework set about:letter due:Friday questions:3'), 'Post it', teacher)
  const posted = platform.messages.map(({ reply }) => toPlainText(reply))
  expect(posted.flatMap((text) => laterIn(text))).not.toEqual([])
  await line('progress set climb')

  expect(await say('homework list', ana)).toContain('The letter')
  expect(toPlainText(begun)).toContain('Question 1 of')
  expect(toPlainText(await push(card, 'Begin or go on', ana))).toContain('Question 2 of')
  expect(toPlainText(await push(card, 'Begin or go on', ben))).toContain('Question 1 of')
  expect(toPlainText(await answer(ana, 1, false))).toContain('Saved')
  await press('homework:finish:hw1/1/0', ana)
  const own = await attempt(ana)
  expect(own?.answers).toHaveLength(2)
  expect(
    platform.messages.map(({ reply }) => toPlainText(reply)).slice(0, posted.length - 1),
  ).toEqual(posted.slice(0, -1))
  const { tables } = await store().personalData.read(ana.id)
  expect(tables.find(({ table }) => table === 'attempt')?.rows).toHaveLength(1)
})

test('a practice that was begun goes on, and a new one asks only what is open', async () => {
  const { line, push, press, store, say } = await openAdvancedClass()
  await press('homework:cancel:hw1', teacher)
  const practice = await push(await line('reading catch-up', ana), 'Practise it', ana)
  expect(toPlainText(practice)).toContain('Question 1 of')
  await line('progress set climb')
  expect(
    toPlainText(await push(await line('reading catch-up', ana), 'Practise it', ana)),
  ).toContain('Question 1 of')
  expect(await say('review missed', ana)).toContain('while you were away')
  const begun = replyOf(await press('reading:catch-up-practise:0', ben))
  expect(laterIn(begun)).toEqual([])
  const [run] = await store().homework.listPractices(room.class, ben.id)
  expect(run?.plan.items.length).toBeGreaterThan(0)
  expect(laterIn(run?.plan.items)).toEqual([])
})

test('an open quiz goes on to its end, and the next one asks only what is open', async () => {
  const { line, push, platform, store } = await openHomeworkClass()
  function lastMessage() {
    const message = platform.messages.at(-1)
    if (message === undefined) throw new Error('Nothing was posted.')
    return message
  }
  await line('quiz start questions:5 seconds:30')
  await push(lastMessage().reply, 'Join', ana)
  await push(lastMessage().reply, 'Start now', teacher)
  await expect.poll(() => toPlainText(lastMessage().reply)).toContain('Question 1 of 5')
  await line('progress set climb')
  await line('quiz skip')
  await line('quiz skip')
  await expect.poll(() => toPlainText(lastMessage().reply)).toContain('Question 2 of 5')
  await line('quiz stop')
  expect(await store().quizzes.listRunning(room.class)).toEqual([])
  expect(toPlainText(await line('quiz start questions:3'))).toContain('aren’t enough questions')
})

test('somebody of two classes sees in each what it has reached, and the less of both in private and where they bring the bot along', async () => {
  const { say } = await openHomeworkClass()
  const york: Room = { ...room, id: 'web:york', class: 'web:york' }
  for (const where of [room, york]) await say('help', ana, where)
  await say('progress set light')
  await say('progress set light', teacher, york)
  async function seen(): Promise<readonly boolean[]> {
    const all: boolean[] = []
    for (const where of [room, york, inPrivate, elsewhere]) {
      all.push(laterIn(await say('scene letter', ana, where)).length > 0)
    }
    return all
  }
  expect(await seen()).toEqual([true, true, true, true])
  await say('progress set climb', teacher, york)
  expect(await seen()).toEqual([true, false, false, false])
  await say('progress set climb')
  await say('progress set light', teacher, york)
  expect(await seen()).toEqual([false, true, false, false])
})

test('a pause and a later plan close what was open, a shift closes nothing, and a scene that the pack has lost closes everything', async () => {
  const { line, say, push, store, restart } = await openHomeworkClass()
  async function isOpen(scene: string): Promise<boolean> {
    return (await say(`scene ${scene}`, ana)).includes('Who:')
  }
  const zone = 'timezone:Europe/London'
  const days = '11 Jan: scene 1; 13 Jan: scene 2'
  await push(await line(`reading set ${zone} plan:"${days}; 20 Jan: scene 4"`), 'Use it', teacher)
  expect(await isOpen('letter')).toBe(true)
  await push(await line('reading shift'), 'Move it', teacher)
  expect(await isOpen('letter')).toBe(true)
  await say('calendar pause')
  expect([await isOpen('climb'), await isOpen('letter')]).toEqual([true, false])
  await say('calendar resume')
  expect(await isOpen('letter')).toBe(true)
  const later = '11 Jan: scene 1; 20 Jan: scene 4'
  await push(await line(`reading set plan:"${later}"`), 'Use it', teacher)
  expect([await isOpen('climb'), await isOpen('letter')]).toEqual([true, false])

  const lost = { date: '2027-01-12', scene: 'a-lost-scene' }
  const [stored] = await store().reading.list(room.class)
  const steps = [...stored!.plan!.steps.slice(0, 1), lost]
  const change = {
    plan: { ...stored!.plan!, steps },
    seen: stored!.revision,
    by: teacher,
    said: '',
  }
  await store().reading.save(room.class, stored!, change)
  await restart()
  expect([await isOpen('climb'), await isOpen('letter')]).toEqual([false, false])
})

test('a teacher’s start panel offers only what is open, though it says how the story goes on', async () => {
  const { line, bot } = await openHomeworkClass()
  await line('progress set climb')
  const panel = await readOverview(await bot().openContext(room, teacher), wednesday)
  expect(panel.topics.flatMap(({ label }) => laterIn(label))).toEqual([])
  expect(panel.topics.map(({ value }) => value)).not.toContain('scene/the-letter')
  expect(panel.scenes.map(({ id }) => id)).toContain('the-letter')
  expect(panel.reached).toBe('the-climb')
})
