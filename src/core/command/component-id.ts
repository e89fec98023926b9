/** The address of a press: which command, which of its presses, and a short value. It rides in buttons and survives restarts. */
import { UserError } from '../reply/user-error.ts'

/** Discord's limit for a `custom_id`, the narrowest of the platforms' (https://docs.discord.com/developers/components/reference). */
export const maxComponentIdLength = 100

/** Room that `share:` takes when a Share button wraps an address. */
export const shareCommand = 'share'

export interface ComponentId {
  readonly command: string
  readonly action: string
  readonly value: string
}

/** Joins the parts; throws where the platforms could not carry it, which is a mistake in the command. */
export function componentId(command: string, name: string, value: string | number = ''): string {
  const address = `${command}:${name}:${value}`
  if (address.length > maxComponentIdLength) {
    throw new RangeError(
      `The press ${command}:${name} carries ${address.length} characters; ${maxComponentIdLength} fit.`,
    )
  }
  return address
}

/** As `componentId`, but returns undefined if it would be too long, for a button that the reply can do without. */
export function optionalComponentId(
  command: string,
  name: string,
  value: string,
): string | undefined {
  const address = `${command}:${name}:${value}`
  return address.length > maxComponentIdLength ? undefined : address
}

/** Takes an address apart; the value may itself hold colons. */
export function parseComponentId(address: string): ComponentId {
  const [, command, name, value] = /^([a-z-]+):([a-z-]+):(.*)$/s.exec(address) ?? []
  if (address.length > maxComponentIdLength || command === undefined || name === undefined) {
    throw new UserError('This button is from an older version. Please run the command again.')
  }
  return { command, action: name, value: value ?? '' }
}

/** The address of the button that shows a private answer to the room, or nothing where it would be too long. */
export function shareComponentId(address: string): string | undefined {
  const wrapped = `${shareCommand}:room:${address}`
  return wrapped.length > maxComponentIdLength ? undefined : wrapped
}
