// views.*: modals and the Home tab. https://docs.slack.dev/reference/methods?family=views
import { z } from 'zod'
import { elementsIn } from '../block-kit/check.ts'
import type { HomeView, ModalView } from '../block-kit/views.ts'
import type { View } from '../state.ts'
import { useTrigger } from '../triggers.ts'
import {
  MAX_DEPTH,
  fillView,
  findView,
  judgedView,
  placeView,
  stackOf,
  viewJson,
} from '../view-stack.ts'
import {
  ApiError,
  botMethod,
  findUser,
  needScope,
  refuseForeign,
  structure,
  type Answer,
  type Call,
} from './method.ts'

const Opening = z.strictObject({
  trigger_id: z.string(),
  view: structure(z.unknown()),
})

function judged(call: Call, kind: View['type'], source: unknown): ModalView | HomeView {
  const view = judgedView(call.slack, call.method, call.workspace, kind, source)
  if (!('error' in view)) {
    const elements = view.blocks.flatMap((block) => elementsIn(block))
    // https://docs.slack.dev/reference/block-kit/block-elements/file-input-element
    if (elements.some(({ type }) => type === 'file_input')) needScope(call, 'files:read')
    return view
  }
  throw new ApiError(view.error, { response_metadata: { messages: view.messages } })
}

function open(call: Call, args: z.infer<typeof Opening>, onTop: boolean): Answer {
  const { slack, workspace } = call
  const source = judged(call, 'modal', args.view)
  const { user } = useTrigger(slack, workspace, args.trigger_id)
  const stack = stackOf(workspace, user)
  if (onTop && stack.length === 0) throw new ApiError('not_found')
  if (onTop && stack.length >= MAX_DEPTH) throw new ApiError('push_limit_reached')
  if (!onTop) stack.length = 0
  const taken = findView(workspace, ({ externalId }) => externalId === source.external_id)
  if (source.external_id !== undefined && taken) throw new ApiError('duplicate_external_id')
  return { view: viewJson(slack, placeView(slack, workspace, user, source)) }
}

function checkHash(view: View | undefined, hash: string | undefined): void {
  if (view && hash !== undefined && hash !== view.hash) throw new ApiError('hash_conflict')
}

export const views = {
  'views.open': botMethod({
    tier: 4,
    args: Opening,
    run: (call, args) => open(call, args, false),
  }),

  'views.push': botMethod({ tier: 4, args: Opening, run: (call, args) => open(call, args, true) }),

  'views.update': botMethod({
    tier: 4,
    args: z.strictObject({
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view: structure(z.unknown()),
    }),
    run(call, { view_id, external_id, hash, view: source }) {
      const { slack, workspace } = call
      const given = judged(call, 'modal', source)
      const asked = view_id ?? external_id ?? ''
      const view = findView(workspace, isAsked)
      if (!view) {
        refuseForeign(call, asked, (other) => findView(other, isAsked) !== undefined)
        throw new ApiError('not_found')
      }
      checkHash(view, hash)
      fillView(slack, view, given)
      return { view: viewJson(slack, view) }

      function isAsked({ id, externalId }: View): boolean {
        return id === view_id || (external_id !== undefined && externalId === external_id)
      }
    },
  }),

  'views.publish': botMethod({
    tier: 4,
    args: z.strictObject({
      user_id: z.string(),
      hash: z.string().optional(),
      view: structure(z.unknown()),
    }),
    run(call, { user_id, hash, view: source }) {
      const { slack, workspace } = call
      const { id } = findUser(call, user_id)
      const given = judged(call, 'home', source)
      const known = workspace.homes.get(id)
      checkHash(known, hash)
      if (known) fillView(slack, known, given)
      return { view: viewJson(slack, known ?? placeView(slack, workspace, id, given)) }
    },
  }),
}
