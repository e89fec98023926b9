import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { heading, text } from '../../../src/core/reply/reply.ts'
import { renderForm } from '../../../src/render/discord/render-form.ts'
import { modalProblems } from '../../fakes/discord/modal-limits.ts'
import { schemaProblems } from '../../fakes/discord/schema.ts'

test('a form with every kind of field is a valid modal', () => {
  const long = 'Long words '.repeat(30)
  const options = Array.from({ length: 20 }, (_, at) => ({ label: long, value: `${at}` }))
  const modal = renderForm({
    title: long,
    press: 'daily:plan:x',
    submit: 'Save',
    fields: [
      {
        kind: 'text',
        name: 'a',
        label: long,
        hint: long,
        required: true,
        long: true,
        maxLength: 9000,
        value: long,
        placeholder: long,
      },
      {
        kind: 'text',
        name: 'b',
        label: 'B',
        required: false,
        long: false,
        maxLength: 10,
        value: long,
      },
      { kind: 'one', name: 'c', label: 'C', required: true, options, value: ['3'] },
      { kind: 'several', name: 'd', label: 'D', required: false, options, value: ['3', '4'] },
    ],
  })
  expect(modalProblems(modal)).toEqual([])
  const body = { type: 9, data: modal }
  const route = 'POST /interactions/{interaction_id}/{interaction_token}/callback'
  expect(schemaProblems(route, body)).toEqual([])
})

test('few choices stand open, more are a select, and the question stands above the fields', () => {
  function options(count: number) {
    return Array.from({ length: count }, (_, at) => ({ label: `Choice ${at}`, value: `${at}` }))
  }
  const kinds = [
    ['one', 1, 3],
    ['one', 2, 21],
    ['one', 10, 21],
    ['one', 11, 3],
    ['several', 1, 22],
    ['several', 10, 22],
    ['several', 11, 3],
  ] as const
  for (const [kind, count, type] of kinds) {
    for (const required of [true, false]) {
      const modal = renderForm({
        title: 'Your answer',
        press: 'a:b:',
        submit: 'Send',
        intro: [heading('Finish the line'), text('“I’ve seen you …” '.repeat(400))],
        fields: [
          { kind, name: 'c', label: 'C', required, options: options(count), value: ['0'] },
          { kind: 'file', name: 'f', label: 'F', required, maxBytes: 9, extensions: ['.ics'] },
        ],
      })
      expect(modal.components.map((each) => each.type)).toEqual([10, 18, 18])
      expect(modal.components[0]).toMatchObject({
        content: expect.stringMatching(/^## Finish the line\n[^]{1,3983}$/),
      })
      expect(modal.components[1]).toMatchObject({ component: { type, required } })
      expect(modalProblems(modal)).toEqual([])
      const route = 'POST /interactions/{interaction_id}/{interaction_token}/callback'
      expect(schemaProblems(route, { type: 9, data: modal })).toEqual([])
    }
  }
})

test('a full form has its question at the first field, since it covers the message', () => {
  const field = { kind: 'text', label: 'A', required: false, long: false, maxLength: 9 } as const
  const fields = Array.from({ length: 5 }, (_, at) => ({ ...field, name: `${at}` }))
  const intro = [text({ strong: 'Match each theme with its line.' })]
  const form = { title: 'T', press: 'a:b:', submit: 'S', intro, fields }
  const [first, second] = renderForm(form).components
  expect(first).toMatchObject({ description: 'Match each theme with its line.' })
  expect(second).not.toHaveProperty('description')
  const long = renderForm({ ...form, intro: [text('Match them. '.repeat(40))] })
  expect(modalProblems(long)).toEqual([])
})

test('a form with too many fields is rejected', () => {
  const field = { kind: 'text', label: 'A', required: false, long: false, maxLength: 9 } as const
  const fields = Array.from({ length: 6 }, (_, at) => ({ ...field, name: `${at}` }))
  expect(() => renderForm({ title: 'T', press: 'a:b:', submit: 'S', fields })).toThrow(
    DeliveryError,
  )
})

test('an order is a menu for each place, and its question is never lost', () => {
  const options = [1, 2, 3, 4, 5].map((at) => ({ label: `Event ${at}`, value: `${at}` }))
  for (const count of [3, 5]) {
    const modal = renderForm({
      title: 'Your answer',
      press: 'quiz:send:x',
      submit: 'Answer',
      intro: [text({ strong: 'Put these events of the first act in order.' })],
      arrange: 'order',
      fields: options.slice(0, count).map(({ value }) => ({
        kind: 'one',
        name: value,
        label: `Place ${value}`,
        required: true,
        options: options.slice(0, count),
      })),
    })
    expect(modalProblems(modal)).toEqual([])
    expect(JSON.stringify(modal).match(/Put these events of the first act/g)).toHaveLength(1)
    const fields = modal.components.flatMap((part) => ('component' in part ? [part] : []))
    expect(fields.map(({ component }) => component.type)).toEqual(Array(count).fill(3))
  }
})
