/** The subcommand of `/quiz` that shows a teacher what the class gets wrong most. */
import { subcommand } from '../command/command.ts'
import { choicesOf } from '../command/option.ts'
import { wantsPictures } from '../picture/shows-pictures.ts'
import { dayMs } from '../platform/clock.ts'
import { classWeakSpotsView } from './views/class-weak-spots.ts'

export const classSubcommand = subcommand({
  summary: 'What the class gets wrong most, by question and theme; names nobody',
  audience: 'person',
  teachersOnly: true,
  options: {
    days: {
      kind: 'integer',
      summary: 'How many days to look back (default 120)',
      min: 1,
      max: 730,
    },
    by: {
      kind: 'choice',
      summary: 'Show themes month by month (default) or week by week',
      choices: choicesOf('month', 'week'),
    },
    'count-missing': {
      kind: 'flag',
      summary: 'Count it as wrong if somebody who had joined didn’t answer',
    },
  },
  async run({ options, at }, { quiz, fullLibrary, settings }) {
    const rounds = await quiz.scoredRounds(at - (options.days ?? 120) * dayMs)
    return classWeakSpotsView(fullLibrary, rounds, {
      hasPicture: wantsPictures(settings.applied),
      by: options.by ?? 'month',
      countsMissing: options['count-missing'] ?? false,
    })
  },
})
