/** Gives the components of a message their custom ids, which Discord wants to differ, and reads them back. */
import { DeliveryError } from '../../core/platform/platform.ts'
import { messageLimits } from './message-limits.ts'

/** Returns the custom id for a component. Throws a DeliveryError if it is too long. */
export type NextCustomId = (componentId: string) => string

/** Numbers the component ids that occur more than once in a message. */
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
