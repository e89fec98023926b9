import { defineCommand } from '../src/core/command/command.ts'
import type { CommandGuide } from '../src/core/command/context.ts'
import { findGuide, suggestCommands } from '../src/core/command/find-guide.ts'
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
import { truncate } from '../src/core/reply/truncate.ts'

/** `/help`: all commands, or one of them with its options. */
export default defineCommand({
  name: 'help',
  alsoCalled: ['commands', 'menu', '?', 'h'],
  summary: 'See what the bot can do, or how to use one command',
  audience: 'person',
  followsPerson: true,
  options: {
    command: {
      kind: 'text',
      summary: 'The command you want to know more about',
      maxLength: 120,
      suggest: (typed, { commands }) => suggestCommands(typed.trim().toLowerCase(), commands),
    },
  },
  run({ options, person }, { commands, classLibrary, settings }) {
    const lead = settings.follows === undefined ? 'This class is studying ' : 'You’re studying '
    const about: RichText = [lead, { em: classLibrary.pack.title }, '. ']
    if (options.command === undefined) return overview(commands, person.isTeacher, about)
    const found = findGuide(options.command, commands)
    if (found !== undefined) return details(found)
    const unknown = ['There’s no command ', { code: truncate(options.command, 40) }, '. '] as const
    return overview(commands, person.isTeacher, [...unknown, 'These are the ones I know. '])
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
    note('For one command and its options: ', { code: 'help quiz start' }),
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
