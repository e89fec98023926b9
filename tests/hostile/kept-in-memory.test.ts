/** What the process itself remembers of somebody after their data is deleted. */
import { expect, test } from 'vitest'
import { isForm } from '../../src/core/reply/form.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openClassroom, room, student } from '../fixtures/classroom.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'

const typed = 'A diary that nobody may read'

test('a form that was refused is empty again once its writer’s data is deleted', async () => {
  const { dispatch } = await openClassroom()
  const base = { id: 'e', person: student, room, at: 0 }
  const form = await dispatch.action({ ...base, componentId: 'quiz:compose:' })
  if (!isForm(form)) throw new Error('It is a form.')

  async function openAgain(): Promise<string> {
    return JSON.stringify(await dispatch.action({ ...base, componentId: 'quiz:compose:' }))
  }
  const fields = { prompt: [typed], answer: ['Yes'], explanation: [''], scene: ['the-climb'] }
  const refused = await dispatch.action({ ...base, componentId: form.press, fields })
  expect(Object.keys(buttonsOf(replyOf(refused)))).toContain('Change it…')
  expect(await openAgain()).toContain(typed)

  const line = { ...base, line: 'mydata delete' }
  const asked = replyOf(await dispatch.line(line))
  const sure = buttonsOf(asked)['Delete my data…'] ?? ''
  const last = buttonsOf(replyOf(await dispatch.action({ ...base, componentId: sure })))
  const forget = last['Yes, delete everything'] ?? ''
  const deleted = await dispatch.action({ ...base, componentId: forget })
  expect(toPlainText(replyOf(deleted))).toContain('Your data has been deleted')
  expect(await openAgain()).not.toContain(typed)
})
