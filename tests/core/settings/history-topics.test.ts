import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadCommands } from '../../../src/app/load-commands.ts'
import { kindOfChange } from '../../../src/core/settings/change-history.ts'
import { historyTopics } from '../../../src/core/settings/history-topics.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { settingNames } from '../../../src/core/settings/settings.ts'
import { openClassroom, room, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'

const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')

import { optionResolver } from '../../../src/adapters/web/ids.ts'
type Classroom = Awaited<ReturnType<typeof openClassroom>>
type Context = Awaited<ReturnType<Classroom['openContext']>>
type Step =
  | string
  | readonly [line: string, button: string]
  | ((classroom: Classroom, context: Context) => Promise<unknown>)

/** What a teacher types, and the button of the answer where that does it. Each is a line of the history, in this order. */
const noted: readonly (readonly [command: string, ...steps: Step[]])[] = [
  ['settings set', 'settings set rating:teen'],
  ['settings reset', 'settings reset rating'],
  ['settings log', 'settings log channel:#general'],
  ['settings accommodation', 'settings accommodation student:Ana time:2'],
  ['settings teacher', 'settings teacher person:Ana'],
  ['pack use', 'pack use lantern-2'],
  ['progress set', 'progress set scene 1'],
  ['progress open', 'progress open'],
  ['homework set', ['homework set due:2027-01-22 timezone:Europe/London', 'Post it']],
  ['homework move', 'homework move due:2027-01-25'],
  ['homework close', 'homework close'],
  ['homework cancel', ['homework cancel', 'Call it off']],
  ['calendar set', 'calendar set timezone:London terms:"Spring: 4 Jan – 26 Mar"'],
  ['calendar days-off', 'calendar days-off add:2027-02-15..2027-02-19'],
  ['calendar pause', 'calendar pause'],
  ['calendar resume', 'calendar resume'],
  ['daily set', 'daily set 08:30 timezone:Europe/London'],
  ['daily pause', 'daily pause'],
  ['daily resume', 'daily resume'],
  ['daily off', 'daily off'],
  ['answers settings', 'answers settings answers:on'],
  ['answers words', 'answers words add:turnip'],
  ['answers groups', 'answers groups size:3'],
  ['answers reveal', 'answers reveal when:off'],
  ['quiz save', 'quiz save name:quick'],
  ['quiz forget', 'quiz forget name:quick'],
  [
    'reading set',
    ['reading set timezone:Europe/London plan:"18 Jan: scene 1; 25 Jan: scene 2"', 'Use it'],
  ],
  ['reading shift', ['reading shift by:"1 week"', 'Move it']],
  ['reading hold', ['reading hold', 'Hold it']],
  ['reading resume', ['reading resume', 'Go on by the dates']],
  ['reading off', ['reading off', 'End the plan']],
  ['pack upload', ({ upload }) => upload(harbour)],
  [
    'pack history',
    ({ upload }) => upload(harbour.replace('Iven ties up', 'Iven paints')),
    ['pack history harbour', 'Go back to this one'],
  ],
  ['pack remove', 'pack remove harbour'],
  [
    'pack add',
    (_, { classPacks }) =>
      classPacks.add('lantern', 'terms', [
        {
          term: 'Wick',
          definition: 'It burns.',
          field: 'light',
          rating: 'everyone',
          source: ['T1'],
        },
      ]),
  ],
  [
    'quiz questions',
    (_, { quiz }) => quiz.leaveOut({ item: 'the-oil', prompt: 'Where is the oil?' }),
    (_, { quiz }) => quiz.putBack('the-oil'),
  ],
]

/** Why these leave no line. */
const silent: Readonly<Record<string, string>> = {
  'answers reports': 'shows what students have reported',
  'answers status': 'shows what there is',
  'answers waiting': 'decisions about single answers are kept with the answer',
  'book codes': 'the list of students and their codes: each line would be about a student',
  'book export': 'makes a file',
  'book forget': 'the list of students: each line would be about a student',
  'book link': 'the list of students: each line would be about a student',
  'book quizzes': 'makes a file',
  'book roster': 'the list of students: each line would be about a student',
  'book show': 'shows what there is',
  'book unlink': 'the list of students: each line would be about a student',
  'daily holidays': 'lists days off; its menus change the calendar, as calendar days-off does',
  'daily now': 'posts what was to be posted; nothing stays changed',
  'daily plan': 'the buttons of a day change it, each a line of its own',
  'daily preview': 'shows what will be posted',
  'daily status': 'shows what there is',
  'daily why': 'shows why',
  'digest off': 'the digest of one teacher is their own',
  'digest set': 'the digest of one teacher is their own',
  'digest show': 'shows what happened',
  'homework progress': 'shows what students have done',
  'homework report': 'shows what students have done',
  'homework release': 'a line where results were held back',
  'pack export': 'makes a file',
  'pack import': 'saves as an upload or as additions, each a line of its own',
  'quiz class': 'shows what students have done',
  'quiz report': 'shows what students have done',
  'quiz student': 'shows what a student has done',
  'review deck': 'posts cards; each student decides about theirs',
  'settings history': 'shows what was changed',
  'settings overview': 'shows what is set up',
  'reading spread': 'proposes a plan, which becomes one as that of reading set',
}

test('every command of teachers leaves a line in the history, or has a reason not to', async () => {
  const commands = await loadCommands('commands')
  const names = [...commands].flatMap(([name, { subcommands }]) =>
    [...subcommands].flatMap(([sub, { teachersOnly }]) =>
      teachersOnly === true ? [`${name} ${sub}`.trim()] : [],
    ),
  )
  const listed = [...noted.map(([name]) => name), ...Object.keys(silent)]
  expect(listed.toSorted()).toEqual(names.toSorted())
})

test('what they change is a line each, and every kind of change is written by something', async () => {
  const classroom = await openClassroom()
  const { dispatch, clock, store, openContext } = classroom
  function event() {
    return { id: 'event', person: teacher, room, at: clock.now() }
  }

  async function newest(): Promise<number> {
    return (await store.history.list(room.class, { limit: 1 }))[0]?.number ?? 0
  }

  /** Returns what was answered last. */
  async function take(step: Step): Promise<unknown> {
    if (typeof step === 'function') return step(classroom, await openContext(room, teacher))
    const [line, label] = typeof step === 'string' ? [step] : step
    const reply = replyOf(await dispatch.line({ ...event(), line, resolver: optionResolver }))
    if (label === undefined) return toPlainText(reply)
    const componentId = pressOf(reply, label)
    if (componentId === undefined) return toPlainText(reply)
    return toPlainText(replyOf(await dispatch.action({ ...event(), componentId, chosen: [] })))
  }

  for (const [name, ...steps] of noted) {
    const before = await newest()
    let answer: unknown
    for (const step of steps) answer = await take(step)
    expect.soft(await newest(), `${name}: ${JSON.stringify(answer)}`).toBeGreaterThan(before)
  }
  const written = await store.history.list(room.class, { limit: 1_000 })
  const known: readonly string[] = Object.values(historyTopics).flatMap(({ kinds }) => kinds)
  const kinds = new Set(written.map(({ name }) => kindOfChange(name)))
  expect([...kinds].filter((kind) => !known.includes(kind))).toEqual([])
  const others = settingNames.filter((name) => name !== 'pack' && name !== 'answers')
  const unwritten = known.filter((kind) => !kinds.has(kind) && !others.some((one) => one === kind))
  // A day of a plan is changed by buttons: tests/core/daily tries them.
  expect(unwritten).toEqual(['plan'])
  for (const { said } of written) expect(said).not.toMatch(/turnip|Wick|Ana\b/)
})

/** Returns what a button presses, also one beside a line. */
function pressOf(reply: Reply, label: string): string | undefined {
  const beside = reply.blocks.flatMap((block) =>
    block.kind === 'row' && 'press' in block.button && block.button.label === label
      ? [block.button.press]
      : [],
  )
  return buttonsOf(reply)[label] ?? beside[0]
}
