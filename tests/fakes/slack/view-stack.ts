// Modals as each person has them open, up to three deep, and Home tabs as each person last saw them.
import { judgeView } from './block-kit/check.ts'
import type { HomeView, ModalView } from './block-kit/views.ts'
import { nameBlocks, type Refusal } from './messages.ts'
import { scanBlocks } from './scan-text.ts'
import { addViolation, type Slack } from './slack.ts'
import type { View, Workspace } from './state.ts'

/** https://docs.slack.dev/surfaces/modals#pushing */
export const MAX_DEPTH = 3

/** Judges a view that the app hands over; a refusal is recorded as a violation. */
export function judgedView(
  slack: Slack,
  where: string,
  workspace: Workspace,
  kind: View['type'],
  source: unknown,
): ModalView | HomeView | Refusal {
  const judged = judgeView(source, kind)
  if (!judged.ok) {
    const { error, messages } = judged
    addViolation(slack, { where, team: workspace.id, error, messages })
    return { error, messages }
  }
  nameBlocks(slack, judged.value.blocks)
  const finding = { where, team: workspace.id, channel: undefined }
  const { unescaped } = scanBlocks(judged.value.blocks)
  slack.unescaped.push(...unescaped.map((text) => ({ ...finding, text })))
  return judged.value
}

export function stackOf(workspace: Workspace, user: string): View[] {
  const stack = workspace.modals.get(user) ?? []
  workspace.modals.set(user, stack)
  return stack
}

export function placeView(
  slack: Slack,
  workspace: Workspace,
  user: string,
  source: ModalView | HomeView,
): View {
  const below = source.type === 'modal' ? stackOf(workspace, user).at(-1) : undefined
  const id = slack.id('V')
  const view: View = {
    id,
    team: workspace.id,
    user,
    type: source.type,
    rootId: below?.rootId ?? id,
    previousId: below?.id,
    callbackId: '',
    externalId: '',
    privateMetadata: '',
    hash: '',
    blocks: [],
    source: {},
    values: {},
  }
  fillView(slack, view, source)
  if (source.type === 'modal') stackOf(workspace, user).push(view)
  else workspace.homes.set(user, view)
  slack.changed()
  return view
}

/** Replaces what a view shows. What was typed stays where block_id and action_id are still the same. */
export function fillView(slack: Slack, view: View, source: ModalView | HomeView): void {
  view.source = source.type === 'modal' ? source : {}
  view.title = source.type === 'modal' ? source.title.text : undefined
  view.callbackId = source.callback_id ?? ''
  view.externalId = source.external_id ?? ''
  view.privateMetadata = source.private_metadata ?? ''
  view.hash = slack.id('hash')
  view.blocks = source.blocks
  const blockIds = new Set(source.blocks.map(({ block_id }) => block_id))
  view.values = Object.fromEntries(
    Object.entries(view.values).filter(([blockId]) => blockIds.has(blockId)),
  )
  slack.changed()
}

export function findView(workspace: Workspace, matches: (view: View) => boolean): View | undefined {
  return [...workspace.modals.values(), [...workspace.homes.values()]].flat().find(matches)
}

/** A view as the Web API and the interaction payloads carry it. */
export function viewJson(slack: Slack, view: View): Record<string, unknown> {
  const { title, close, submit, clear_on_close, notify_on_close } = view.source
  return {
    id: view.id,
    team_id: view.team,
    type: view.type,
    callback_id: view.callbackId,
    external_id: view.externalId,
    private_metadata: view.privateMetadata,
    hash: view.hash,
    blocks: view.blocks,
    state: { values: view.values },
    title: title ?? null,
    close: close ?? null,
    submit: submit ?? null,
    clear_on_close: clear_on_close ?? false,
    notify_on_close: notify_on_close ?? false,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    app_id: slack.settings.appId,
    app_installed_team_id: view.team,
  }
}
