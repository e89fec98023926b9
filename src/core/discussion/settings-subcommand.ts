/** `answers settings`: whether and how a class answers its daily posts. */
import { parseTime } from '../calendar/parse-time.ts'
import { subcommand } from '../command/command.ts'
import { type Reply, buttons, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { retentionTexts } from '../quiz/retention.ts'
import { overviewButton } from '../settings/overview-button.ts'
import { changeSetting } from '../settings/change-setting.ts'
import { scopeOption, toSettingScope } from '../settings/settings-view.ts'
import { type AnswerRules, defaultAnswerRules, writeAnswerRules } from './answer-rules.ts'
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
      summary: 'Whether a teacher looks at each answer before the class does (no)',
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
    const before = applied.answers.value
    const changes = {
      ...(names !== undefined && { names }),
      ...(minimum !== undefined && { minimum }),
      ...(hold !== undefined && ({ hold: hold ? 'yes' : 'no' } as const)),
      ...(closes !== undefined && { closes: parseCloses(closes) }),
    }
    const isChanged = answers !== undefined || Object.keys(changes).length > 0
    if (!isChanged && keep === undefined) return showRules(before, applied['keep-answers'].value)
    const scope = toSettingScope(where)
    if (keep !== undefined) {
      await changeSetting(context, { scope: 'class', name: 'keep-answers', value: keep })
    }
    if (!isChanged) return showRules(before, keep ?? 'year')
    if (answers === undefined && before === 'off') {
      throw new UserError(
        'Answers are off, so that changes nothing. Add ',
        { code: 'answers:on' },
        ' to switch them on.',
      )
    }
    const base = before === 'off' ? defaultAnswerRules : before
    const after: AnswerRules | 'off' = answers === 'off' ? 'off' : { ...base, ...changes }
    const value = after === 'off' ? 'off' : writeAnswerRules(after)
    const done = await changeSetting(context, { scope, name: 'answers', value })
    return privateReply(
      text(`Saved${scope === 'class' ? '' : ' for this channel'}: ${formatAnswerRules(after)}.`),
      note(
        after === 'off'
          ? 'Posts that are out already can still be answered until they close.'
          : 'This applies from the next daily post. Posts that are already out keep what was promised for them.',
      ),
      ...done.notes,
      ...done.undo,
      buttons(overviewButton()),
    )
  },
})

function parseCloses(typed: string): AnswerRules['closes'] {
  return /^\s*(?:end of (?:the )?)?day\s*$/i.test(typed) ? 'day' : parseTime(typed)
}

function showRules(rules: AnswerRules | 'off', kept: keyof typeof retentionTexts): Reply {
  return privateReply(
    text(`Answers to the daily post are ${formatAnswerRules(rules)}.`),
    note(`Answers are kept ${retentionTexts[kept]}.`),
  )
}
