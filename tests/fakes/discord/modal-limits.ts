/**
 * The documented rules for modals that no schema can hold.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal
 */

import { ComponentType, type APIModalInteractionResponseCallbackData } from 'discord.js'
import type { Problem } from './errors.ts'
import { blankProblems, selectProblems, uniqueProblems } from './message-limits.ts'
import { everyComponent } from './state.ts'

export function modalProblems(modal: APIModalInteractionResponseCallbackData): Problem[] {
  const path = ['data', 'components']
  const found = [
    ...uniqueProblems(modal.components, ['data']),
    ...blankProblems(modal.components, ['data']),
  ]
  // The schema allows 40 here, the documentation five.
  if (modal.components.length > 5) {
    found.push({ path, code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 5.' })
  }
  for (const row of modal.components) {
    const component = row as unknown as Record<string, unknown>
    const inside = (component['components'] ?? []) as Record<string, unknown>[]
    if (component['type'] === ComponentType.ActionRow && inside.some((input) => !input['label'])) {
      found.push({ path, code: 'BASE_TYPE_REQUIRED', message: 'A text input needs a label.' })
    }
  }
  for (const component of everyComponent(modal.components)) {
    if (choosers.has(component['type'])) {
      found.push(...selectProblems(withDefaults(component), path), ...requiredProblems(component))
    }
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

const choosers = new Set<unknown>([
  ComponentType.StringSelect,
  ComponentType.RadioGroup,
  ComponentType.CheckboxGroup,
])

/** A checkbox group takes all of its options unless it says otherwise. */
function withDefaults(component: Record<string, unknown>): Record<string, unknown> {
  const isCheckboxes = component['type'] === ComponentType.CheckboxGroup
  const all = (component['options'] as unknown[]).length
  return isCheckboxes ? { max_values: all, ...component } : component
}

/** https://docs.discord.com/developers/components/reference#checkbox-group */
function requiredProblems(component: Record<string, unknown>): Problem[] {
  const path = ['data', 'components']
  const found: Problem[] = []
  if (component['min_values'] === 0 && component['required'] !== false) {
    const message = 'With a min_values of 0, required must be false.'
    found.push({ path, code: 'COMPONENT_REQUIRED_MIN_VALUES', message })
  }
  if (component['disabled'] === true) {
    const message = 'Nothing in a modal can be disabled.'
    found.push({ path, code: 'COMPONENT_DISABLED_IN_MODAL', message })
  }
  return found
}
