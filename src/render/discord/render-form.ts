/** Renders a form as a modal. Labels are shortened; a DeliveryError rejects what a modal has no room for. */
import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APITextDisplayComponent,
  ComponentType,
  TextInputStyle,
} from 'discord-api-types/v10'
import { DeliveryError } from '../../core/platform/platform.ts'
import { toPlainText } from '../../core/reply/plain-text.ts'
import { type Form, type FormField, positionsOf } from '../../core/reply/form.ts'
import { plainLabel } from './escape.ts'
import { messageLimits, modalLimits } from './message-limits.ts'
import { renderBlock } from './render-block.ts'
import { renderSelectOptions } from './render-controls.ts'
import { cutText, truncate } from '../../core/reply/truncate.ts'
import { isBlank } from '../truncate-label.ts'

export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const ids = [form.press, ...form.fields.map(({ name }) => name)]
  if (!ids.every((id) => id.length <= messageLimits.customId && id.isWellFormed())) {
    throw new DeliveryError('rejected', [
      `The form “${form.title}” holds more than Discord allows.`,
    ])
  }
  if (form.fields.length > modalLimits.fields) {
    throw new DeliveryError('rejected', [
      `The form “${form.title}” has ${form.fields.length} fields, but Discord allows only ${modalLimits.fields}.`,
    ])
  }
  return {
    title: plainLabel(form.title, modalLimits.title),
    custom_id: form.press,
    components: [...renderIntro(form), ...withIntro(form).map((field) => renderField(field, form))],
  }
}

/** Returns what stands above the fields, if the modal has room for it. */
function renderIntro({ intro = [], fields }: Form): readonly APITextDisplayComponent[] {
  if (fields.length === modalLimits.fields) return []
  const lines = intro
    .flatMap((block) => renderBlock(block, { findCommandId: () => undefined, pictures: new Map() }))
    .flatMap((part) => ('lines' in part ? part.lines : []))
    .filter((line) => !isBlank(line))
  const content = truncate(lines.join('\n'), modalLimits.introText)
  return isBlank(content) ? [] : [{ type: ComponentType.TextDisplay, content }]
}

/** Returns the fields; where they leave no room for what stands above them, the first has it as its hint. */
function withIntro({ intro = [], fields }: Form): readonly FormField[] {
  const [first, ...rest] = fields
  const hint = toPlainText({ blocks: intro })
  if (fields.length < modalLimits.fields || first?.hint !== undefined || hint === '') return fields
  return first === undefined ? [] : [{ ...first, hint }, ...rest]
}

function renderField(field: FormField, form: Form): APILabelComponent {
  return {
    type: ComponentType.Label,
    label: plainLabel(field.label, modalLimits.label),
    ...(field.hint && { description: plainLabel(field.hint, modalLimits.description) }),
    component: renderControl(field, form),
  }
}

function renderControl(field: FormField, form: Form): APILabelComponent['component'] {
  switch (field.kind) {
    case 'text':
      return renderTextInput(field)
    case 'number':
      return renderNumber(field, form)
    case 'one':
    case 'several':
      return renderMenu(field, form)
    case 'file':
      return {
        type: ComponentType.FileUpload,
        custom_id: field.name,
        required: field.required,
        min_values: field.required ? 1 : 0,
        max_values: 1,
      }
    default:
      return field satisfies never
  }
}

function renderTextInput({
  name: custom_id,
  required,
  long,
  maxLength,
  value,
  placeholder,
}: Extract<FormField, { kind: 'text' }>): APILabelComponent['component'] {
  const max_length = Math.min(maxLength, modalLimits.textLength)
  return {
    type: ComponentType.TextInput,
    custom_id,
    required,
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length,
    ...(value && { value: cutText(value, max_length) }),
    ...(placeholder && { placeholder: plainLabel(placeholder, modalLimits.placeholder) }),
  }
}

/** Discord has no slider: few positions are a menu, more are typed. */
function renderNumber(
  field: Extract<FormField, { kind: 'number' }>,
  form: Form,
): APILabelComponent['component'] {
  const { name, label, required, min, max, value = '' } = field
  const positions = positionsOf(field).map(String)
  if (positions.length <= messageLimits.selectOptions) {
    const options = positions.map((each) => ({ label: each, value: each }))
    return renderMenu({ kind: 'one', name, label, required, options, value: [value] }, form)
  }
  const maxLength = Math.max(String(min).length, String(max).length)
  const typed = { name, label, required, value, long: false, maxLength }
  return renderTextInput({ kind: 'text', ...typed, placeholder: `${min} to ${max}` })
}

function renderMenu(
  {
    name: custom_id,
    kind,
    label,
    required,
    options,
    value: chosen = [],
  }: Extract<FormField, { kind: 'one' | 'several' }>,
  { arrange }: Form,
): APILabelComponent['component'] {
  if (options.length === 0) throw new DeliveryError('rejected', [`The menu “${label}” is empty.`])
  const rendered = renderSelectOptions(label, options).map((option) =>
    chosen.includes(option.value) ? { ...option, default: true } : option,
  )
  const { min, max } = modalLimits.groupOptions
  // Radio buttons for every place of an order would be a wall.
  if (kind === 'one' && arrange === undefined && rendered.length >= min && rendered.length <= max) {
    return { type: ComponentType.RadioGroup, custom_id, required, options: rendered }
  }
  const limits = {
    min_values: required ? 1 : 0,
    max_values: kind === 'one' ? 1 : rendered.length,
  }
  if (kind === 'several' && rendered.length <= max) {
    return { type: ComponentType.CheckboxGroup, custom_id, required, options: rendered, ...limits }
  }
  return { type: ComponentType.StringSelect, custom_id, required, options: rendered, ...limits }
}
