// Filling in and submitting a modal: what its inputs hold, and what the app's acknowledgement does to the stack.
import { z } from 'zod'
import { elementsIn } from './block-kit/check.ts'
import type { Option } from './block-kit/composition.ts'
import { initialState, inputState, isEmpty, type InputValue } from './inputs.ts'
import { locate } from './payloads.ts'
import { addViolation, type Slack } from './slack.ts'
import type { InputState, Message, View, Workspace } from './state.ts'
import { MAX_DEPTH, fillView, judgedView, placeView, stackOf } from './view-stack.ts'

/** https://docs.slack.dev/surfaces/modals#response_actions */
const ResponseAction = z.discriminatedUnion('response_action', [
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
])

/** Puts the values in, by action_id or block_id. @throws if Slack's client would not allow the submission */
export function fillIn(
  view: View,
  filled: Readonly<Record<string, InputValue>>,
  offeredBy: (actionId: string) => readonly Option[],
  describeFile: (id: string) => unknown,
): void {
  for (const block of view.blocks) {
    for (const element of elementsIn(block)) {
      const state = initialState(element)
      if (state) remember(view, block.block_id ?? '', element.action_id ?? '', state, false)
    }
  }
  for (const [wanted, chosen] of Object.entries(filled)) {
    const byBlock = view.blocks.find(({ block_id }) => block_id === wanted)
    const inside = byBlock && elementsIn(byBlock)[0]?.action_id
    const { blockId, element } = locate(view, inside ?? wanted)
    const actionId = element.action_id ?? ''
    const state =
      element.type === 'file_input'
        ? { type: element.type, files: [chosen].flat().map((id) => describeFile(id)) }
        : inputState(element, chosen, offeredBy(actionId))
    remember(view, blockId, actionId, state, true)
  }
  const missing = view.blocks.find(
    (block) =>
      block.type === 'input' &&
      block.optional !== true &&
      Object.values(view.values[block.block_id ?? ''] ?? {}).every(isEmpty),
  )
  if (missing) throw new Error(`The modal asks for ${missing.block_id} before it can be submitted.`)
}

/** What stands in the inputs and menus of a message: what it was sent with, and what the person has filled in since. */
export function messageValues(
  { blocks }: Pick<Message, 'blocks'>,
  filled: Readonly<Record<string, Readonly<Record<string, InputState>>>>,
): Record<string, Record<string, InputState>> {
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const blockId = block.block_id ?? ''
      const states = elementsIn(block).flatMap((element) => {
        const id = element.action_id ?? ''
        const state = filled[blockId]?.[id] ?? initialState(element)
        return state === undefined ? [] : [[id, state] as const]
      })
      return states.length === 0 ? [] : [[blockId, Object.fromEntries(states)] as const]
    }),
  )
}

export function remember(
  view: Pick<View, 'values'>,
  blockId: string,
  actionId: string,
  state: InputState,
  overwrite: boolean,
): void {
  const block = (view.values[blockId] ??= {})
  if (overwrite || block[actionId] === undefined) block[actionId] = state
}

/** Does what the acknowledgement of a submission says. @returns the errors shown, by block_id */
export function applySubmission(
  slack: Slack,
  workspace: Workspace,
  view: View,
  ack: unknown,
): Readonly<Record<string, string>> {
  const stack = stackOf(workspace, view.user)
  if (isBare(ack)) {
    stack.splice(stack.indexOf(view), 1)
    slack.changed()
    return {}
  }
  const parsed = ResponseAction.safeParse(ack)
  if (!parsed.success) return offend(z.prettifyError(parsed.error).split('\n'))
  const action = parsed.data
  switch (action.response_action) {
    case 'clear':
      stack.length = 0
      break
    case 'errors': {
      const inputs = new Set(
        view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id),
      )
      const strays = Object.keys(action.errors).filter((blockId) => !inputs.has(blockId))
      if (strays.length > 0) {
        return offend(strays.map((id) => `${id} is no input block of the view`))
      }
      return action.errors
    }
    case 'update':
    case 'push': {
      const source = judgedView(slack, 'view_submission', workspace, 'modal', action.view)
      if ('error' in source) return {}
      if (action.response_action === 'update') fillView(slack, view, source)
      else if (stack.length >= MAX_DEPTH) return offend(['a fourth view cannot be pushed'])
      else placeView(slack, workspace, view.user, source)
      break
    }
    default:
      action satisfies never
  }
  slack.changed()
  return {}

  function offend(messages: readonly string[]): Readonly<Record<string, string>> {
    const where = 'view_submission'
    addViolation(slack, { where, team: workspace.id, error: 'invalid_ack', messages })
    return {}
  }
}

/** Socket Mode acknowledges with an empty object where HTTP has an empty body. */
export function isBare(ack: unknown): boolean {
  if (ack === undefined || ack === '' || ack === null) return true
  return typeof ack === 'object' && Object.keys(ack).length === 0
}
