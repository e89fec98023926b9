/** Turns what a person presses, selects or types into a modal into an interaction's data. */

import { ComponentType as Type, type APIModalInteractionResponseCallbackData } from 'discord.js'
import { withIds } from './messages.ts'
import {
  attach,
  emptyResolved,
  onlyUsed,
  resolve,
  type GivenFile,
  type SlashTarget,
} from './slash.ts'
import { everyComponent, type Message } from './state.ts'

type Component = Readonly<Record<string, unknown>>

/** What a person enters, by a field's custom_id or label. */
export type Fields = Readonly<
  Record<string, string | boolean | readonly string[] | readonly GivenFile[]>
>

/** What the four selects of users, roles, mentionables and channels resolve, as option types. */
const selectable: Readonly<Record<number, number>> = { 5: 6, 6: 8, 7: 9, 8: 7 }

/** The data of a press; `button` is its custom_id or its label. */
export function pressData(message: Message, button: string) {
  const { custom_id, id } = findControl(message, button, [Type.Button])
  return { custom_id, component_type: Type.Button, id }
}

/** The data of a choice in a select; `select` is its custom_id or placeholder. */
export function selectData(
  target: SlashTarget,
  message: Message,
  select: string,
  values: readonly string[],
) {
  const component = findControl(message, select, [3, 5, 6, 7, 8])
  const resolved = emptyResolved()
  checkSelected(target, component, values, resolved)
  const { custom_id, id, type } = component
  return { custom_id, component_type: type, id, values, ...onlyUsed(resolved) }
}

function findControl(message: Message, wanted: string, types: readonly number[]): Component {
  const controls = everyComponent(message.components).filter(
    ({ type, url }) => types.includes(type as number) && url === undefined,
  )
  const found =
    controls.find((control) => control['custom_id'] === wanted) ??
    controls.find((control) => control['label'] === wanted || control['placeholder'] === wanted)
  if (found === undefined) {
    const names = controls.map((control) => control['label'] ?? control['custom_id'])
    throw new Error(`The message has no control ${wanted}, only: ${names.join(', ')}.`)
  }
  if (found['disabled'] === true) throw new Error(`The control ${wanted} is disabled.`)
  return found
}

function checkSelected(
  target: SlashTarget,
  select: Component,
  values: readonly string[],
  resolved: ReturnType<typeof emptyResolved>,
): void {
  const type = select['type'] as number
  const min = Number(select['min_values'] ?? 1)
  const max = Number(select['max_values'] ?? 1)
  if (values.length < min || values.length > max) {
    throw new Error(`Between ${min} and ${max} values must be selected, not ${values.length}.`)
  }
  const options = (select['options'] ?? []) as Component[]
  const kind = selectable[type]
  for (const value of values) {
    const fits =
      kind === undefined
        ? options.some((option) => option['value'] === value)
        : resolve(target, resolved, value, { type: kind })
    if (!fits) throw new Error(`${value} cannot be selected.`)
  }
}

/** The data of a submitted modal; fields that are left out are empty. */
export function modalData(
  target: SlashTarget,
  given: APIModalInteractionResponseCallbackData,
  fields: Fields,
) {
  const resolved = emptyResolved()
  const used = new Set<string>()
  const components = withIds(given.components).map((row) => {
    const component = row as unknown as Component
    const { type, id } = component
    const single = component['component'] as Component | undefined
    const inputs = (component['components'] ?? []) as Component[]
    if (single !== undefined) return { type, id, component: entered(single, component['label']) }
    if (type === Type.TextDisplay) return { type, id }
    return { type, id, components: inputs.map((input) => entered(input, input['label'])) }
  })
  const unknown = Object.keys(fields).filter((name) => !used.has(name))
  if (unknown.length > 0) throw new Error(`The modal has no field ${unknown.join(', ')}.`)
  return { custom_id: given.custom_id, components, ...onlyUsed(resolved) }

  function entered(input: Component, label: unknown) {
    const { type, id, custom_id } = input
    const name = String(custom_id) in fields ? String(custom_id) : String(label)
    used.add(name)
    const value = fields[name]
    return { type, id, custom_id, ...checked(input, name, value) }
  }

  function checked(input: Component, name: string, value: Fields[string] | undefined) {
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && !value.length)
    // Fields of a modal are required unless they say otherwise.
    if (isEmpty && input['required'] !== false && input['type'] !== Type.Checkbox) {
      throw new Error(`The modal needs ${name}.`)
    }
    switch (input['type'] as Type) {
      case Type.TextInput:
        if (typeof (value ?? '') !== 'string') {
          throw new Error(`${name} is typed, so it takes one text.`)
        }
        return { value: checkedText(input, name, typeof value === 'string' ? value : '') }
      case Type.Checkbox:
        return { value: value === true }
      case Type.RadioGroup: {
        const [one] = [value].flat()
        return { value: typeof one === 'string' ? checkedOption(input, one) : null }
      }
      case Type.FileUpload:
        return {
          values: ((value ?? []) as readonly GivenFile[]).map((f) => attach(target, resolved, f)),
        }
      default: {
        const values = isEmpty ? [] : ([value].flat() as string[])
        if (input['type'] === Type.CheckboxGroup) {
          for (const one of values) checkedOption(input, one)
        } else if (!isEmpty) checkSelected(target, input, values, resolved)
        return { values }
      }
    }
  }
}

function checkedText(input: Component, name: string, text: string): string {
  const min = Number(input['min_length'] ?? 0)
  const max = Number(input['max_length'] ?? 4000)
  if (text !== '' && (text.length < min || text.length > max)) {
    throw new Error(`${name} takes ${min} to ${max} characters, not ${text.length}.`)
  }
  return text
}

function checkedOption(input: Component, value: string): string {
  const options = (input['options'] ?? []) as Component[]
  if (options.some((option) => option['value'] === value)) return value
  throw new Error(`${value} is not among the options.`)
}
