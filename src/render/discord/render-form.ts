/** Draws a form as a modal, and reads what was filled into one. */
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js'
import type { Form, FormField } from '../../core/reply/reply.ts'
import { plainLabel } from './escape.ts'
import { truncateLabel } from '../truncate-label.ts'
import { messageLimits, modalLimits } from './message-limits.ts'
import { selectOption } from './render.ts'

/** Throws a RangeError for a form that no modal can show. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  if (form.fields.length > modalLimits.fields) {
    throw new RangeError(
      `The form “${form.title}” has ${form.fields.length} fields; ${modalLimits.fields} fit.`,
    )
  }
  return {
    title: truncateLabel(plainLabel(form.title), modalLimits.title),
    custom_id: form.press,
    components: form.fields.map((field) => label(field)),
  }
}

function label(field: FormField): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: truncateLabel(plainLabel(field.label), modalLimits.label),
    ...(field.hint === undefined
      ? {}
      : { description: truncateLabel(plainLabel(field.hint), modalLimits.description) }),
    component: input(field),
  }
}

function input(field: FormField): APILabelComponent['component'] {
  const { name: custom_id, required } = field
  if (field.kind === 'text') {
    const { long, value, placeholder } = field
    const max_length = Math.min(field.maxLength, modalLimits.textLength)
    return {
      type: ComponentType.TextInput,
      custom_id,
      required,
      style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
      max_length,
      ...(value === undefined ? {} : { value: value.slice(0, max_length) }),
      ...(placeholder === undefined
        ? {}
        : { placeholder: truncateLabel(plainLabel(placeholder), modalLimits.placeholder) }),
    }
  }
  const { options, value = [] } = field
  if (options.length > messageLimits.selectOptions) {
    throw new RangeError(`The field “${field.label}” has more entries than a menu of Discord’s.`)
  }
  return {
    type: ComponentType.StringSelect,
    custom_id,
    required,
    options: options.map((option) => ({
      ...selectOption(option),
      ...(value.includes(option.value) ? { default: true } : {}),
    })),
    min_values: required ? 1 : 0,
    max_values: field.kind === 'one' ? 1 : options.length,
  }
}
