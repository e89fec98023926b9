/**
 * The documented rules for modals that no schema can hold.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
 */

import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord.js'
import type { Problem } from './errors.ts'
import { selectProblems, uniqueProblems } from './message-limits.ts'
import { everyComponent } from './state.ts'

export function modalProblems(modal: APIModalInteractionResponseCallbackData): Problem[] {
  const path = ['data', 'components']
  const found = uniqueProblems(modal.components, ['data'])
  // The schema allows 40 here, the documentation five.
  if (modal.components.length > 5)
    found.push({ path, code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 5.' })
  for (const row of modal.components) {
    const component = row as unknown as Record<string, unknown>
    const inside = (component['components'] ?? []) as Record<string, unknown>[]
    if (component['type'] === ComponentType.ActionRow && inside.some((input) => !input['label']))
      found.push({ path, code: 'BASE_TYPE_REQUIRED', message: 'A text input needs a label.' })
  }
  for (const component of everyComponent(modal.components)) {
    if (component['type'] === ComponentType.StringSelect)
      found.push(...selectProblems(component, path))
    if (component['type'] !== ComponentType.TextInput) continue
    const min = Number(component['min_length'] ?? 0)
    const max = Number(component['max_length'] ?? 4000)
    const value = (component['value'] ?? '') as string
    if (min > max || (value !== '' && (value.length > max || value.length < min))) {
      const message = `min_length ${min}, max_length ${max} and the given value disagree.`
      found.push({ path, code: 'TEXT_INPUT_INVALID_LENGTH', message })
    }
  }
  return found
}
