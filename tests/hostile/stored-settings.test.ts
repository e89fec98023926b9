import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { isForm } from '../../src/core/reply/form.ts'
import { progressSetting, settingNames, teacherSetting } from '../../src/core/settings/settings.ts'
import { openClassroom, room, student, teacher } from '../fixtures/classroom.ts'

/** What an older version, a slip of the hand or a forged button may have left in the store. */
const badValues = ['', 'xx-bogus-!!', '__proto__', '\u202E😀', 'a'.repeat(5000)]
const names = [...settingNames, progressSetting('lantern'), teacherSetting('web:ben'), 'nonsense']

/** Needed by commands that require something. */
const required: Readonly<Record<string, string>> = {
  time: '08:30',
  scene: 'the letter',
  setting: 'rating',
}

async function openWith(name: string, value: string, where: string) {
  const classroom = await openClassroom()
  const by = { id: teacher.id, name: teacher.name }
  await classroom.store.settings.set(room.class, { room: where, name, value, by })
  return classroom
}

describe.each(names)('whatever is stored as %s', (name) => {
  test('every command of the class still answers', async () => {
    const failed: string[] = []
    const cases = [...badValues.map((value) => [value, ''] as const), ['bogus', room.id] as const]
    // Each value in a class of its own, on one bot.
    const { dispatch, store } = await openClassroom()
    for (const [at, [value, where]] of cases.entries()) {
      const ownRoom = { ...room, class: `web:class${at}` }
      const by = { id: teacher.id, name: teacher.name }
      await store.settings.set(ownRoom.class, { room: where, name, value, by })
      for (const person of [student, teacher]) {
        for (const command of dispatch.commands.values()) {
          for (const [subcommand, { options }] of command.subcommands) {
            const given = Object.fromEntries(
              Object.entries(options).flatMap(([key, option]) =>
                option.required === true ? [[key, required[key] ?? 'mara']] : [],
              ),
            )
            const event = {
              id: 'e',
              person,
              room: ownRoom,
              at: 0,
              command: command.name,
              subcommand,
              given,
            }
            const answer = await dispatch.command(event)
            const words = isForm(answer) ? answer.title : toPlainText(answer)
            if (words === '' || words.includes('went wrong on our side')) {
              failed.push(`${value.slice(0, 20)}: ${command.name} ${subcommand}`)
            }
          }
        }
      }
    }
    expect(failed).toEqual([])
  })
})

test('a stored value that is not valid counts as not set', async () => {
  const rating = await openWith('rating', 'bogus', '')
  expect(await rating.say('settings')).toContain('Rating ceiling: Suitable for everyone\n')
  const locale = await openWith('locale', 'xx-bogus-!!', '')
  expect(await locale.say('settings')).toContain('Language of spreadsheets: English\n')
  const term = await openWith('term', 'not-a-date', '')
  expect(await term.say('settings')).toContain('Start of term: not set')
  expect(await term.say('settings set rating:teen')).toContain('Saved for the class.')
})

test('a channel’s bad value leaves the class’s value in place', async () => {
  const { say } = await openWith('rating', 'bogus', room.id)
  await say('settings set rating:teen')
  expect(await say('settings')).toContain(
    'Rating ceiling: Up to mild language and themes (teen) — set for the class',
  )
})

test('a scene that the pack no longer has keeps the story closed rather than open', async () => {
  const { say } = await openWith(progressSetting('lantern'), 'a-scene-of-old', '')
  expect(await say('scene the letter', { person: student })).toContain('No scene matches')
  await say('progress open')
  expect(await say('scene the letter', { person: student })).not.toContain('No scene matches')
})

describe('a forged Undo', () => {
  test.each([
    'class rating bogus',
    'class locale xx-bogus-!!',
    'class term not-a-date',
    'class lookups loud',
    'class pack nothing-like-it',
    'class progress/elsewhere the-letter',
    'class progress/lantern ../../x',
    'class teacher/web:ben owner',
    'class teacher/discord:1 person',
    'class teacher/discord:1 person Ana',
    'room teacher/web:ben person',
    'class constructor x',
    'class __proto__ x',
    'class nonsense x',
    'everywhere rating teen',
  ])('%s saves nothing', async (memory) => {
    const { press, store } = await openClassroom()
    expect(await press(`settings:undo:${memory}`)).toContain(
      'This button is from an older version.',
    )
    expect(await store.settings.read(room.class)).toEqual([])
  })

  test('is refused to a student, and the real one works', async () => {
    const { pressed, press, say } = await openClassroom()
    const forged = await pressed('settings:undo:class rating mature', { person: student })
    expect(toPlainText(forged)).toContain('Only teachers')
    expect(await press('settings:undo:class rating teen')).toContain('Undone.')
    expect(await say('settings')).toContain('Rating ceiling: Up to mild language and themes (teen)')
  })
})

describe('teachers by name', () => {
  test.each([
    ['settings teacher role:everyone', 'That would make everyone a teacher.'],
    ['settings teacher person:@bob', 'Nobody in the playground has that name.'],
    ['settings teacher person:web:nobody', 'Nobody in the playground has that name.'],
    ['settings teacher person:discord:1', 'Nobody in the playground has that name.'],
  ])('%s names nobody', async (line, sentence) => {
    const { say, store } = await openClassroom()
    expect(await say(line)).toContain(sentence)
    expect(await store.settings.read(room.class)).toEqual([])
  })
})
