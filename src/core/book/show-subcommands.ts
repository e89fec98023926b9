/** `/book show`, `/book mine` and `/book quizzes`: what is in the class’s book. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { choicesOf } from '../command/option.ts'
import type { CommandContext } from '../command/context.ts'
import { type Reply, commandMention, privateReply, text } from '../reply/reply.ts'
import { earlierQuizzes } from '../quiz/report-subcommand.ts'
import { countMissingOption, periodOptions, readPeriod } from './read-period.ts'
import { decimalsIn } from './decimals-in.ts'
import { type ShownBook, measures, readShown, sortings } from './shown-book.ts'
import { bookView } from './views/book-view.ts'
import { ownRowView } from './views/own-row.ts'

export const showSubcommands = {
  show: subcommand({
    summary: 'See what each student did, week by week, with a spreadsheet that names them',
    audience: 'person',
    limit: 'strict',
    teachersOnly: true,
    options: {
      ...periodOptions,
      weekly: {
        kind: 'choice',
        summary: 'Show one thing week by week (everything for the whole time if left out)',
        choices: choicesOf('days', 'quizzes', 'right', 'answers', 'homework'),
      },
      sort: {
        kind: 'choice',
        summary: 'Who comes first: by name, or whoever has most',
        choices: choicesOf(...sortings),
      },
      'count-missing': countMissingOption,
    },
    async run({ options }, context) {
      const shown = {
        ...(await readPeriod(options, context)),
        countsMissing: options['count-missing'] ?? false,
        measure: options.weekly ?? 'all',
        sort: options.sort ?? 'name',
        page: 0,
      } as const
      return showBook(context, shown)
    },
  }),
  quizzes: subcommand({
    summary: 'See every quiz of your class, and open its report',
    audience: 'person',
    teachersOnly: true,
    options: {},
    run: (_invocation, context) => earlierQuizzes(context, 0),
  }),
  mine: subcommand({
    summary: 'See your own row in the class’s book',
    audience: 'person',
    options: periodOptions,
    async run({ options, person }, context) {
      if (person.isTeacher) {
        return privateReply(
          text(
            'Teachers have no row of their own. To see your class, use ',
            commandMention('book show'),
            '.',
          ),
        )
      }
      const period = await readPeriod(options, context)
      return ownRowView(await context.book.own({ ...period, countsMissing: false }))
    },
  }),
}

export const showActions: ActionHandlers = {
  page: {
    teachersOnly: true,
    run: ({ value }, context) => showBook(context, readShown(value)),
  },
  view: {
    teachersOnly: true,
    run({ value, chosen: [chosen] }, context) {
      const measure = measures.find((each) => each === chosen) ?? 'all'
      return showBook(context, { ...readShown(value), measure })
    },
  },
}

async function showBook(context: CommandContext, shown: ShownBook): Promise<Reply> {
  return bookView(await context.book.read(shown), shown, decimalsIn(context))
}
