import { defineCommand } from '../src/core/command/command.ts'
import type { CommandGuide } from '../src/core/command/context.ts'
import { unknownCommandError } from '../src/core/command/did-you-mean.ts'
import {
  type Reply,
  type RichText,
  bullets,
  fact,
  facts,
  heading,
  note,
  privateReply,
  text,
} from '../src/core/reply/reply.ts'

/** `/help`: all commands, or one of them with its options. */
export default defineCommand({
  name: 'help',
  summary: 'See what the bot can do, or how to use one command',
  audience: 'person',
  options: {
    command: {
      kind: 'text',
      summary: 'The command you want to know more about',
      maxLength: 32,
      suggest: (typed, { commands }) =>
        commands
          .filter(({ name }) => name.startsWith(typed.toLowerCase()))
          .map(({ name }) => ({ label: name, value: name })),
    },
  },
  run({ options, person }, { commands, classLibrary, settings }) {
    if (options.command === undefined) {
      const lead = settings.follows === undefined ? 'This class is studying ' : 'You’re studying '
      const about: RichText = [lead, { em: classLibrary.pack.title }, '. ']
      return overview(commands, person.isTeacher, about)
    }
    const name = options.command.toLowerCase().replace(/^\//, '')
    const command = commands.find((each) => each.name === name)
    if (command !== undefined) return details(command)
    throw unknownCommandError(
      name,
      commands.map((each) => each.name),
    )
  },
})

function overview(commands: readonly CommandGuide[], isTeacher: boolean, about: RichText): Reply {
  const rows = commands.flatMap(({ subcommands }) =>
    subcommands
      .filter(({ teachersOnly }) => isTeacher || !teachersOnly)
      .map(({ fullName, summary, teachersOnly }): RichText => [
        { code: fullName },
        ` ${summary}${teachersOnly ? ' (teachers)' : ''}`,
      ]),
  )
  return privateReply(
    heading('What I can do'),
    text(...about, 'Answers to lookups are for your eyes only until you share them.'),
    bullets(rows),
    note('For one command and its options: ', { code: 'help command:quote' }),
  )
}

function details({ name, summary, subcommands }: CommandGuide): Reply {
  return privateReply(
    heading(name),
    text(summary),
    ...subcommands.flatMap((subcommand) => [
      text(
        { code: subcommand.usage },
        ` ${subcommand.summary}${subcommand.teachersOnly ? ' (teachers)' : ''}`,
      ),
      facts(...subcommand.options.map((option) => fact(option.name, option.summary))),
    ]),
  )
}
