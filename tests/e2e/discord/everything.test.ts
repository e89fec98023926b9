import { expect, test } from 'vitest'
import { fullName } from '../../../src/core/command/command.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { textsWithIds } from '../../fixtures/raw-ids.ts'
import { type Mode, problemsOf, noProblems, startBot } from './discord-bot.ts'
import { hostileText, walkEverything } from './walk.ts'

const modes: readonly Mode[] = ['gateway', 'http']

test.each(modes)(
  'a teacher uses every command and every button over %s without a violation',
  async (mode) => {
    const bot = await startBot({ mode })
    const { ran, pressed, seen } = await walkEverything(bot, bot.teacher)
    const lines = [...bot.commands.values()].flatMap((command) =>
      [...command.subcommands.keys()].map((action) => fullName(command, action)),
    )
    expect(new Set(ran)).toEqual(new Set(lines))
    expect(pressed.size).toBeGreaterThan(8)
    expect(seen.length).toBeGreaterThan(300)
    expect(textsWithIds(seen)).toEqual([])
    expect(problemsOf(bot.fake)).toEqual(noProblems)
  },
)

test('a student uses every student command without a violation', async () => {
  const bot = await startBot()
  const { seen } = await walkEverything(bot, bot.student)
  expect(textsWithIds(seen)).toEqual([])
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})

test('what people type stays plain text, in private and in public', async () => {
  const bot = await startBot()
  const role = bot.fake.addRole(bot.guild, { mentionable: true })
  bot.fake.setBotPermissions(bot.guild, ['MentionEveryone'])
  const words = `${hostileText} <@&${role.id}> <@${bot.teacher.id}>`
  for (const command of bot.commands.values()) {
    for (const [name, action] of command.subcommands) {
      const texts = Object.entries(action.options).flatMap(([option, { kind, ...rest }]) =>
        kind === 'text' && 'maxLength' in rest ? [[option, words.slice(-rest.maxLength)]] : [],
      )
      if (action.teachersOnly === true || texts.length === 0) continue
      const show = action.audience === 'choice' ? { show: true } : {}
      const values = { ...Object.fromEntries(texts), ...show }
      const outcome = await bot.student.slash(bot.channel, fullName(command, name), values)
      const said = outcome.messages
        .map(textOf)
        .join('\n')
        // The bot’s own mentions of its commands carry an id that Discord gave out; nobody typed one.
        .replaceAll(/<\/[a-z -]+:\d{17,20}>/g, '')
      expect(said).not.toMatch(/@everyone|@here|<@[!&]?\d|(?<!\\)<[t/:#a]/)
    }
  }
  expect(problemsOf(bot.fake)).toEqual(noProblems)
})
