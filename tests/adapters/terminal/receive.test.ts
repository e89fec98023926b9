import { expect, test } from 'vitest'
import { receiveForm, receiveLine } from '../../../src/adapters/terminal/receive.ts'
import { isForm } from '../../../src/core/reply/form.ts'
import { replyWith } from '../../../src/core/reply/reply.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openPlayground } from '../../fixtures/playground.ts'
import { createPractice } from '../../fixtures/practice.ts'

const { dispatch } = await openPlayground({ extra: [createPractice().command] })

test('a number presses the button that was shown with it, any other line is a command', async () => {
  const shown = [{ label: 'A', address: 'practice:answer:A', chosen: [] }]
  const pressed = await receiveLine(dispatch, ' 1 ', shown)
  expect(pressed).toMatchObject({
    blocks: [{ text: ['Your answer is ', { strong: 'A' }, '.'] }, {}],
  })
  expect(await receiveLine(dispatch, '2', shown)).toEqual(await receiveLine(dispatch, '2', []))
})

test('a form is asked field by field, with the values that may be chosen', async () => {
  const form = await receiveLine(dispatch, 'practice form', [])
  if (!isForm(form)) throw new Error('No form was opened.')
  const questions: string[] = []
  const answer = await receiveForm(dispatch, form, async (question) => {
    questions.push(question)
    return question.startsWith('How does') ? 'and the sea answered' : ''
  })
  expect(questions).toEqual([
    'How does it go on?: ',
    'How sure are you? (quite, little): ',
    'Why?: ',
  ])
  expect(toPlainText(isForm(answer) ? replyWith() : answer)).toContain('and the sea answered')
})

test('a missing time zone is asked with the one of this computer, if it says which', async () => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const answer = await receiveLine(dispatch, 'daily set 08:30', [])
  if (isForm(answer)) throw new Error('A form was opened.')
  const own = timeZone === 'UTC' ? 'Europe/London' : timeZone
  expect(toPlainText(answer)).toContain(`timezone:${own}`)
})
