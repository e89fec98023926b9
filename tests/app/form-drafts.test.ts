import { expect, test } from 'vitest'
import { createFormDrafts } from '../../src/app/form-drafts.ts'
import { type Form, isForm } from '../../src/core/reply/form.ts'
import { privateReply, text } from '../../src/core/reply/reply.ts'
import { buttonsOf, replyOf, room, student } from '../fixtures/invoke.ts'

const base = { id: 'e', person: student, room, at: 0 }
const opening = { ...base, componentId: 'quiz:write:q/0' }
const sending = {
  ...base,
  componentId: 'quiz:send:q/0',
  fields: { typed: ['ninety-nine'], row: ['2'] },
}
const option = { label: 'Two', value: '2' }
const form: Form = {
  title: 'Your answer',
  press: 'quiz:send:q/0',
  submit: 'Answer',
  fields: [
    { kind: 'text', name: 'typed', label: 'Number', required: true, long: false, maxLength: 9 },
    { kind: 'one', name: 'row', label: 'Row', required: true, options: [option] },
  ],
}
const refusal = { ...privateReply(text('Please type a number.')), refused: true }

test('a refused form is offered again with what was typed', () => {
  const { withDrafts } = createFormDrafts()
  withDrafts(opening, form)
  const answer = replyOf(withDrafts(sending, refusal))
  expect(buttonsOf(answer)).toEqual({ 'Change it…': 'quiz:write:q/0' })
  const again = withDrafts(opening, form)
  if (!isForm(again)) throw new Error('It is a form.')
  expect(again.fields.map((field) => 'value' in field && field.value)).toEqual([
    'ninety-nine',
    ['2'],
  ])
})

test('a form that was taken is empty again, and another person’s always is', () => {
  const { withDrafts } = createFormDrafts()
  withDrafts(opening, form)
  withDrafts(sending, refusal)
  const ben = { ...student, id: 'web:ben' }
  expect(withDrafts({ ...opening, person: ben }, form)).toEqual(form)
  withDrafts(sending, privateReply(text('Saved.')))
  expect(withDrafts(opening, form)).toEqual(form)
})

test('a form that nobody is known to have opened gets no button', () => {
  const { withDrafts } = createFormDrafts()
  expect(withDrafts(sending, refusal)).toEqual(refusal)
})

test('a form that a command opens begins anew, and what is refused opens it again', () => {
  const { withDrafts, beginForm } = createFormDrafts()
  const opened = { ...form, opener: 'quiz:again' }
  expect(beginForm(base, opened)).toBe(opened)
  const answer = replyOf(withDrafts(sending, refusal))
  expect(buttonsOf(answer)).toEqual({ 'Change it…': 'quiz:again' })
  expect(beginForm(base, opened)).toBe(opened)
  const again = withDrafts({ ...base, componentId: 'quiz:again' }, opened)
  expect(isForm(again) && again.fields.some((field) => 'value' in field)).toBe(false)
})

test('the same form opened for something else is not filled with what was typed for the first', () => {
  const { withDrafts } = createFormDrafts()
  withDrafts(opening, form)
  withDrafts(sending, refusal)
  expect(withDrafts({ ...opening, componentId: 'quiz:write:q/1' }, form)).toEqual(form)
})

test('what is no longer offered is not chosen again', () => {
  const { withDrafts } = createFormDrafts()
  withDrafts(opening, form)
  withDrafts({ ...sending, fields: { typed: ['9'], row: ['3'] } }, refusal)
  const again = withDrafts(opening, form)
  if (!isForm(again)) throw new Error('It is a form.')
  expect(again.fields[0]).toMatchObject({ value: '9' })
  expect(again.fields[1]).toEqual(form.fields[1])
})

test('what was typed is gone with somebody’s data, and nobody else’s is', () => {
  const drafts = createFormDrafts()
  const other = { ...student, id: `${student.id}a` }
  for (const person of [student, other]) {
    drafts.withDrafts({ ...opening, person }, form)
    drafts.withDrafts({ ...sending, person }, refusal)
  }
  drafts.forget(student.id)
  expect(drafts.withDrafts(opening, form)).toEqual(form)
  expect(drafts.withDrafts({ ...opening, person: other }, form)).not.toEqual(form)
  // Another process has deleted somebody’s data.
  drafts.changed({ kind: 'everybody', id: '' })
  expect(drafts.withDrafts({ ...opening, person: other }, form)).toEqual(form)
})
