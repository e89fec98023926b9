import { expect, test } from 'vitest'
import { optionResolver } from '../../src/adapters/web/ids.ts'
import type { Dispatcher } from '../../src/app/dispatcher.ts'
import { loadCommands } from '../../src/app/load-commands.ts'
import { fullName } from '../../src/core/command/command.ts'
import type { Platform } from '../../src/core/platform/platform.ts'
import type { PlatformName } from '../../src/core/platform/platform-name.ts'
import type { Person, Room } from '../../src/core/platform/room.ts'
import { type ReplyOrForm, isForm } from '../../src/core/reply/form.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot, student, teacher } from '../fixtures/bot.ts'
import { documentedCode } from '../fixtures/documents.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import { lowWater } from '../fixtures/low-water.ts'
import { type ManualClock, createManualClock } from '../fixtures/manual-clock.ts'
import { type RoomPlatform, roomPlatform } from '../fixtures/room-platform.ts'

const commands = await loadCommands('commands')

/** A line that is for Slack itself, one that opens a form there, and one about the pack on its page. */
const notForTheBot = ['/invite @Commonplace', '/study', 'scene 4.2']

/** Commands that a page only names, and that need to be told more. */
const named = ['settings set', 'settings teacher']

/**
 * What was done before a line makes sense, by how the line begins: a teacher has typed a line, somebody has pressed a button in the
 * channel, or the teacher has pressed one in the last answer.
 */
const before: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^daily (?!set \d\d:\d\d timezone)/, ['daily set 08:30 timezone:Europe/London']],
  [/^daily plan 2/, ['daily set 09:00 name:second']],
  [/^daily resume/, ['daily pause']],
  [
    /^reading (?:shift|hold|resume|off)/,
    ['reading spread from:2027-01-11 to:2027-03-26 days:mon timezone:Europe/London', '[Use it]'],
  ],
  [/^reading resume/, ['reading hold', '[Hold it]']],
  [/^quiz (?:skip|extend|stop|projector|report)/, ['quiz start', '[Join]', '[Start now]']],
  [/^quiz report/, ['quiz stop']],
  [/^quiz start preset:friday/, ['quiz save name:friday questions:10']],
  [/^digest (?!set \d\d:\d\d timezone|show)/, ['digest set time:16:00 timezone:Europe/London']],
  [/^digest set time:15:30/, ['digest set time:16:00 timezone:Europe/London']],
  [/^homework (?!list)/, ['daily set 08:30 timezone:Europe/London']],
  [/^homework release/, ['homework set kind:test due:Friday', '[Post it]']],
  [/^homework (?!list|set|release)/, ['homework set due:Friday', '[Post it]']],
  [/^answers (?:reports|groups|reveal)/, ['answers settings answers:on']],
  [/^scores period:term/, ['settings set term:2026-09-01']],
  [/^review export/, ['review start terms']],
]

interface DocumentedLine {
  readonly page: string
  readonly line: string
  readonly person: Person
}

/** Returns every line for the bot in the documents, as somebody types it on the page, once for each person who may type it. */
function documentedLines(): readonly DocumentedLine[] {
  const lines = documentedCode()
    .filter(({ code, language }) => language === undefined || beginsWithCommand(code))
    .flatMap(({ page, code }) => code.split('\n').map((line) => ({ page, code: line.trim() })))
    .filter(({ code }) => isLine(code))
    .map(({ page, code }) => ({
      page,
      line: asTyped(code.replace(/ …$/, '')),
      person: page === 'docs/student.md' ? student : teacher,
    }))
  return [...new Map(lines.map((each) => [`${each.person.id} ${each.line}`, each])).values()]
}

function beginsWithCommand(code: string): boolean {
  return commands.has(/^[\w-]+/.exec(code)?.[0] ?? '')
}

/** A single word may be a field of a file: a command has its slash or more words. */
function isLine(code: string): boolean {
  if (notForTheBot.includes(code)) return false
  return code.startsWith('/')
    ? code.startsWith('/study ') || beginsWithCommand(code.slice(1))
    : beginsWithCommand(code) && code.includes(' ')
}

/** On Discord, options stand without quotation marks: `/quote words:hole in my heart`. */
function asTyped(code: string): string {
  if (code.startsWith('/study ')) return code.slice('/study '.length)
  if (!code.startsWith('/')) return code
  return code.slice(1).replace(/:([^":]+ [^":]+)$/, ':"$1"')
}

/** Whether a line is only the name of a command that cannot do without options. */
function needsMore(line: string): boolean {
  if (named.includes(line)) return true
  return [...commands.values()].some((command) =>
    [...command.subcommands].some(
      ([name, { options }]) =>
        fullName(command, name) === line &&
        Object.values(options).some((option) => 'required' in option && option.required === true),
    ),
  )
}

interface Parts {
  readonly dispatch: Dispatcher
  readonly platform: RoomPlatform
  readonly clock: ManualClock
}

/** A class with one channel, in which people type and press. */
function createClass(id: string, { dispatch, platform, clock }: Parts) {
  const room: Room = {
    id: `web:room-${id}`,
    class: `web:${id}`,
    platform: 'web',
    allowsMature: false,
  }
  let events = 0

  function event(person: Person) {
    return { id: `${id}.${(events += 1)}`, person, room, at: clock.now() }
  }

  async function type(line: string, person: Person): Promise<ReplyOrForm> {
    return dispatch.line({ ...event(person), line, resolver: optionResolver })
  }

  /** The teacher presses a button of their last answer, or else a student presses one in the channel. */
  async function press(label: string, answer: ReplyOrForm | undefined): Promise<void> {
    const posted = platform.messages.findLast((message) => message.room === room.id)?.reply
    const own = answer && buttonsOf(replyOf(answer))[label]
    const componentId = own ?? (posted && buttonsOf(posted)[label]) ?? ''
    await dispatch.action({
      ...event(own === undefined ? student : teacher),
      componentId,
      chosen: [],
    })
  }

  /** Does what comes before a line, one step after the other. */
  async function prepare(line: string): Promise<void> {
    let last: ReplyOrForm | undefined
    for (const step of before.filter(([begins]) => begins.test(line)).flatMap(([, all]) => all)) {
      const [, label] = /^\[(.+)\]$/.exec(step) ?? []
      if (label === undefined) last = await type(step, teacher)
      else await press(label, last)
      await clock.flush()
    }
  }

  return { type, prepare }
}

test('every line in the documents gets an answer and no refusal', async () => {
  const clock = createManualClock(Date.UTC(2026, 8, 7, 8))
  const platform = roomPlatform(clock.now)
  const { dispatch, quizRunner } = await openBot({
    packs: [herPack, lowWater],
    platforms: new Map<PlatformName, Platform>([['web', platform]]),
    clock,
  })
  await quizRunner.start()
  const lines = documentedLines()
  const refused: string[] = []
  for (const [index, { page, line, person }] of lines.entries()) {
    // Each line has a class for itself, so that none depends on what another has changed.
    const { type, prepare } = createClass(`class${index}`, { dispatch, platform, clock })
    await prepare(line)
    const words = needsMore(line) ? `help ${line}` : line
    const reply = await type(words, person)
    if (!isForm(reply) && reply.refused === true) {
      refused.push(`${page}: ${words}\n  ${toPlainText(reply)}`)
    }
  }
  expect(refused).toEqual([])
  expect(lines.length).toBeGreaterThan(100)
})
