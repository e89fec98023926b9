/** The id that a button, menu or form carries: a command, one of its actions, and a short value. It works after a restart too. */
import { UserError } from '../reply/user-error.ts'
import type { Block } from '../reply/reply.ts'

/** Discord's limit for a `custom_id`, the narrowest of the platforms' (https://docs.discord.com/developers/components/reference). */
export const maxComponentIdLength = 100

/** The command part of a Share button’s id; its value is the id of the action to share. */
export const shareCommand = 'share'

/** The command part of the id of a button that runs a command line; its value is the line. */
export const lineCommand = 'line'

export interface ComponentId {
  readonly command: string
  readonly action: string
  readonly value: string
}

/** Joins the parts. Throws a RangeError if the id is too long for the platforms, which is a mistake in the command. */
export function componentId(command: string, action: string, value: string | number = ''): string {
  const id = `${command}:${action}:${value}`
  if (id.length > maxComponentIdLength) {
    throw new RangeError(
      `The component id ${command}:${action} has ${id.length} characters; the limit is ${maxComponentIdLength}.`,
    )
  }
  return id
}

/** As `componentId`, but returns undefined if it would be too long, for a button that the reply can do without. */
export function optionalComponentId(
  command: string,
  action: string,
  value: string,
): string | undefined {
  const id = `${command}:${action}:${value}`
  return id.length > maxComponentIdLength ? undefined : id
}

/** For a button that the bot would not make today. */
export function oldButtonError(): UserError {
  return new UserError('This button is from an older version. Please run the command again.')
}

/** Splits an id; its value may contain colons. Throws a UserError if it is not one of ours. */
export function parseComponentId(id: string): ComponentId {
  const [, command, action, value] = /^([a-z-]+):([a-z-]+):(.*)$/s.exec(id) ?? []
  if (id.length > maxComponentIdLength || command === undefined || action === undefined) {
    throw oldButtonError()
  }
  return { command, action, value: value ?? '' }
}

/** Whether the block is the row with the Share button, which is left out where there is nobody to share with. */
export function isShareRow(block: Block): boolean {
  return (
    block.kind === 'buttons' &&
    block.buttons.every((each) => 'press' in each && each.press.startsWith(`${shareCommand}:`))
  )
}

/** Returns the id of the button that shares a private answer with the room, or undefined if it would be too long. */
export function shareComponentId(id: string): string | undefined {
  return optionalComponentId(shareCommand, 'room', id)
}
