// The values that a person can give an element, as Slack sends them; everything else throws.
import type { Element } from './block-kit/check.ts'
import type { Option } from './block-kit/composition.ts'
import type { InputState } from './state.ts'

/** One value, or several for elements that take several. */
export type InputValue = string | readonly string[]

const PICKED: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  multi_users_select: 'selected_users',
  multi_channels_select: 'selected_channels',
  multi_conversations_select: 'selected_conversations',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
}
const MANY = /^multi_|^checkboxes$/

/**
 * The state of the element once the value stands in it.
 * @param offered the options that an external select has shown
 * @throws when the client would not let a person do that
 */
export function inputState(
  element: Element,
  chosen: InputValue,
  offered: readonly Option[],
): InputState {
  const { type } = element
  const values = typeof chosen === 'string' ? [chosen] : chosen
  if (!MANY.test(type) && values.length > 1) throw new Error(`A ${type} takes one value.`)
  const picked = PICKED[type]
  if (picked !== undefined) {
    const value = type === 'datetimepicker' ? Number(values[0]) : values[0]
    return { type, [picked]: MANY.test(type) ? values : value }
  }
  if (type.endsWith('_input')) return { type, value: typedValue(element, values[0] ?? '') }
  const options = values.map((value) => optionOf(element, value, offered))
  return MANY.test(type)
    ? { type, selected_options: options }
    : { type, selected_option: options[0] ?? null }
}

function optionOf(element: Element, value: string, offered: readonly Option[]): unknown {
  const { options = [], option_groups: groups = [] } = element as {
    options?: readonly Option[]
    option_groups?: readonly { readonly options: readonly Option[] }[]
  }
  const shown = element.type.endsWith('external_select')
    ? offered
    : [...options, ...groups.flatMap((group) => group.options)]
  const option = shown.find((candidate) => candidate.value === value)
  if (option) return option
  const list = shown.map((candidate) => candidate.value).join(', ')
  throw new Error(`${element.action_id} offers no "${value}", only: ${list || 'nothing'}.`)
}

function typedValue(element: Element, value: string): string | null {
  const { min_length: min = 0, max_length: max = 3000 } = element as {
    min_length?: number
    max_length?: number
  }
  if (value !== '' && (value.length < min || value.length > max)) {
    throw new Error(`${element.action_id} takes ${min} to ${max} characters.`)
  }
  return value === '' ? null : value
}

/** The state of an element when it is first shown. */
export function initialState(element: Element): InputState | undefined {
  const { type } = element
  const initial = Object.entries(element).find(([key]) => key.startsWith('initial_'))?.[1]
  const picked = PICKED[type]
  if (picked !== undefined) return { type, [picked]: initial ?? (MANY.test(type) ? [] : null) }
  if (type === 'file_input') return { type, files: [] }
  if (type.endsWith('_input')) return { type, value: initial ?? null }
  if (MANY.test(type)) return { type, selected_options: initial ?? [] }
  if (type === 'radio_buttons' || type.endsWith('_select')) {
    return { type, selected_option: initial ?? null }
  }
  return undefined
}

export function isEmpty({ type: _type, ...state }: InputState): boolean {
  return Object.values(state).every(
    (value) => value === null || (Array.isArray(value) && value.length === 0),
  )
}
