/** After a class was moved back, no button of an older message shows anything later: of a post, a digest, or a teacher’s own answers. */
import { expect, test } from 'vitest'
import type { Person } from '../../src/core/platform/room.ts'
import { isForm } from '../../src/core/reply/form.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { ana, room, teacher } from '../fixtures/homework-class.ts'
import { hourMs } from '../fixtures/homework.ts'
import {
  elsewhere,
  inPrivate,
  laterIn,
  openAdvancedClass,
  phrasesIn,
  pressesOf,
  stringsIn,
} from '../fixtures/moved-back-class.ts'

const dayMs = 24 * hourMs

const teachersLines = [
  'settings',
  'settings overview',
  'settings history',
  'progress',
  'pack',
  'pack list',
  'calendar',
  'daily',
  'daily plan',
  'daily status',
  'homework list',
  'reading show',
  'answers',
  'answers waiting',
  'digest show',
]
const studentsLines = ['homework list', 'progress', 'settings', 'calendar', 'daily', 'reading show']

/** A press that would move the class on again, or drop what Ana has done. */
const movesOn = /^(progress:|settings:undo|pack:(use|back|undo)|reading:(use|undo)|mydata:)/

/** A class whose posts can be answered, with the digest of its teacher, and what Ana and the teacher had on their screens. */
async function openOldScreens() {
  const opened = await openAdvancedClass({ answers: true })
  const { line, bot, clock, platform, direct } = opened
  await line('digest set time:16:00')
  clock.set(clock.now() + 8 * hourMs)
  await bot().daily.worker.runDue()
  await bot().digest.worker.remindDue(clock.now())
  const byPerson = new Map<Person, Set<string>>([
    [ana, new Set()],
    [teacher, new Set()],
  ])
  for (const asked of studentsLines) {
    for (const id of pressesOf(await line(asked, ana))) byPerson.get(ana)?.add(id)
  }
  for (const asked of teachersLines) {
    for (const id of pressesOf(await line(asked))) byPerson.get(teacher)?.add(id)
  }
  for (const { reply } of platform.messages) {
    for (const each of byPerson.values()) for (const id of pressesOf(reply)) each.add(id)
  }
  for (const { reply } of direct) {
    for (const id of pressesOf(reply)) byPerson.get(teacher)?.add(id)
  }
  return { ...opened, byPerson }
}

test('buttons of posts, digests, settings, calendar, packs and homework show nothing later, whoever presses them', async () => {
  const { line, press, assignment, byPerson, platform } = await openOldScreens()
  const ofHomework = new Set(stringsIn(await assignment()).flatMap((text) => phrasesIn(text)))
  const posted = platform.messages.length
  await line('progress set climb')
  const found: string[] = []
  const pressed = new Map<string, number>()

  async function pressDeep(id: string, person: Person, where: typeof room, depth: number) {
    // Of what was on a screen each button is pressed, and of what comes of it one of each kind.
    const key = `${person.name} ${where.id} ${depth === 0 ? id : id.replaceAll(/\d+/g, '0')}`
    if (movesOn.test(id) || pressed.has(key)) return
    pressed.set(key, depth)
    const answer = await press(id, person, { where })
    const shown = laterIn(answer)
    // Homework that was set keeps its title and its questions.
    const isOwn = id.startsWith('homework:') ? ofHomework : new Set<string>()
    found.push(...shown.filter((phrase) => !isOwn.has(phrase)).map((each) => `${key}: ${each}`))
    if (isForm(answer) || depth === 2) return
    for (const next of pressesOf(answer)) await pressDeep(next, person, where, depth + 1)
  }

  const theirs = [...(byPerson.get(teacher) ?? [])]
  // A student who has a teacher’s button, as from a forged message, learns no more than from their own.
  for (const id of new Set([...(byPerson.get(ana) ?? []), ...theirs])) {
    for (const where of [room, inPrivate, elsewhere]) await pressDeep(id, ana, where, 0)
  }
  for (const id of theirs) await pressDeep(id, teacher, room, 0)
  expect(found).toEqual([])
  for (const kind of ['daily', 'calendar', 'pack', 'settings', 'homework', 'digest', 'answers']) {
    expect([kind, [...pressed.keys()].some((key) => key.includes(` ${kind}:`))]).toEqual([
      kind,
      true,
    ])
  }
  const after = platform.messages.slice(posted).map(({ reply }) => toPlainText(reply))
  expect(after.flatMap((text) => laterIn(text))).toEqual([])
})

test('no post, example answer or digest that comes afterwards shows the class what is later', async () => {
  const { line, bot, clock, platform, direct } = await openOldScreens()
  const posted = platform.messages.length
  await line('progress set climb')
  for (let day = 0; day < 7; day += 1) {
    clock.set(clock.now() + dayMs)
    await bot().daily.worker.runDue()
    await bot().answeredPosts.drawStale()
    await bot().digest.worker.remindDue(clock.now())
  }
  const after = platform.messages.slice(posted)
  expect(after.length).toBeGreaterThan(1)
  expect(after.flatMap(({ reply }) => laterIn(reply))).toEqual([])
  expect(direct.filter(({ person }) => person !== teacher.id)).toEqual([])
  expect(platform.messages.slice(0, posted).flatMap(({ reply }) => laterIn(reply))).not.toEqual([])
})
