import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { cellsPack } from '../fixtures/cells-pack.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { buttonsOf, replyOf, room, student, teacher } from '../fixtures/invoke.ts'

async function help(line: string, person = student) {
  return toPlainText(
    replyOf(await (await openBot()).dispatch.line({ id: 'event', person, room, at: 0, line })),
  )
}

test('help lists every command a student may use', async () => {
  const words = await help('help')
  const open = [...(await openBot()).commands.values()].filter((command) =>
    [...command.subcommands.values()].some((action) => action.teachersOnly !== true),
  )
  expect(open.length).toBeGreaterThan(0)
  for (const command of open) expect(words).toMatch(new RegExp(`[:·] ${command.name}\\b`))
  expect(words).not.toContain('eacher')
  expect(words).not.toContain('daily')
  expect(words.length).toBeLessThan(500)
})

test('help for one command says what each option means, and nothing in a developer’s notation', async () => {
  const words = await help('help command:quote')
  expect(words).toContain('• theme: Only lines about this theme')
  expect(words).not.toMatch(/[<[|]/)
  expect(await help('help search')).toContain('(always needed)')
  expect(await help('help scene')).toContain('leave out for a list')
})

test('how to type an option is said where lines are typed, and not where options are fields', async () => {
  const { dispatch } = await openBot()
  async function help(place: typeof room) {
    const sender = { id: 'event', person: student, room: place, at: 0 }
    const named = await dispatch.line({ ...sender, line: 'help quote' })
    const chosen = await dispatch.action({
      ...sender,
      componentId: 'help:about:',
      chosen: ['quote'],
    })
    return [named, chosen].map((reply) => toPlainText(replyOf(reply)))
  }
  for (const words of await help(room)) expect(words).toContain('character:…')
  for (const words of await help({ ...room, hasOptionFields: true })) {
    expect(words).not.toContain(':…')
    expect(words).toContain('• theme: Only lines about this theme')
  }
})

test('a menu leads from all commands to one, from there to what each part can be given, and back', async () => {
  const { dispatch } = await openBot()
  const sender = { id: 'event', person: teacher, room, at: 0 }
  async function choose(reply: Reply, option: string) {
    const menu = reply.blocks.find((block) => block.kind === 'select')
    expect(menu?.options.map(({ value }) => value)).toContain(option)
    return replyOf(
      await dispatch.action({ ...sender, componentId: menu?.press ?? '', chosen: [option] }),
    )
  }
  const all = replyOf(await dispatch.line({ ...sender, line: 'help' }))
  expect(toPlainText(all)).toMatch(/For teachers: .*daily set/)
  const quiz = await choose(all, 'quiz')
  expect(toPlainText(quiz)).toContain('• quiz stop Stop the quiz')
  expect(toPlainText(quiz).length).toBeLessThan(1_100)
  const start = await choose(quiz, 'quiz start')
  expect(toPlainText(start)).toContain('• seconds: Seconds per question')
  const componentId = buttonsOf(start)['All commands'] ?? ''
  expect(toPlainText(replyOf(await dispatch.action({ ...sender, componentId })))).toBe(
    toPlainText(all),
  )
})

test('a student sees no teachers’ commands in a group, and hears of one that they ask for', async () => {
  const words = await help('help quiz')
  expect(words).toContain('quiz start')
  expect(words).not.toContain('quiz report')
  expect(await help('help quiz report')).toContain('Only teachers can use this.')
  expect(await help('help daily')).toContain('Only teachers can use this.')
})

test.each([
  ['help qoute', 'quote'],
  ['help /quote', 'quote'],
  ['help zitat', 'quote'],
  ['help quotes', 'quote'],
  ['help quiz start', 'quiz start'],
  ['help /quiz start', 'quiz start'],
  ['help /quiz start:123', 'quiz start'],
  ['help take over', 'quiz take-over'],
  ['help quiz take over', 'quiz take-over'],
  ['help quiz starten', 'quiz start'],
  ['help fortschritt setzen', 'progress set'],
  ['help me with quizzes', 'quiz'],
  ['how do I start a quiz?', 'quiz start'],
])('%s leads to %s', async (line, name) => {
  expect(await help(line, teacher)).toMatch(new RegExp(`^${name}\n`))
})

test('help for something that is no command shows what there is', async () => {
  const words = await help('help zzqx')
  expect(words).toContain('There’s no command zzqx. These are the ones I know.')
  expect(words).toContain('· quote')
})

test('a pack without characters offers nobody to look up, and says so', async () => {
  const { dispatch } = await openBot({ packs: [cellsPack] })
  async function ask(line: string) {
    const event = { id: line, person: student, room, at: 0, line }
    return toPlainText(replyOf(await dispatch.line(event)))
  }
  expect(await ask('help')).not.toContain('character')
  expect(await ask('help characters')).toContain(
    'How Cells Make Energy has no characters. These are the commands for it.',
  )
  expect(await ask('character ATP')).toContain('How Cells Make Energy has no characters.')
  expect(await help('help')).toContain('character')
})
