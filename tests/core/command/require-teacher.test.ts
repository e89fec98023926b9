import { expect, test } from 'vitest'
import { requireTeacher } from '../../../src/core/command/require-teacher.ts'

test('a teacher may, a student may not, and somebody unknown is asked to come back', () => {
  expect(() => requireTeacher({ isTeacher: true }, 'daily set')).not.toThrow()
  expect(() => requireTeacher({ isTeacher: false }, 'daily set')).toThrow(
    'Only teachers can use daily set.',
  )
  // A button is no command that anybody typed.
  expect(() => requireTeacher({ isTeacher: false })).toThrow('Only teachers can do that.')
  const unknown = 'Slack isn’t telling me who you are right now.'
  expect(() => requireTeacher({ isTeacher: false, unknown }, 'daily set')).toThrow(
    `${unknown} Please try again in a minute.`,
  )
  expect(() => requireTeacher({ isTeacher: true, unknown }, 'daily set')).not.toThrow()
})
