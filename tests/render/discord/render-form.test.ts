import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
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

test('a form with too many fields is rejected', () => {
  const field = { kind: 'text', label: 'A', required: false, long: false, maxLength: 9 } as const
  const fields = Array.from({ length: 6 }, (_, at) => ({ ...field, name: `${at}` }))
  expect(() => renderForm({ title: 'T', press: 'a:b:', submit: 'S', fields })).toThrow(
    DeliveryError,
  )
})
