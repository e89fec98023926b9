// The payloads of commands and interactions, as Slack documents them.
// https://docs.slack.dev/reference/interaction-payloads
import { elementsIn, type Element } from './block-kit/check.ts'
import { messageJson } from './messages.ts'
import type { Slack } from './slack.ts'
import type { Channel, InputState, Message, User, View, Workspace } from './state.ts'
import { viewJson } from './view-stack.ts'

/** A message or a view, which can hold interactive elements. */
export type Surface = Message | View

export function isView(surface: Surface): surface is View {
  return 'hash' in surface
}

export interface Actor {
  readonly slack: Slack
  readonly workspace: Workspace
  readonly user: User
}

export function commandPayload(
  { slack, workspace, user }: Actor,
  channel: Channel,
  command: string,
  text: string,
): Record<string, unknown> {
  const hidden = { public: channel.name, private: 'privategroup', im: 'directmessage' }
  return {
    token: 'verification-token',
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: hidden[channel.kind],
    user_id: user.id,
    user_name: user.name,
    command,
    // Slack escapes the three control characters of typed text.
    text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    api_app_id: slack.settings.appId,
    is_enterprise_install: false,
  }
}

/**
 * For somebody from another workspace, `team` is the app's where they use a message and their own where they use a view, whose
 * `app_installed_team_id` is the app's then (https://github.com/slackapi/bolt-js/issues/1614).
 */
export function interaction(
  { slack, workspace, user }: Actor,
  type: string,
  surface?: Surface,
): Record<string, unknown> {
  const outside = user.home === undefined ? undefined : { id: user.home, domain: 'elsewhere' }
  const own = { id: workspace.id, domain: workspace.domain }
  return {
    type,
    token: 'verification-token',
    api_app_id: slack.settings.appId,
    team: surface !== undefined && isView(surface) ? (outside ?? own) : own,
    user: {
      id: user.id,
      username: user.name,
      name: user.name,
      team_id: user.home ?? workspace.id,
    },
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** The fields that say where an element is: in a message and its channel, or in a view. */
export function containerOf(
  { slack, workspace }: Actor,
  surface: Surface,
): Record<string, unknown> {
  if (isView(surface)) {
    return {
      container: { type: 'view', view_id: surface.id },
      view: viewJson(slack, surface),
    }
  }
  const channel = workspace.channels.get(surface.channel)
  return {
    container: {
      type: 'message',
      message_ts: surface.ts,
      channel_id: surface.channel,
      is_ephemeral: surface.visibleTo !== undefined,
      ...(surface.threadTs !== undefined && { thread_ts: surface.threadTs }),
    },
    channel: { id: surface.channel, name: channel?.name },
    // Slack leaves an ephemeral message itself out of the payload.
    ...(surface.visibleTo === undefined && { message: messageJson(surface) }),
  }
}

export interface Located {
  readonly blockId: string
  readonly element: Element
}

/** Finds an element by its action_id or its label. */
export function locate(surface: Surface, name: string): Located {
  const all = surface.blocks.flatMap((block) =>
    elementsIn(block).map((element) => ({ blockId: block.block_id ?? '', element })),
  )
  const found =
    all.find(({ element }) => element.action_id === name) ??
    all.find(({ element }) => labelOf(element) === name)
  if (found) return found
  const there = all.map(
    ({ element }) => `${element.action_id} (${labelOf(element) ?? element.type})`,
  )
  throw new Error(`There is no "${name}" here, only: ${there.join(', ') || 'nothing to press'}.`)
}

function labelOf({ text }: Element): string | undefined {
  return typeof text === 'object' && text !== null && 'text' in text ? String(text.text) : undefined
}

/** One entry of a `block_actions` payload. */
export function actionJson(
  slack: Slack,
  { blockId, element }: Located,
  state: InputState | undefined,
): Record<string, unknown> {
  const { type, action_id, text, value, style } = element as Record<string, unknown>
  return {
    type,
    action_id,
    block_id: blockId,
    action_ts: slack.ts(),
    ...(type === 'button' && { text, value, style }),
    ...state,
  }
}
