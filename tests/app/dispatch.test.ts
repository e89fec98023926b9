import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { subcommand, defineCommand, defineCommandGroup } from '../../src/core/command/command.ts'
import type { CommandContext } from '../../src/core/command/context.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import type { ReplyOrForm } from '../../src/core/reply/form.ts'
import { bullets, facts, replyWith, text, privateReply } from '../../src/core/reply/reply.ts'
import { openBot } from '../fixtures/bot.ts'
import { buttonsOf, replyOf, room, student, teacher } from '../fixtures/invoke.ts'
import { openMemoryStore } from '../fixtures/memory-store.ts'

const lines: string[] = []
const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })

/** What a student may look up, and what a teacher may. */
function countScenes(context: CommandContext): string {
  const library = context.person.isTeacher ? context.fullLibrary : context.library
  return `${library.scenes.length} scenes`
}

const commands = [
  defineCommand({
    name: 'broken',
    summary: 'Fails',
    audience: 'room',
    options: {
      word: {
        kind: 'text',
        summary: 'A word',
        maxLength: 5,
        suggest(typed) {
          if (typed === 'fail') throw new Error('no memory')
          return Array.from({ length: 40 }, (_, index) => ({
            label: `${typed}${index}`,
            value: String(index),
          }))
        },
      },
    },
    run() {
      throw new Error('the secret cause')
    },
    actions: {
      form: {
        run: (): ReplyOrForm => ({
          title: 'A form',
          press: 'broken:form:',
          submit: 'Send',
          fields: [],
        }),
      },
    },
  }),
  defineCommandGroup({
    name: 'lesson',
    summary: 'For teachers',
    subcommands: {
      plan: subcommand({
        summary: 'Plan',
        audience: 'person',
        teachersOnly: true,
        options: {},
        run: () => privateReply(text('planned'), bullets([]), facts()),
      }),
      open: subcommand({
        summary: 'Open',
        audience: 'room',
        options: {},
        run: () => replyWith(text('open')),
      }),
      kept: subcommand({
        summary: 'Kept',
        audience: 'room',
        options: {},
        run: () => privateReply(text('kept')),
      }),
    },
    actions: {
      end: { teachersOnly: true, audience: 'room', run: () => replyWith(text('ended')) },
      look: { run: (_, context) => replyWith(text(countScenes(context))) },
      'look-after-all': {
        looksNothingUp: true,
        run: (_, context) => replyWith(text(countScenes(context))),
      },
    },
  }),
]

let seed = 0
const { dispatch } = await openBot({
  store: await openMemoryStore(),
  commands,
  log,
  seed: () => (seed += 1_000_000),
})
const event = { id: 'e', person: student, room, at: 0 }

async function line(words: string, person = student) {
  return replyOf(await dispatch.line({ ...event, person, line: words }))
}

async function press(address: string, person = student) {
  return dispatch.action({ ...event, person, componentId: address })
}

describe('an unexpected error', () => {
  test('is answered in private with a code that stands in the log beside the cause', async () => {
    const reply = await line('broken')
    expect(reply.private).toBe(true)
    const words = toPlainText(reply)
    expect(words).not.toContain('secret cause')
    const code = /: (\w{6})\.$/m.exec(words)?.[1]
    expect(code).toBeDefined()
    expect(lines.find((each) => each.includes(code!))).toContain('the secret cause')
  })

  test('in a suggestion leaves the list empty', async () => {
    const asked = { person: student, room, command: 'broken', subcommand: '', option: 'word' }
    expect(await dispatch.suggest({ ...asked, typed: 'fail' })).toEqual([])
  })
})

describe('a press that looks nothing up', () => {
  test.each([
    ['student', student],
    ['teacher', teacher],
  ])('by a %s is refused where it looks something up after all', async (_, by) => {
    expect(toPlainText(replyOf(await press('lesson:look:', by)))).toMatch(/^\d+ scenes$/)
    const refused = replyOf(await press('lesson:look-after-all:', by))
    expect(toPlainText(refused)).toContain('lookups are paused')
  })
})

describe('who may and who sees', () => {
  test('only teachers run teachers’ actions and press teachers’ buttons', async () => {
    expect(toPlainText(await line('lesson plan'))).toBe('Only teachers can use lesson plan.')
    expect(toPlainText(await line('lesson plan', teacher))).toBe('planned')
    expect(toPlainText(replyOf(await press('lesson:end:')))).toBe('Only teachers can do that.')
    expect(replyOf(await press('lesson:end:', teacher)).private).toBe(false)
  })

  test('the audience decides unless the reply itself is private', async () => {
    expect((await line('lesson open')).private).toBe(false)
    expect((await line('lesson kept')).private).toBe(true)
    const asked = { person: student, room, given: {} }
    expect(await dispatch.isPrivate({ ...asked, command: 'lesson', subcommand: 'open' })).toBe(
      false,
    )
    expect(await dispatch.isPrivate({ ...asked, command: 'lesson', subcommand: 'plan' })).toBe(true)
    expect(await dispatch.isPrivate({ ...asked, command: 'gone', subcommand: '' })).toBe(true)
  })

  test('lists that turned out empty are left out', async () => {
    expect((await line('lesson plan', teacher)).blocks).toEqual([text('planned')])
  })
})

describe('old and malformed input', () => {
  test.each([
    'gone:open:x',
    'lesson:gone:x',
    'nonsense',
    'share:room:nonsense',
    'share:room:gone:x:y',
  ])('the button %s', async (address) => {
    const reply = replyOf(await press(address))
    expect(reply.private).toBe(true)
    expect(toPlainText(reply)).toContain('This button is from an older version.')
  })

  test('a form cannot be shared', async () => {
    expect(toPlainText(replyOf(await press('share:room:broken:form:')))).toBe(
      'Forms can’t be shared.',
    )
  })

  test('what has no Share button of its own, such as a search that finds nothing any more, is not shared', async () => {
    const reply = replyOf(await press('share:room:lesson:end:', teacher))
    expect(reply.private).toBe(true)
    expect(toPlainText(reply)).toBe('That can’t be shared any more.')
  })

  test('sharing a teacher’s press needs a teacher', async () => {
    const reply = replyOf(await press('share:room:lesson:end:'))
    expect(toPlainText(reply)).toBe('Only teachers can do that.')
    expect(buttonsOf(reply)).toEqual({ help: 'line:run:help' })
  })

  test('a command that is gone is answered in a sentence', async () => {
    const answer = await dispatch.command({ ...event, command: 'gone', subcommand: '', given: {} })
    expect(toPlainText(replyOf(answer))).toContain('This command is no longer available.')
  })
})

test('at most 25 suggestions, from no more than the option’s length', async () => {
  const asked = { person: student, room, command: 'broken', subcommand: '', option: 'word' }
  const offered = await dispatch.suggest({ ...asked, typed: 'abcdefgh' })
  expect(offered).toHaveLength(25)
  expect(offered[0]).toEqual({ label: 'abcde0', value: '0' })
  expect(await dispatch.suggest({ ...asked, option: 'gone', typed: 'a' })).toEqual([])
})
