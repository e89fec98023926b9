/** Renders a form as a modal. */
import type { types } from '@slack/bolt'
import type { Form, FormField } from '../../core/reply/reply.ts'
import { elementLimits as limits, optionLimits, viewLimits } from './block-limits.ts'
import { renderOptions, plainTextObject } from './render.ts'

export const formCallback = 'form'
/** The prefix of the `block_id` and `action_id` of a field. */
export const fieldPrefix = 'field/'

/** Returns the modal; `metadata` travels with it and comes back when it is submitted. */
export function formView(form: Form, metadata: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: formCallback,
    title: plainTextObject(form.title, viewLimits.title),
    submit: plainTextObject(form.submit, viewLimits.submit),
    private_metadata: metadata,
    blocks: form.fields.map((field) => ({
      type: 'input',
      block_id: `${fieldPrefix}${field.name}`,
      label: plainTextObject(field.label, limits.hint),
      optional: !field.required,
      ...(field.hint === undefined ? {} : { hint: plainTextObject(field.hint, limits.hint) }),
      element: drawField(field),
    })),
  }
}

function drawField(field: FormField): types.InputBlock['element'] {
  const action_id = `${fieldPrefix}${field.name}`
  if (field.kind === 'text') {
    return {
      type: 'plain_text_input',
      action_id,
      multiline: field.long,
      max_length: Math.min(field.maxLength, limits.input),
      ...(field.value === undefined ? {} : { initial_value: field.value.slice(0, limits.input) }),
      ...(field.placeholder === undefined
        ? {}
        : { placeholder: plainTextObject(field.placeholder, limits.placeholder) }),
    }
  }
  const options = renderOptions(field.options)
  const chosen = options.filter(({ value }) => field.value?.includes(value ?? '') === true)
  const [first] = chosen
  if (field.kind === 'one') {
    return {
      type: 'static_select',
      action_id,
      options,
      ...(first === undefined ? {} : { initial_option: first }),
    }
  }
  const initial = first === undefined ? {} : { initial_options: chosen }
  return options.length <= Math.min(limits.checkboxes, optionLimits.count)
    ? { type: 'checkboxes', action_id, options, ...initial }
    : { type: 'multi_static_select', action_id, options, ...initial }
}
