/** What `help` says: all commands by what they are for, and one command with its options. */
import type { CommandGuide, SubcommandGuide } from './context.ts'
import { byTopicOrder, commandTopics, topicOf } from './command-topics.ts'
import { componentId } from './component-id.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  commandMention,
  heading,
  note,
  privateReply,
  select,
  text,
} from '../reply/reply.ts'
import type { Room } from '../platform/room.ts'
import { overviewButton } from '../settings/overview-button.ts'
import { truncate } from '../reply/truncate.ts'

/** Slack’s labels are no longer. */
const maxSummaryLength = 75

/** All commands that somebody may use, short enough for a phone, and a menu that explains one of them. */
export function overviewView(
  commands: readonly CommandGuide[],
  isTeacher: boolean,
  about: RichText,
): Reply {
  const open = commands.filter(({ subcommands }) => subcommands.some(isForEveryone))
  const firsts = [
    ...open
      .toSorted((a, b) => byTopicOrder(a.name, b.name))
      .map((each) => firstOf(each, { teachersOnly: false })),
    ...(isTeacher ? commands.map((each) => firstOf(each, { teachersOnly: true })) : []),
  ].flat()
  const byTopic = Map.groupBy(firsts, ({ topic }) => topic)
  return privateReply(
    heading('What I can do'),
    text(...about, 'Answers to lookups are for your eyes only until you share them.'),
    ...(isTeacher
      ? [
          text({ strong: 'For teachers: ' }, 'these buttons set up a whole term, step by step.'),
          buttons(overviewButton()),
        ]
      : []),
    ...commandTopics.flatMap((topic) => topicBlock(topic, byTopic.get(topic) ?? [])),
    select(
      'How to use a command',
      componentId('help', 'about'),
      (isTeacher ? commands : open).map(({ name, summary }) => ({
        label: name,
        value: name,
        description: truncate(summary, maxSummaryLength),
      })),
    ),
  )
}

/** One command, or one of its subcommands with its options. */
export function commandView(
  guide: CommandGuide,
  isTeacher: boolean,
  { hasOptionFields = false }: Pick<Room, 'hasOptionFields'>,
): Reply {
  const { name, summary, subcommands } = guide
  const [only, ...more] = subcommands
  const back = buttons(button('All commands', componentId('help', 'overview')))
  if (only !== undefined && more.length === 0) {
    return privateReply(
      heading(name),
      text(summary),
      ...optionBlocks(only, hasOptionFields),
      !isForEveryone(only) && note('Only teachers can use this.'),
      back,
    )
  }
  const forTeachers = subcommands.filter((each) => !isForEveryone(each))
  const shown = isTeacher ? subcommands : subcommands.filter(isForEveryone)
  return privateReply(
    heading(name),
    text(summary),
    summaryList(subcommands.filter(isForEveryone)),
    ...(isTeacher && forTeachers.length > 0
      ? [text({ strong: 'For teachers' }), summaryList(forTeachers)]
      : []),
    shown.length === 0 && note('Only teachers can use this.'),
    select(
      'The options of each command',
      componentId('help', 'about'),
      shown.map((each) => ({
        label: each.fullName,
        value: each.fullName,
        description: truncate(each.summary, maxSummaryLength),
      })),
    ),
    back,
  )
}

function isForEveryone({ teachersOnly }: SubcommandGuide): boolean {
  return !teachersOnly
}

/** Returns the first of a command’s subcommands that is for teachers only, or for everybody, if there is one. */
function firstOf(
  { name, subcommands }: CommandGuide,
  { teachersOnly }: { readonly teachersOnly: boolean },
) {
  const first = subcommands.find((each) => each.teachersOnly === teachersOnly)
  return first === undefined ? [] : [{ ...first, topic: topicOf(name, teachersOnly) }]
}

function topicBlock(title: string, subcommands: readonly SubcommandGuide[]): readonly Block[] {
  if (subcommands.length === 0) return []
  const names = subcommands.flatMap(({ fullName }, at): RichText => [
    at === 0 ? '' : ' · ',
    commandMention(fullName),
  ])
  return [text({ strong: `${title}: ` }, ...names)]
}

function summaryList(subcommands: readonly SubcommandGuide[]): Block {
  return bullets(
    subcommands.map(({ fullName, summary }) => [commandMention(fullName), ` ${summary}`]),
  )
}

function optionBlocks(
  { fullName, options }: SubcommandGuide,
  hasOptionFields: boolean,
): readonly Block[] {
  const [first, second = first] = options
  if (first === undefined || second === undefined) {
    return [text('Use it as it is: ', commandMention(fullName), '.')]
  }
  return [
    text('With ', commandMention(fullName), ' you can give:'),
    bullets(
      options.map(({ name, summary, isRequired }) => [
        { strong: name },
        `: ${summary}${isRequired ? ' (always needed)' : ''}`,
      ]),
    ),
    ...(hasOptionFields
      ? []
      : [
          note('Where you type the whole line, write an option like this: ', {
            code: `${second.name}:…`,
          }),
        ]),
  ]
}
