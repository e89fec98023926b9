/** The subcommand of `/quiz` that shows a teacher how one student is doing. */
import { subcommand } from '../command/command.ts'
import { dayMs } from '../platform/clock.ts'
import { studentProgressView } from './views/student-progress.ts'

/** About a term. */
export const defaultProgressDays = 120

export const studentSubcommand = subcommand({
  summary: 'How one student is doing in quizzes, and what they should read again',
  audience: 'person',
  teachersOnly: true,
  options: {
    person: { kind: 'person', summary: 'The student', required: true },
    days: {
      kind: 'integer',
      summary: 'How many days to look back (default 120)',
      min: 1,
      max: 730,
    },
  },
  async run(
    { options: { person: student, days = defaultProgressDays }, at },
    { quiz, classLibrary },
  ) {
    const rounds = await quiz.studentRounds(at - days * dayMs, student.id)
    return studentProgressView({ rounds, library: classLibrary, student, days })
  },
})
