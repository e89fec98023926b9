/** `answers settings`: whether and how a class answers its daily posts. */
import { parseTime } from '../calendar/parse-time.ts'
import { subcommand } from '../command/command.ts'
import { type Reply, type RichText, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { retentionTexts } from '../quiz/retention.ts'
import { undoAndOverview } from '../settings/overview-button.ts'
import { changeSetting } from '../settings/change-setting.ts'
import { scopeOption, toSettingScope } from '../settings/settings-view.ts'
import type { RoomSettings, SettingScope } from '../settings/settings.ts'
import {
  type AnswerRules,
  defaultAnswerRules,
  readAnswerRules,
  writeAnswerRules,
} from './answer-rules.ts'
import { formatAnswerRules } from './rules-words.ts'

export const settingsSubcommand = subcommand({
  summary: 'Choose whether and how your class answers the daily post',
  audience: 'person',
  teachersOnly: true,
  options: {
    answers: {
      kind: 'choice',
      summary: 'Whether students can answer the daily post (off by default)',
      choices: [
        { value: 'on', label: 'On, from the next post' },
        { value: 'off', label: 'Off, from the next post' },
      ],
    },
    names: {
      kind: 'choice',
      summary: 'What classmates see of who wrote an answer',
      choices: [
        { value: 'named', label: 'Names (default)' },
        { value: 'pseudonym', label: 'Pseudonyms, which students choose; teachers see the names' },
        { value: 'anonymous', label: 'Nothing: nobody sees names, teachers included' },
      ],
    },
    minimum: {
      kind: 'integer',
      summary: 'How many answers of others there must be before anyone reads one (3)',
      min: 1,
      max: 20,
    },
    hold: {
      kind: 'flag',
      summary: 'Whether you look at each answer before the class does (only if anonymous)',
    },
    closes: {
      kind: 'text',
      summary: 'When a question closes, such as 16:00, or day for the end of the day',
      maxLength: 20,
    },
    keep: {
      kind: 'choice',
      summary: 'How long answers are kept',
      choices: [
        { value: 'term', label: 'Until the next term begins' },
        { value: 'year', label: 'For a year (default)' },
        { value: 'two-years', label: 'For two years' },
      ],
    },
    where: scopeOption,
  },
  async run({ options }, context): Promise<Reply> {
    const { answers, names, minimum, hold, closes, keep, where } = options
    if (keep !== undefined && where === 'channel') {
      throw new UserError(
        'Answers are kept for the same time in every channel. Leave out ',
        { code: 'where' },
        '.',
      )
    }
    const { applied } = context.settings
    const scope = toSettingScope(where)
    const before = rulesBefore(context.settings, scope)
    const changes = {
      ...(names !== undefined && { names }),
      ...(minimum !== undefined && { minimum }),
      ...(hold !== undefined && ({ hold: hold ? 'yes' : 'no' } as const)),
      ...(closes !== undefined && { closes: parseCloses(closes) }),
    }
    const isChanged = answers !== undefined || Object.keys(changes).length > 0
    const shown = applied.answers.value
    if (!isChanged && keep === undefined) return showRules(shown, applied['keep-answers'].value)
    if (keep !== undefined) {
      await changeSetting(context, { scope: 'class', name: 'keep-answers', value: keep })
    }
    if (!isChanged) return showRules(shown, keep ?? 'year')
    if (answers === undefined && before === 'off') throw offError(shown !== 'off')
    const base = before === 'off' ? defaultAnswerRules : before
    const after: AnswerRules | 'off' =
      answers === 'off' ? 'off' : { ...base, ...holdWithoutNames(base, changes), ...changes }
    const value = after === 'off' ? 'off' : writeAnswerRules(after)
    const done = await changeSetting(context, { scope, name: 'answers', value })
    return privateReply(
      text(`Saved${scope === 'class' ? '' : ' for this channel'}: ${formatAnswerRules(after)}.`),
      note(
        after === 'off'
          ? 'Posts that are out already can still be answered until they close.'
          : 'This applies from the next daily post. Posts that are already out keep what was promised for them.',
      ),
      after !== 'off' && note(...holdWords(after)),
      ...done.notes,
      ...undoAndOverview(done.undo),
    )
  },
})

/** A channel begins with what the class has chosen; the class never takes over what one of its channels has. */
function rulesBefore({ applied, all }: RoomSettings, scope: SettingScope): AnswerRules | 'off' {
  if (scope === 'room') return applied.answers.value
  const chosen = all.find(({ name, room }) => name === 'answers' && room === '')
  return readAnswerRules(chosen?.value ?? 'off') ?? 'off'
}

/** Nobody can be asked about what they wrote without a name, so a teacher looks first unless they have said otherwise. */
function holdWithoutNames(
  { names }: AnswerRules,
  changes: Partial<AnswerRules>,
): Partial<AnswerRules> {
  return names !== 'anonymous' && changes.names === 'anonymous' ? { hold: 'yes' } : {}
}

/** What a teacher is to know before the first student writes. */
function holdWords({ names, hold }: AnswerRules): RichText {
  if (hold === 'no') {
    return [
      'Classmates can read an answer as soon as it’s written. To look at each one first, add ',
      { code: 'hold:yes' },
      '; to look only at those with certain words, use ',
      { command: 'answers words' },
      '.',
    ]
  }
  return [
    'Nobody in your class reads an answer until you’ve looked at it in ',
    { command: 'answers waiting' },
    '.',
    ...(names === 'anonymous'
      ? [' If you don’t want that for answers without names, add ', { code: 'hold:no' }, '.']
      : []),
  ]
}

function offError(isOnHere: boolean): UserError {
  return isOnHere
    ? new UserError(
        'Answers are on in this channel, but off for the rest of your class. To change this channel, add ',
        { code: 'where:channel' },
        '; to switch them on for everyone, add ',
        { code: 'answers:on' },
        '.',
      )
    : new UserError(
        'Answers are off, so that changes nothing. Add ',
        { code: 'answers:on' },
        ' to switch them on.',
      )
}

function parseCloses(typed: string): AnswerRules['closes'] {
  return /^\s*(?:end of (?:the )?)?day\s*$/i.test(typed) ? 'day' : parseTime(typed)
}

function showRules(rules: AnswerRules | 'off', kept: keyof typeof retentionTexts): Reply {
  return privateReply(
    text(`Answers to the daily post are ${formatAnswerRules(rules)}.`),
    note(`Answers are kept ${retentionTexts[kept]}.`),
  )
}
