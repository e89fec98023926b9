/** Renders buttons and menus, and reads their ids back. A DeliveryError rejects what Discord has no room for. */
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Block, Button, SelectOption } from '../../core/reply/reply.ts'
import { plainLabel } from './escape.ts'
import { messageLimits } from './message-limits.ts'

/** Returns the custom id for a component. Throws a DeliveryError if it is too long. */
export type NextCustomId = (componentId: string) => string

/** Numbers the component ids that occur more than once in a message, where Discord wants custom ids to differ. */
export function createCustomIds(): NextCustomId {
  const counts = new Map<string, number>()
  return (componentId) => {
    const count = counts.get(componentId) ?? 0
    counts.set(componentId, count + 1)
    const customId = count === 0 ? componentId : `${componentId};;${count}`
    if (customId.length <= messageLimits.customId) return customId
    throw new DeliveryError('rejected', ['A button or menu holds more than Discord allows.'])
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

/** Returns as many rows as the buttons need. */
export function renderButtons(
  buttons: readonly Button[],
  nextCustomId: NextCustomId,
): readonly APIActionRowComponent<APIButtonComponent>[] {
  const { buttonsInRow } = messageLimits
  return Array.from({ length: Math.ceil(buttons.length / buttonsInRow) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons
      .slice(row * buttonsInRow, (row + 1) * buttonsInRow)
      .map((button) => renderButton(button, nextCustomId)),
  }))
}

function renderButton(button: Button, nextCustomId: NextCustomId): APIButtonComponent {
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
    custom_id: nextCustomId(button.press),
    ...(button.disabled === true ? { disabled: true } : {}),
  }
}

export function renderSelect(
  { label, press, options, min, max }: Extract<Block, { kind: 'select' }>,
  nextCustomId: NextCustomId,
): APIActionRowComponent<APIStringSelectComponent> {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: nextCustomId(press),
        placeholder: plainLabel(label, messageLimits.placeholder),
        options: renderSelectOptions(label, options),
        min_values: Math.min(min, options.length),
        max_values: Math.min(max, options.length),
      },
    ],
  }
}

/** Renders the options of the menu with this label, in a message or a form. */
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
  return options.map(({ label, value, description }) => {
    if (value.length > messageLimits.selectValue) {
      throw new DeliveryError('rejected', [`The option “${label}” holds more than Discord allows.`])
    }
    return {
      label: plainLabel(label, messageLimits.selectLabel),
      value,
      ...(description && { description: plainLabel(description, messageLimits.selectDescription) }),
    }
  })
}
