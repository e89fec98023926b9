import {
  type Command,
  defineCommand,
  fullName,
  visibleOptions,
} from '../src/core/command/command.ts'
import { usage } from '../src/core/command/parse-line.ts'
import { findClosestName } from '../src/core/command/did-you-mean.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import {
  type Reply,
  type RichText,
  bullets,
  fact,
  facts,
  heading,
  note,
  text,
  privateReply,
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
        [...commands.keys()]
          .filter((name) => name.startsWith(typed.toLowerCase()))
          .map((name) => ({ label: name, value: name })),
    },
  },
  run({ options, person }, { commands, library }) {
    if (options.command === undefined) {
      return overview([...commands.values()], person.isTeacher, library.pack.title)
    }
    const name = options.command.toLowerCase().replace(/^\//, '')
    const command = commands.get(name)
    if (command !== undefined) return details(command)
    const close = findClosestName(name, [...commands.keys()])
    throw close === undefined
      ? new UserError(
          'There is no command ',
          { code: name },
          '. ',
          { code: 'help' },
          ' lists them all.',
        )
      : new UserError(
          'There is no command ',
          { code: name },
          '. Did you mean ',
          { code: close },
          '?',
        )
  },
})

function overview(commands: readonly Command[], teacher: boolean, pack: string): Reply {
  const rows = commands.flatMap((command) =>
    [...command.subcommands]
      .filter(([, action]) => teacher || action.teacher !== true)
      .map(([name, action]): RichText => [
        { code: fullName(command, name) },
        ` ${action.summary}${action.teacher === true ? ' (teachers)' : ''}`,
      ]),
  )
  return privateReply(
    heading('What I can do'),
    text(
      'This class is studying ',
      { em: pack },
      '. Answers to lookups are for your eyes only until you share them.',
    ),
    bullets(rows),
    note('For one command and its options: ', { code: 'help command:quote' }),
  )
}

function details(command: Command): Reply {
  return privateReply(
    heading(command.name),
    text(command.summary),
    ...[...command.subcommands].flatMap(([name, action]) => [
      text(
        { code: usage(command, name) },
        ` ${action.summary}${action.teacher === true ? ' (teachers)' : ''}`,
      ),
      facts(
        ...Object.entries(visibleOptions(action)).map(([option, { summary }]) =>
          fact(option, summary),
        ),
      ),
    ]),
  )
}
