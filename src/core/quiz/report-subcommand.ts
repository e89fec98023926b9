/** The subcommand of `/quiz` that reports on a quiz to teachers, and what its buttons do. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { libraryIfAny } from '../command/in-class-words.ts'
import { localDate } from '../calendar/local-time.ts'
import { itemView } from '../lookup/item-view.ts'
import type { Library } from '../pack/library.ts'
import { wantsPictures } from '../picture/shows-pictures.ts'
import {
  type Reply,
  button,
  buttons,
  commandMention,
  file,
  privateReply,
  text,
} from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { queueNotice } from '../submissions/show-queue.ts'
import { componentId } from '../command/component-id.ts'
import { parsePlace } from './places.ts'
import type { QuizResult } from './quiz-records.ts'
import { deletionNotice } from './views/deletion-notice.ts'
import { earlierQuizzesView, quizLabel, quizzesPerPage } from './views/earlier-quizzes.ts'
import { printedReport } from './views/printed-report.ts'
import { studentFileView, teacherReportView } from './views/teacher-report.ts'
import { quizGone } from './too-late.ts'

/** Discord offers no more at once. */
const maxSuggestions = 25
/** A class plays fewer quizzes in two years. */
const maxListed = 1_000

export const reportSubcommand = subcommand({
  summary: 'What to teach again after a quiz, question by question, with spreadsheets',
  audience: 'person',
  teachersOnly: true,
  options: {
    which: {
      kind: 'text',
      summary: 'An earlier quiz: 1 is the newest of the class, or a day such as 2026-11-23',
      maxLength: 40,
      async suggest(typed, context) {
        const zone = await zoneOf(context)
        const { quizzes } = await context.quiz.listPlayed({ skip: 0, limit: maxSuggestions })
        const words = typed.trim().toLowerCase()
        return quizzes
          .map((each, index) => ({
            label: quizLabel(each, index + 1, zone),
            value: String(index + 1),
          }))
          .filter(({ label }) => label.toLowerCase().includes(words))
      },
    },
  },
  async run({ options: { which } }, context) {
    const { quiz } = context
    context.requireNoTest()
    if (which !== undefined) return reportOn(await requireQuiz(context, which), context)
    const result = await quiz.classResult()
    if (result !== undefined) return reportOn(result, context)
    const { total } = await quiz.listPlayed({ skip: 0, limit: 1 })
    if (total > 0) return earlierQuizzes(context, 0)
    throw new UserError('No quiz has been played in this channel yet.')
  },
})

export const reportActions: ActionHandlers = {
  report: {
    teachersOnly: true,
    run: async ({ value }, context) => reportOn(await requireResult(context, value), context),
  },
  'open-report': {
    teachersOnly: true,
    run: async ({ chosen: [id = ''] }, context) =>
      reportOn(await requireResult(context, id), context),
  },
  earlier: {
    teachersOnly: true,
    run: ({ value }, context) =>
      earlierQuizzes(context, /^\d{1,3}$/.test(value) ? Number(value) : 0),
  },
  students: {
    teachersOnly: true,
    run: async ({ value }, context) => studentFileView(await requireResult(context, value)),
  },
  print: {
    teachersOnly: true,
    async run({ value }, context) {
      const result = await requireResult(context, value)
      const page = printedReport(result, libraryOf(result, context), await zoneOf(context))
      return privateReply(
        text(
          'Open this file in a browser and print it. It fits on one sheet of A4 and names nobody.',
        ),
        // As bytes, so that nobody reads its markup where no file can be sent.
        file('quiz-report.html', 'text/html', new TextEncoder().encode(page)),
        buttons(button('Back to the report', componentId('quiz', 'report', result.plan.id))),
      )
    },
  },
  /** Opens a line, a scene or a theme, with a way back to where it was named. */
  read: {
    run({ value }, { library, settings }) {
      const [, action = '', id = '', key = ''] =
        /^(report|result)\/([a-z0-9]+)\/(.*)$/.exec(value) ?? []
      const place = parsePlace(key)
      if (place === undefined) throw new UserError('This isn’t in your study pack any more.')
      const view = itemView(library, place.kind, place.id, wantsPictures(settings.applied))
      const back = button(
        action === 'report' ? 'Back to the report' : 'Back to my result',
        componentId('quiz', action, id),
      )
      return { ...view, blocks: [...view.blocks, buttons(back)] }
    },
  },
}

async function reportOn(result: QuizResult, context: CommandContext): Promise<Reply> {
  const report = teacherReportView(result, {
    hasPicture: wantsPictures(context.settings.applied),
    library: libraryOf(result, context),
  })
  const notices = [...(await queueNotice(context)), ...(await deletionNotice(context))]
  return { ...report, blocks: [...report.blocks, ...notices] }
}

/** The pack of a quiz or of homework, if it is still the one in use here. */
export function libraryOf(
  { plan }: { readonly plan: Pick<QuizResult['plan'], 'pack'> },
  context: Pick<CommandContext, 'classLibrary'>,
): Library | undefined {
  const library = libraryIfAny(() => context.classLibrary)
  return library?.pack.id === plan.pack ? library : undefined
}

/** The time zone of the class, in which its quizzes have their days. */
async function zoneOf({ homework }: Pick<CommandContext, 'homework'>): Promise<string> {
  return (await homework.calendar())?.zone ?? 'UTC'
}

export async function earlierQuizzes(context: CommandContext, skip: number): Promise<Reply> {
  const { quiz } = context
  const zone = await zoneOf(context)
  const page = await quiz.listPlayed({ skip, limit: quizzesPerPage })
  // Quizzes that have been deleted since the button was shown leave its page empty.
  if (page.quizzes.length > 0 || skip === 0) return earlierQuizzesView(page, skip, zone)
  return earlierQuizzesView(await quiz.listPlayed({ skip: 0, limit: quizzesPerPage }), 0, zone)
}

async function requireResult(
  { quiz, requireNoTest }: CommandContext,
  id: string,
): Promise<QuizResult> {
  requireNoTest()
  const result = await quiz.classResult(id)
  if (result === undefined) throw new UserError(quizGone)
  return result
}

/** Finds the quiz that somebody means by its number among those of the class, or by its day. */
async function requireQuiz(context: CommandContext, which: string): Promise<QuizResult> {
  const words = which.trim()
  const number = /^\d{1,4}$/.test(words) ? Number(words) : undefined
  const page = number === undefined ? { skip: 0, limit: maxListed } : { skip: number - 1, limit: 1 }
  const zone = await zoneOf(context)
  const found =
    number === 0
      ? undefined
      : (await context.quiz.listPlayed(page)).quizzes.find(
          ({ openedAt }) => number !== undefined || localDate(zone, openedAt) === words,
        )
  if (found !== undefined) return requireResult(context, found.id)
  throw new UserError(
    'No quiz of your class has that number or day. To see them all, use ',
    commandMention('quiz report'),
    ' and then ',
    { em: 'Earlier quizzes…' },
  )
}
