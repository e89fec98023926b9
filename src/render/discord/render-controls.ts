/** Renders buttons and menus, and reads their ids back. A DeliveryError rejects what Discord has no room for. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Block, Button, SelectOption } from '../../core/reply/reply.ts'
import { plainLabel } from './escape.ts'
import { isWebAddress } from '../truncate-label.ts'
import { messageLimits } from './message-limits.ts'

/** Returns the custom id for a component. Throws a DeliveryError if it is too long. */
function customIdOf(componentId: string): string {
  if (componentId.length <= messageLimits.customId && componentId.isWellFormed()) return componentId
  throw new DeliveryError('rejected', ['A button or menu holds more than Discord allows.'])
}

/** Returns a control as it stands in a message, where Discord wants custom ids to differ. Throws a DeliveryError. */
export type NumberControl = <T extends APIComponentInMessageActionRow>(control: T) => T

/** Numbers the custom ids that occur more than once in a message; other controls stay the same objects. */
export function createNumbering(): NumberControl {
  const counts = new Map<string, number>()
  return (control) => {
    if (!('custom_id' in control)) return control
    const count = counts.get(control.custom_id) ?? 0
    counts.set(control.custom_id, count + 1)
    if (count === 0) return control
    return { ...control, custom_id: customIdOf(`${control.custom_id};;${count}`) }
  }
}

/** Returns the component id that a custom id was made from. */
export function componentIdFrom(customId: string): string {
  return customId.replace(/;;\d+$/, '')
}

const buttonStyles = {
  plain: ButtonStyle.Secondary,
  primary: ButtonStyle.Primary,
  danger: ButtonStyle.Danger,
} as const

/** Returns as few rows as the buttons need, about equally long, without links that lead to no web page. */
export function renderButtons(
  buttons: readonly Button[],
): readonly APIActionRowComponent<APIButtonComponent>[] {
  const usable = buttons.filter((button) => !('href' in button) || isWebAddress(button.href))
  const rows = Math.ceil(usable.length / messageLimits.buttonsInRow)
  const rowLength = Math.ceil(usable.length / rows)
  return Array.from({ length: rows }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: usable.slice(row * rowLength, (row + 1) * rowLength).map(renderButton),
  }))
}

function renderButton(button: Button): APIButtonComponent {
  const label = plainLabel(button.label, messageLimits.buttonLabel)
  if ('href' in button) {
    if (button.href.length > messageLimits.url) {
      throw new DeliveryError('rejected', [`The link “${label}” is too long for Discord.`])
    }
    return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: button.href }
  }
  return {
    type: ComponentType.Button,
    style: buttonStyles[button.style],
    label,
    custom_id: customIdOf(button.press),
    ...(button.disabled === true ? { disabled: true } : {}),
  }
}

/** Returns a row, or none for a menu without options, which Discord refuses. */
export function renderSelect({
  label,
  press,
  options,
  min,
  max,
}: Extract<Block, { kind: 'select' }>): readonly APIActionRowComponent<APIStringSelectComponent>[] {
  if (options.length === 0) return []
  const rendered = renderSelectOptions(label, options)
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customIdOf(press),
    placeholder: plainLabel(label, messageLimits.placeholder),
    options: rendered,
    min_values: Math.min(min, rendered.length),
    max_values: Math.min(max, rendered.length),
  }
  const bare = rendered.map(({ description: _description, ...option }) => option)
  const fits = controlTextLength(menu) <= messageLimits.text
  return [{ type: ComponentType.ActionRow, components: [fits ? menu : { ...menu, options: bare }] }]
}

/** Returns how many characters a button or a menu shows; all of them count towards the text of a message. */
export function controlTextLength(control: APIComponentInMessageActionRow): number {
  if (control.type === ComponentType.Button) {
    return 'label' in control ? (control.label ?? '').length : 0
  }
  if (control.type !== ComponentType.StringSelect) return 0
  return control.options.reduce(
    (sum, { label, description = '' }) => sum + label.length + description.length,
    (control.placeholder ?? '').length,
  )
}

/** Renders the options of the menu with this label, in a message or a form; each value once. */
export function renderSelectOptions(
  menu: string,
  options: readonly SelectOption[],
): APISelectMenuOption[] {
  const { selectOptions } = messageLimits
  if (options.length > selectOptions) {
    throw new DeliveryError('rejected', [
      `The menu “${menu}” has ${options.length} options, but Discord allows only ${selectOptions}.`,
    ])
  }
  const unique = options.filter(
    ({ value }, index) => options.findIndex((other) => other.value === value) === index,
  )
  return unique.map(({ label, value, description }) => {
    if (value.length > messageLimits.selectValue || value === '' || !value.isWellFormed()) {
      throw new DeliveryError('rejected', [`The option “${label}” holds more than Discord allows.`])
    }
    return {
      label: plainLabel(label, messageLimits.selectLabel),
      value,
      ...(description && { description: plainLabel(description, messageLimits.selectDescription) }),
    }
  })
}
