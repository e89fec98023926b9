import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { type ReplyOrForm, isForm } from '../../src/core/reply/form.ts'
import { openClassroom, room, student, teacher } from '../fixtures/classroom.ts'

/** Names that every plain object has without anybody having put them there. */
const inherited = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
/** Numbers that are no rounds, pages or copies, and what is no number. */
const numbers = ['-1', '1.5', '1e300', '99999999999', 'x', '\uD800']

function wordsOf(answer: ReplyOrForm): string {
  return isForm(answer) ? answer.title : toPlainText(answer)
}

/** A class with a daily post and an open quiz, so that there is something to find. */
async function openSchool() {
  const classroom = await openClassroom()
  await classroom.say('daily set 08:30 timezone:Europe/London')
  await classroom.say('quiz start questions:3')
  const { store, dispatch } = classroom
  const [schedule] = await store.daily.schedules(room.class)
  const quiz = await store.quizzes.findRunningId(room.class, room.id)
  const failed: string[] = []
  const event = { id: 'event', room, at: 0 }

  async function judge(what: string, answer: Promise<ReplyOrForm>): Promise<string> {
    const words = wordsOf(await answer)
    if (words === '' || words.includes('went wrong on our side')) failed.push(what)
    return words
  }
  return { dispatch, event, failed, judge, ids: [schedule?.id ?? '', quiz ?? ''] }
}

test.each([teacher, student])('no name or number from outside breaks a button', async (person) => {
  const { dispatch, event, failed, judge, ids } = await openSchool()

  async function press(componentId: string, chosen: readonly string[] = []): Promise<void> {
    const fields = Object.fromEntries([[chosen[0] ?? 'answer', chosen]])
    await judge(componentId, dispatch.action({ ...event, person, componentId, chosen, fields }))
  }

  for (const command of dispatch.commands.values()) {
    for (const name of inherited) {
      await press(`${command.name}:${name}:x`)
      await press(`share:room:${command.name}:${name}:x`)
    }
    for (const action of command.actions.keys()) {
      for (const name of [...inherited, ...numbers]) {
        const values = [name, `${name}/${name}/${name}`, `class ${name} ${name}`]
        for (const value of [
          ...values,
          ...ids.flatMap((id) => [`${id}/${name}`, `${id}/0/${name}`]),
        ]) {
          await press(`${command.name}:${action}:${value}`, [name])
        }
      }
    }
  }
  expect(failed).toEqual([])
})

test('no name from outside breaks a command, an option, a value or a suggestion', async () => {
  const { dispatch, event, failed, judge } = await openSchool()
  const asking = { ...event, person: teacher }
  for (const name of inherited) {
    await judge(name, dispatch.line({ ...asking, line: name }))
    const nothing = { ...asking, command: name, subcommand: name, given: {} }
    await judge(name, dispatch.command(nothing))
    for (const command of dispatch.commands.values()) {
      await judge(
        `${command.name} ${name}`,
        dispatch.line({ ...asking, line: `${command.name} ${name}` }),
      )
      await judge(name, dispatch.command({ ...nothing, command: command.name }))
      for (const [subcommand, { options }] of command.subcommands) {
        const call = { ...asking, command: command.name, subcommand }
        const given = Object.fromEntries([[name, 'x']])
        await judge(`${command.name} ${subcommand} ${name}:x`, dispatch.command({ ...call, given }))
        const offered = await dispatch.suggest({ ...call, option: name, typed: name })
        expect(offered).toEqual([])
        for (const [option, { kind }] of Object.entries(options)) {
          const needed = Object.entries(options).flatMap(([key, { required }]) =>
            required === true ? [[key, key === 'time' ? '08:30' : 'x'] as const] : [],
          )
          const values = { ...Object.fromEntries(needed), [option]: name }
          const words = await judge(
            `${command.name} ${subcommand} ${option}:${name}`,
            dispatch.command({ ...call, given: values }),
          )
          if (kind === 'choice' && !words.includes('must be one of these')) failed.push(words)
        }
      }
    }
  }
  expect(failed).toEqual([])
})

test.each(inherited)('days:%s is told what days are', async (name) => {
  const { say } = await openClassroom()
  expect(await say(`daily set 08:30 timezone:Europe/London days:${name}`)).toBe(
    `${name} isn’t a list of days. Write it like mon-fri or mon, wed, fri.`,
  )
})

test.each(inherited)('a button called %s is an old one', async (name) => {
  const { press } = await openClassroom()
  for (const id of [`quiz:${name}:`, `share:room:quiz:${name}:`, `${name}:open:x`]) {
    expect(await press(id)).toContain('This button is from an older version.')
  }
})
