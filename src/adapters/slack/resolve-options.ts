/** Finds the channels, people and groups of a workspace that typed or chosen words mean, and refuses everything else. */
import type { OptionResolver } from '../../core/command/option.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { missingOptionalScope } from './errors.ts'
import { commandPrefix } from '../../render/slack/rich-text.ts'
import { readable } from '../../render/slack/typed-mentions.ts'
import { joinId, roomOf } from './ids.ts'
import type { UserDirectory } from './user-directory.ts'
import type { UserGroup, UserGroups } from './user-groups.ts'

/** Slack's mentions that reach everyone in the channel or the workspace. */
export const broadcasts = ['here', 'channel', 'everyone'] as const
export type Broadcast = (typeof broadcasts)[number]

/** A group that isn’t among those read longer ago may have been made since. */
const justMadeMs = 5_000

/** What `parseUserText` makes of a link to a user group. */
const groupMention = /^subteam\^(S[A-Z0-9]{2,})(?:\|\S*)?$/

export function isBroadcast(role: string): role is Broadcast {
  return broadcasts.some((word) => word === role)
}

/**
 * Mentions have already become our own ids. Slack itself is asked about people only if there is a `directory`:
 * a modal has to be acknowledged before that.
 */
export function createOptionResolver(
  team: string,
  directory?: Pick<UserDirectory, 'requirePerson'>,
  groups?: Pick<UserGroups, 'list'>,
): OptionResolver {
  /** Returns Slack's id if the words are one of this workspace, with one of these first letters. */
  function idIn(words: string, letters: string): string | undefined {
    return new RegExp(`^(?:slack:${team}/)?([${letters}][A-Z0-9]+)(?:\\|\\S*)?$`).exec(words)?.[1]
  }

  async function listGroups(maxAgeMs = Infinity) {
    return groups?.list(team, { maxAgeMs }).catch(() => {
      throw new UserError(
        'Slack can’t tell me about its user groups right now. Please try again in a minute.',
      )
    })
  }

  return {
    text: readable,
    howToAttach: ['Type ', { code: commandPrefix.trim() }, ' alone, and choose it in the window.'],
    room(words) {
      const channel = idIn(words, 'CG')
      if (channel !== undefined) return roomOf(team, channel)
      throw new UserError(
        'I can’t find that channel here. Type # and choose it from Slack’s list, so that it becomes a link.',
      )
    },
    async person(words) {
      const user = idIn(words, 'UW')
      if (user === undefined) {
        throw new UserError(
          'I can’t find that person here. Type @ and choose them from Slack’s list, so that the name becomes a link.',
        )
      }
      const name = await directory?.requirePerson(team, user)
      return { id: joinId(team, user), name: name ?? 'This person' }
    },
    async role(words) {
      const name = words.replace(/^[@!]/, '')
      if (isBroadcast(name)) return { id: name, everyone: true, hasKnownMembers: false }
      const mentioned = groupMention.exec(name)?.[1]
      const wanted = name.toLowerCase()
      function isWanted({ id, handle }: UserGroup): boolean {
        return id === mentioned || handle === wanted
      }
      const known = await listGroups()
      const group = known?.find(isWanted) ?? (await listGroups(justMadeMs))?.find(isWanted)
      if (group !== undefined) {
        const { id, handle, members } = group
        return { id, everyone: false, hasKnownMembers: members !== undefined, name: `@${handle}` }
      }
      // Without that permission, Slack's own link is the only proof that there is such a group.
      if (known === undefined && mentioned !== undefined) {
        const remedy = missingOptionalScope('usergroups:read', 'name a user group')
        return { id: mentioned, everyone: false, hasKnownMembers: false, remedy }
      }
      throw new UserError(
        'I can’t find that user group here. Type @ and choose it from Slack’s list, so that it becomes a link.',
      )
    },
  }
}
