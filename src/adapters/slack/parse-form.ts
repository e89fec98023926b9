/** Reads a submitted form. */
import { fieldPrefix } from '../../render/slack/render-form.ts'
import { type View, valuesOf } from './payload-schemas.ts'

/** Returns the values by field name. */
export function parseForm(view: View): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(view.state.values).flatMap(([blockId, actions]) =>
      blockId.startsWith(fieldPrefix)
        ? [[blockId.slice(fieldPrefix.length), Object.values(actions).flatMap(valuesOf)]]
        : [],
    ),
  )
}
