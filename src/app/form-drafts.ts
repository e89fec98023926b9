/** Keeps what somebody filled into a form that was refused, so that the form can be offered again as it was. */
import { LRUCache } from 'lru-cache'
import { lruCache } from '../core/platform/lru-cache.ts'
import { type Form, type FormField, type ReplyOrForm, isForm } from '../core/reply/form.ts'
import { button, buttons } from '../core/reply/reply.ts'
import type { Subject } from '../core/platform/changes.ts'
import type { ActionEvent } from './events.ts'

const maxOpened = 10_000
/** Drafts of all people together, in characters; the oldest go first. */
const maxDraftCharacters = 2_000_000
const maxDraftsMs = 30 * 60_000

type Fields = NonNullable<ActionEvent['fields']>

export type FormDrafts = ReturnType<typeof createFormDrafts>

/** Returns what every answer to a press or a submission goes through, and every form that a command opens. */
export function createFormDrafts() {
  /** The component id whose press opened a form, by person and form. */
  const openers = lruCache<string, string>(maxOpened)
  const drafts = new LRUCache<string, Fields>({
    maxSize: maxDraftCharacters,
    sizeCalculation: (fields) => Math.max(1, JSON.stringify(fields).length),
    ttl: maxDraftsMs,
  })

  /** A form is filled with what was typed before; a refused submission gets a button that opens the form again. */
  function withDrafts(event: ActionEvent, answer: ReplyOrForm): ReplyOrForm {
    if (isForm(answer)) {
      const key = `${event.person.id} ${answer.press}`
      // The same form for another day or thing begins anew.
      if (openers.get(key) !== event.componentId) drafts.delete(key)
      openers.set(key, event.componentId)
      return fillForm(answer, drafts.get(key))
    }
    const { fields = {} } = event
    if (Object.keys(fields).length === 0) return answer
    const key = `${event.person.id} ${event.componentId}`
    if (answer.refused !== true) {
      drafts.delete(key)
      return answer
    }
    drafts.set(key, fields)
    const opener = openers.get(key)
    if (opener === undefined || event.keepsForm === true) return answer
    return { ...answer, blocks: [...answer.blocks, buttons(button('Change it…', opener))] }
  }

  /** A form that a command opens begins anew. */
  function beginForm({ person }: Pick<ActionEvent, 'person'>, answer: ReplyOrForm): ReplyOrForm {
    if (!isForm(answer)) return answer
    const key = `${person.id} ${answer.press}`
    drafts.delete(key)
    if (answer.opener === undefined) openers.delete(key)
    else openers.set(key, answer.opener)
    return answer
  }

  /** Drops what somebody has typed, once their data is deleted. */
  function forget(person: string): void {
    for (const kept of [openers, drafts]) {
      for (const key of Array.from(kept.keys())) if (key.startsWith(`${person} `)) kept.delete(key)
    }
  }

  return {
    withDrafts,
    beginForm,
    forget,
    /** Another process has deleted somebody’s data, and does not say whose. */
    changed({ kind }: Subject): void {
      if (kind === 'everybody') drafts.clear()
    },
  }
}

function fillForm(form: Form, draft: Fields | undefined): Form {
  if (draft === undefined) return form
  return { ...form, fields: form.fields.map((field) => fillField(field, draft[field.name] ?? [])) }
}

function fillField(field: FormField, values: readonly string[]): FormField {
  if (values.length === 0 || field.kind === 'file') return field
  if (field.kind === 'text' || field.kind === 'number') return { ...field, value: values[0] ?? '' }
  // A day may have passed since it was chosen.
  const offered = values.filter((value) => field.options.some((option) => option.value === value))
  return offered.length === 0 ? field : { ...field, value: offered }
}
