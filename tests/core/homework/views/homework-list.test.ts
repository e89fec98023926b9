/** What somebody reads of work that they began and answered nothing in: why it is over, in the list and when they open it. */
import { expect, test } from 'vitest'
import { homeworkListView } from '../../../../src/core/homework/views/homework-list.ts'
import { homeworkResultView } from '../../../../src/core/homework/views/homework-result.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { assignmentWith, attemptWith, hourMs, setAt } from '../../../fixtures/homework.ts'

const nextWeek = setAt + 7 * 24 * hourMs

test.each([
  ['homework', {}, 'closed, not handed in', 'didn’t hand anything in'],
  ['test', {}, 'time is up, and nothing was answered', 'Your time is up'],
  ['test', { cancelled: true }, 'not handed in', 'This was called off'],
] as const)('%s with the state %o is over', (use, state, listed, opened) => {
  const work = { assignment: assignmentWith({ use }, state), attempts: [attemptWith()] }
  const list = homeworkListView([work], nextWeek, { isTeacher: false, isQuiet: false })
  expect(toPlainText(list, '/')).toContain(listed)
  expect(toPlainText(homeworkResultView(work, nextWeek), '/')).toContain(opened)
})
