/** Turns typed lines into events: a command line, or the number of a button that was just shown. */
import { randomUUID } from 'node:crypto'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import type { Form, ReplyOrForm } from '../../core/reply/form.ts'
import type { NumberedAction } from '../../render/terminal/render.ts'
import { optionResolver, person, room } from './ids.ts'

function createEvent(): PlatformEvent {
  return { id: randomUUID(), person, room, at: Date.now() }
}

/** Answers one line; `actions` are the numbered buttons of the last answer. */
export async function receiveLine(
  dispatch: Dispatcher,
  line: string,
  actions: readonly NumberedAction[],
): Promise<ReplyOrForm> {
  const action = /^\d{1,2}$/.test(line.trim()) ? actions[Number(line) - 1] : undefined
  if (action === undefined) {
    return dispatch.line({ ...createEvent(), line, resolver: optionResolver })
  }
  return dispatch.action({
    ...createEvent(),
    componentId: action.address,
    chosen: action.chosen,
    resolver: optionResolver,
  })
}

/** Asks for each field of a form in turn, and submits the form. */
export async function receiveForm(
  dispatch: Dispatcher,
  form: Form,
  ask: (question: string) => Promise<string>,
): Promise<ReplyOrForm> {
  const fields: Record<string, readonly string[]> = {}
  for (const field of form.fields) {
    const choices =
      field.kind === 'one' || field.kind === 'several'
        ? ` (${field.options.map((option) => option.value).join(', ')})`
        : ''
    const range = field.kind === 'number' ? ` (${field.min} to ${field.max})` : ''
    const typed = await ask(`${field.label}${choices}${range}: `)
    fields[field.name] = field.kind === 'several' ? typed.split(/\s*,\s*/) : [typed]
  }
  return dispatch.action({ ...createEvent(), componentId: form.press, fields })
}
