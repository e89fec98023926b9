/** Renders a form as a modal, or as a message. */
import type { types } from '@slack/bolt'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Form, FormField } from '../../core/reply/form.ts'
import { blockLimits, elementLimits as limits, viewLimits } from './block-limits.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { type SlackMessage, renderBlocks } from './render.ts'
import { escapeMrkdwn, plainTextObject } from './text-objects.ts'
import { renderOptions } from './render-controls.ts'

export const formCallbackId = 'form'
/** The prefix of a field's `block_id` and `action_id`. */
export const fieldPrefix = 'field/'
/** The same for a file whose text is pasted where none can be chosen. */
export const pastePrefix = 'paste/'
/** The `action_id` prefix of the button that sends a form in a message; the form’s component id follows. */
export const submitPrefix = 'submit/'

/** Returns the modal; Slack sends `metadata` back when it is submitted. With `pasting`, which says how, the text of files is pasted. */
export function formView(form: Form, metadata: string, pasting?: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: formCallbackId,
    title: plainTextObject(form.title, viewLimits.title),
    submit: plainTextObject(form.submit, viewLimits.submit),
    private_metadata: metadata,
    blocks: [
      ...renderBlocks({ blocks: form.intro ?? [] }),
      ...form.fields.map((field) => inputBlock(field, form, pasting)),
    ],
  }
}

/** Returns the form as a message, for when no modal can be opened; its button sends what stands in the fields. Only a modal takes files, so their text is pasted. */
export function formMessage(form: Form): SlackMessage {
  return {
    text: escapeMrkdwn(form.title),
    blocks: [
      { type: 'header', text: plainTextObject(form.title, blockLimits.header) },
      ...renderBlocks({ blocks: form.intro ?? [] }),
      ...form.fields.map((field) => inputBlock(field, form, pasteHere())),
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

/** More options become a menu, which takes less room. */
const maxRadios = 5

/** How to give a file as text. */
export function pasteHere(): string {
  return `Paste its text here, up to ${limits.input.toLocaleString('en')} characters.`
}

/** Radio buttons for every place of an order would be a wall. */
function isShort(field: FormField, arrange: Form['arrange']): boolean {
  return arrange === undefined && field.kind === 'one' && field.options.length <= maxRadios
}

function inputBlock(
  field: FormField,
  { arrange }: Pick<Form, 'arrange'>,
  pasting?: string,
): types.InputBlock {
  const isPasted = field.kind === 'file' && pasting !== undefined
  const hint = [field.hint, isPasted && pasting].filter(Boolean).join(' ')
  return {
    type: 'input',
    block_id: `${isPasted ? pastePrefix : fieldPrefix}${field.name}`,
    label: plainTextObject(field.label, limits.hint),
    optional: !field.required,
    ...(hint && { hint: plainTextObject(hint, limits.hint) }),
    element: isPasted
      ? pasteInput(field.name)
      : renderField(field, { asRadios: isShort(field, arrange) }),
  }
}

function pasteInput(name: string): types.PlainTextInput {
  const action_id = `${pastePrefix}${name}`
  return { type: 'plain_text_input', action_id, multiline: true, max_length: limits.input }
}

function renderField(
  field: FormField,
  { asRadios }: { readonly asRadios: boolean },
): types.InputBlock['element'] {
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
    case 'number':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        min_value: String(field.min),
        max_value: String(field.max),
        ...(field.value && { initial_value: field.value }),
      }
    case 'one': {
      const options = entriesOf(field)
      const [selected] = selectedIn(field, options)
      return {
        type: asRadios ? 'radio_buttons' : 'static_select',
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
