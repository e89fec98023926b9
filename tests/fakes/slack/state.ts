// The state of the fake Slack: workspaces with people, channels and messages, and the app's installations.
import type { Block, ViewBlock } from './block-kit/blocks.ts'
import type { ModalView } from './block-kit/views.ts'

export interface User {
  readonly id: string
  readonly name: string
  displayName: string
  realName: string
  tz: string
  isAdmin: boolean
  isOwner: boolean
  isBot: boolean
  deleted: boolean
  /** The workspace of somebody who is here through a shared channel alone (Slack Connect). */
  readonly home?: string | undefined
  /** A guest, who sees a few channels only. */
  readonly isGuest: boolean
}

export interface Metadata {
  readonly event_type: string
  readonly event_payload: Readonly<Record<string, unknown>>
}

/** One message; `visibleTo` is set on an ephemeral one, which no history ever shows. */
export interface Message {
  readonly ts: string
  readonly team: string
  readonly channel: string
  readonly user: string
  readonly botId?: string | undefined
  readonly visibleTo?: string | undefined
  readonly threadTs?: string | undefined
  readonly broadcast?: boolean | undefined
  readonly clientMsgId?: string | undefined
  text: string
  blocks: Block[]
  metadata?: Metadata | undefined
  /** The files that it shows, by id. */
  files?: readonly string[]
  edits: number
  /** Grows with every post and edit in the whole fake, so that "since" can be asked without a clock. */
  sequence: number
}

export interface Channel {
  readonly id: string
  readonly team: string
  name: string
  readonly kind: 'public' | 'private' | 'im'
  readonly members: Set<string>
  archived: boolean
  /** Oldest first, by ts; ephemeral messages included. */
  readonly messages: Map<string, Message>
  /** The ts of pinned messages, oldest pin first. */
  readonly pins: Set<string>
}

/** What stands in one input: Slack's own form, as `view.state.values` carries it. */
export type InputState = { readonly type: string } & Readonly<Record<string, unknown>>

export interface View {
  readonly id: string
  readonly team: string
  readonly user: string
  readonly type: 'modal' | 'home'
  readonly rootId: string
  readonly previousId?: string | undefined
  title?: string | undefined
  callbackId: string
  externalId: string
  privateMetadata: string
  hash: string
  blocks: ViewBlock[]
  source: Partial<ModalView>
  /** By block_id, then action_id. */
  values: Record<string, Record<string, InputState>>
}

/** A file in a workspace: of a person, or of the app once its upload is completed. */
export interface SlackFile {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly bytes: Buffer
  title: string
  /** The channels that it is shared with, each with the message that shows it. */
  readonly shares: Map<string, string>
}

/** An upload between its address and its completion. */
export interface Upload {
  readonly id: string
  readonly team: string
  readonly name: string
  readonly length: number
  bytes: Buffer | undefined
}

export interface UserGroup {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly users: Set<string>
  disabled: boolean
}

export interface Workspace {
  readonly id: string
  readonly domain: string
  readonly name: string
  readonly users: Map<string, User>
  readonly channels: Map<string, Channel>
  /** Open modals by user, the top one last. */
  readonly modals: Map<string, View[]>
  readonly homes: Map<string, View>
  readonly files: Map<string, SlackFile>
  readonly userGroups: Map<string, UserGroup>
}

/** The app in one workspace. A token keeps its entry after it dies, so that its error can be told. */
export interface Installation {
  readonly team: string
  readonly token: string
  readonly botUserId: string
  readonly botId: string
  scopes: Set<string>
  status: 'active' | 'revoked' | 'uninstalled'
}

export interface OAuthCode {
  readonly team: string
  readonly user: string
  readonly scopes: readonly string[]
  readonly redirectUri: string | undefined
  readonly issuedAt: number
  used: boolean
}

export interface Trigger {
  readonly team: string
  readonly user: string
  readonly issuedAt: number
  used: boolean
}

/** A place to answer: of a command (no original message), or of a press on a message. */
export interface ResponseUrl {
  readonly team: string
  readonly channel: string
  readonly user: string
  readonly original?: string | undefined
  readonly issuedAt: number
  uses: number
  readonly answered: (message: Message) => void
}
