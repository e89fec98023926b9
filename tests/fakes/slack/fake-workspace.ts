// One workspace as tests use it: adding people and channels, and having the app come and go.
import type { Deliver, Wire } from './delivery.ts'
import { deliverEvent, wrapEvent } from './events.ts'
import { removeApp, revokeToken } from './install.ts'
import { walkInstall, type Arrival } from './oauth-walk.ts'
import { deleteMessage } from './messages.ts'
import { createPerson, type Person } from './person.ts'
import type { Receipt } from './receipt.ts'
import type { Slack, SlackEvent } from './slack.ts'
import type { Channel, Installation, Message, UserGroup, Workspace } from './state.ts'
import {
  createChannel,
  createUser,
  installApp,
  installationOf,
  installed,
  openIm,
  type NewUser,
} from './workspace.ts'

export interface FakeWorkspace {
  readonly id: string
  /** The workspace's state; change it only as Slack itself would. */
  readonly state: Workspace
  addPerson(given: NewUser): Person
  /** A channel with everybody in it unless members are given; the app only if `withApp`. */
  addChannel(given: {
    readonly name: string
    readonly kind?: 'public' | 'private'
    readonly members?: readonly Person[]
    readonly withApp?: boolean
    readonly archived?: boolean
  }): Channel
  addUserGroup(handle: string, members: readonly Person[]): UserGroup
  /** Invites the app, or removes it. */
  setAppIn(channel: Channel, inside: boolean): void
  setArchived(channel: Channel, archived: boolean): void
  /** Somebody who may deletes a message, of which the app hears nothing. */
  deleteMessage(channel: Channel, message: Message): void
  /** Installs the app without the sign-in. */
  install(scopes?: readonly string[]): Installation
  /** The active installation, if there is one. */
  readonly installation: Installation | undefined
  /** A person adds the app in a browser, starting at the app's install page. */
  walkInstall(
    person: Person,
    installUrl: string,
    options?: Parameters<typeof walkInstall>[4],
  ): Promise<Arrival>
  /** Revokes the token and sends `tokens_revoked`. */
  revokeToken(): Promise<Receipt>
  /** Removes the app and sends `tokens_revoked` and `app_uninstalled`. */
  uninstall(): Promise<Receipt[]>
  /** Sends any other event. */
  sendEvent(event: SlackEvent, wire?: Wire): Promise<Receipt>
  /** The direct messages between the app and a person. */
  im(person: Person): Channel
  /** Messages of a channel that everybody sees, oldest first. */
  posts(channel: Channel): Message[]
}

export function fakeWorkspace(slack: Slack, deliver: Deliver, state: Workspace): FakeWorkspace {
  return {
    id: state.id,
    state,
    addPerson: (given) => createPerson(slack, deliver, state, createUser(slack, state, given)),
    addChannel({ name, kind = 'public', members, withApp = false, archived = false }) {
      const people = [...state.users.values()].filter(({ isBot }) => !isBot)
      const inside = (members ?? people).map(({ id }) => id)
      if (withApp) inside.push(installed(slack, state).botUserId)
      return createChannel(slack, state, { name, kind, members: inside, archived })
    },
    addUserGroup(handle, members) {
      const users = new Set(members.map(({ id }) => id))
      const group = { id: slack.id('S'), handle, name: handle, users, disabled: false }
      state.userGroups.set(group.id, group)
      return group
    },
    setAppIn({ members }, inside) {
      if (inside) members.add(installed(slack, state).botUserId)
      else members.delete(installed(slack, state).botUserId)
      slack.changed()
    },
    setArchived(channel, archived) {
      channel.archived = archived
      slack.changed()
    },
    deleteMessage: (channel, { ts }) => deleteMessage(slack, channel, ts),
    install: (scopes = slack.settings.scopes) => installApp(slack, state, scopes),
    get installation() {
      return installationOf(slack, state)
    },
    walkInstall: ({ id }, installUrl, options) =>
      walkInstall(slack, state, id, installUrl, options),
    revokeToken: () => revokeToken(slack, installed(slack, state)),
    uninstall: () => removeApp(slack, state),
    sendEvent: (event, wire) =>
      deliverEvent(slack, deliver, wrapEvent(slack, installed(slack, state), event), wire),
    im: ({ user }) => openIm(slack, state, installed(slack, state), user),
    posts: ({ messages }) =>
      [...messages.values()].filter(({ visibleTo }) => visibleTo === undefined),
  }
}
