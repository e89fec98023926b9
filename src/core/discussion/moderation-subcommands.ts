/** What teachers decide about how answers are kept safe, grouped and shown at the end. */
import { subcommand } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, type RichText, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { changeSetting } from '../settings/change-setting.ts'
import { type AnswerRules, writeAnswerRules } from './answer-rules.ts'
import { maxGroupSize, minGroupSize } from './groups.ts'
import { waitingSubcommand } from './waiting-actions.ts'

const teachers = { audience: 'person', teachersOnly: true } as const

/** How long a list of words may be typed at once. */
const maxTyped = 1000

export const moderationSubcommands = {
  waiting: waitingSubcommand,
  words: subcommand({
    ...teachers,
    summary: 'Hold answers with certain words until a teacher has looked',
    options: {
      add: { kind: 'text', summary: 'Words to add, with commas between them', maxLength: maxTyped },
      remove: { kind: 'text', summary: 'Words to take out', maxLength: maxTyped },
    },
    async run({ options: { add, remove } }, { moderation }): Promise<Reply> {
      const removed = remove === undefined ? undefined : await moderation.removeWords(remove)
      const added = add === undefined ? undefined : await moderation.addWords(add)
      const words = await moderation.listedWords()
      const done = [
        removed !== undefined &&
          (removed > 0
            ? `${formatCount(removed, 'word')} taken out.`
            : 'There was nothing to take out.'),
        added !== undefined &&
          (added > 0 ? `${formatCount(added, 'word')} added.` : 'These are on the list already.'),
      ].filter((each) => each !== false)
      return privateReply(
        done.length > 0 && text(done.join(' ')),
        words.length === 0
          ? text(
              'Your class’s list is empty. Add words with ',
              {
                command: 'answers words',
                words: 'add:',
              },
              '.',
            )
          : text({ strong: `${formatCount(words.length, 'word')}: ` }, words.join(', ')),
        words.length > 0 &&
          note(
            'An answer with one of these words waits for you, however it’s spelled. Only whole words count, unless you write an asterisk, as in idiot* or *idiot. Only teachers learn which word it was.',
          ),
      )
    },
  }),
  reports: subcommand({
    ...teachers,
    summary: 'Choose how many reports hide an answer until a teacher has looked',
    options: {
      after: { kind: 'integer', summary: 'How many students must report it (2)', min: 1, max: 5 },
    },
    run: ({ options: { after } }, context) =>
      changeRules(context, after === undefined ? undefined : { reports: after }, ({ reports }) => [
        `Once ${reports === 1 ? 'a student has' : `${reports} students have`} reported an answer, it’s hidden until a teacher has looked at it.`,
      ]),
  }),
  groups: subcommand({
    ...teachers,
    summary: 'Have students read the answers of a small group first',
    options: {
      size: {
        kind: 'integer',
        summary: 'How many students are in a group, or 0 for none',
        min: 0,
        max: maxGroupSize,
      },
      draw: {
        kind: 'choice',
        summary: 'How long groups stay together',
        choices: [
          { value: 'weekly', label: 'Drawn anew each week (default)' },
          { value: 'kept', label: 'Kept; choose it again to draw anew' },
        ],
      },
      roles: {
        kind: 'flag',
        summary: 'Whether everyone has a role: summariser, questioner or evidence finder',
      },
    },
    async run({ options: { size, draw, roles } }, context) {
      if (size !== undefined && size !== 0 && size < minGroupSize) {
        throw new UserError(`A group has at least ${minGroupSize} students.`)
      }
      const change = {
        ...(size !== undefined && { groups: size }),
        ...(draw !== undefined && { draw }),
        ...(roles !== undefined && ({ roles: roles ? 'yes' : 'no' } as const)),
      }
      const isChanged = Object.keys(change).length > 0
      const reply = await changeRules(context, isChanged ? change : undefined, groupWords)
      if (size !== undefined || draw !== undefined) await context.moderation.drawAnew()
      return reply
    },
  }),
  reveal: subcommand({
    ...teachers,
    summary: 'Choose when the example answer and a few of the class’s answers are posted',
    options: {
      when: {
        kind: 'choice',
        summary: 'When they’re posted',
        choices: [
          { value: 'close', label: 'When answers close (default)' },
          { value: 'off', label: 'Never' },
        ],
      },
      after: {
        kind: 'integer',
        summary: 'Or earlier, once this many have answered',
        min: 2,
        max: 200,
      },
    },
    run: ({ options: { when, after } }, context) =>
      changeRules(
        context,
        when === undefined && after === undefined
          ? undefined
          : { reveal: after ?? when ?? 'close' },
        revealWords,
      ),
  }),
}

function groupWords({ groups, draw, roles, names }: AnswerRules): RichText {
  if (groups === 0) return ['There are no groups: students read the whole class.']
  const kept = draw === 'weekly' ? 'drawn anew each week' : 'which stay together'
  return [
    `Students read the answers of their own group first: groups of about ${groups}, ${kept}.`,
    roles === 'yes'
      ? ' In each post everyone has a role, and the roles move on with the next post.'
      : '',
    names === 'anonymous'
      ? ' While answers are anonymous there are no groups, since a small group would give the writers away.'
      : '',
  ]
}

function revealWords({ reveal }: AnswerRules): RichText {
  if (reveal === 'off') return ['Nothing is posted at the end.']
  const what = 'the example answer and a few of the class’s answers are posted under the question'
  return [
    typeof reveal === 'number'
      ? `Once ${reveal} students have answered, or else when answers close, ${what}.`
      : `When answers close, ${what}, or on the next school day if that one is over.`,
    ' Choose the answers in ',
    { command: 'answers status' },
    '; otherwise it’s the two with the most reactions. Only those are shown whose writers agreed.',
  ]
}

/** Changes the rules of the class, or of the channel if it has its own. Without a change it says how they are. */
async function changeRules(
  context: CommandContext,
  change: Partial<AnswerRules> | undefined,
  words: (rules: AnswerRules) => RichText,
): Promise<Reply> {
  const { value: before, from } = context.settings.applied.answers
  if (before === 'off') {
    throw new UserError(
      'Answers are off. Switch them on first with ',
      { command: 'answers settings', words: 'answers:on' },
      '.',
    )
  }
  if (change === undefined) return privateReply(text(...words(before)))
  const after = { ...before, ...change }
  const scope = from === 'room' ? 'room' : 'class'
  const value = writeAnswerRules(after)
  const { notes, undo } = await changeSetting(context, { scope, name: 'answers', value })
  return privateReply(text('Saved. ', ...words(after)), ...notes, ...undo)
}
