/** Renders a form as a modal, or as a message. */
import type { types } from '@slack/bolt'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Form, FormField } from '../../core/reply/reply.ts'
import { blockLimits, elementLimits as limits, viewLimits } from './block-limits.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { type SlackMessage, renderBlocks } from './render.ts'
import { escapeMrkdwn, plainTextObject } from './text-objects.ts'
import { renderOptions } from './render-controls.ts'

export const formCallbackId = 'form'
/** The prefix of a field's `block_id` and `action_id`. */
export const fieldPrefix = 'field/'
/** The `action_id` prefix of the button that sends a form in a message; the form’s component id follows. */
export const submitPrefix = 'submit/'

/** Returns the modal; Slack sends `metadata` back when it is submitted. */
export function formView(form: Form, metadata: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: formCallbackId,
    title: plainTextObject(form.title, viewLimits.title),
    submit: plainTextObject(form.submit, viewLimits.submit),
    private_metadata: metadata,
    blocks: [...renderBlocks({ blocks: form.intro ?? [] }), ...form.fields.map(inputBlock)],
  }
}

/** Returns the form as a message, for when no modal can be opened; its button sends what stands in the fields. Only a modal takes files. */
export function formMessage(form: Form): SlackMessage {
  return {
    text: escapeMrkdwn(form.title),
    blocks: [
      { type: 'header', text: plainTextObject(form.title, blockLimits.header) },
      ...renderBlocks({ blocks: form.intro ?? [] }),
      ...form.fields.map(inputBlock),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: `${submitPrefix}${form.press}`,
            style: 'primary',
            text: plainTextObject(form.submit, limits.button),
          },
        ],
      },
    ],
  }
}

function inputBlock(field: FormField): types.InputBlock {
  return {
    type: 'input',
    block_id: `${fieldPrefix}${field.name}`,
    label: plainTextObject(field.label, limits.hint),
    optional: !field.required,
    ...(field.hint && { hint: plainTextObject(field.hint, limits.hint) }),
    element: renderField(field),
  }
}

function renderField(field: FormField): types.InputBlock['element'] {
  const action_id = `${fieldPrefix}${field.name}`
  switch (field.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.long,
        max_length: Math.min(field.maxLength, limits.input),
        ...(field.value && { initial_value: cutText(field.value, limits.input) }),
        ...(field.placeholder && {
          placeholder: plainTextObject(field.placeholder, limits.placeholder),
        }),
      }
    case 'one': {
      const options = entriesOf(field)
      const [selected] = selectedIn(field, options)
      return {
        type: 'static_select',
        action_id,
        options,
        ...(selected && { initial_option: selected }),
      }
    }
    case 'several': {
      const options = entriesOf(field)
      const selected = selectedIn(field, options)
      return {
        type: options.length <= limits.checkboxes ? 'checkboxes' : 'multi_static_select',
        action_id,
        options,
        ...(selected.length === 0 ? {} : { initial_options: selected }),
      }
    }
    case 'file':
      return {
        type: 'file_input',
        action_id,
        filetypes: field.extensions.map((extension) => extension.replace(/^\./, '')),
        max_files: 1,
      }
    default:
      return field satisfies never
  }
}

/** Slack refuses a menu without entries. */
function entriesOf({ label, options }: Extract<FormField, { kind: 'one' | 'several' }>) {
  if (options.length === 0) throw new DeliveryError('rejected', [`The menu “${label}” is empty.`])
  return renderOptions(options)
}

function selectedIn<Option extends { value?: string }>(
  field: { readonly value?: readonly string[] },
  options: Option[],
): Option[] {
  return options.filter(({ value = '' }) => field.value?.includes(value) === true)
}
