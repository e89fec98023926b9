/** What students and teachers really type, each line with what a demanding teacher would call a good answer. */
import { studentLines } from './typed-lines-of-students.ts'
import { slackStudentLines } from './typed-lines-of-students-on-slack.ts'
import { teacherLines } from './typed-lines-of-teachers.ts'
import { slackTeacherLines } from './typed-lines-of-teachers-on-slack.ts'
import type { TypedLine } from './typed-line.ts'

export const typedLines: readonly TypedLine[] = [
  ...slackStudentLines,
  ...studentLines,
  ...slackTeacherLines,
  ...teacherLines,
]
