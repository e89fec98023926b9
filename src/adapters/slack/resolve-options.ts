/** Finds the channels, people and groups of a workspace that typed or chosen words mean, and refuses everything else. */
import type { OptionResolver } from '../../core/command/option.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { joinId, roomOf } from './ids.ts'
import type { UserDirectory } from './user-directory.ts'

/** Slack's mentions that reach everyone in the channel or the workspace. */
export const broadcasts = ['here', 'channel', 'everyone'] as const
export type Broadcast = (typeof broadcasts)[number]

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
): OptionResolver {
  /** Returns Slack's id if the words are one of this workspace, with one of these first letters. */
  function idIn(words: string, letters: string): string | undefined {
    return new RegExp(`^(?:slack:${team}/)?([${letters}][A-Z0-9]+)$`).exec(words)?.[1]
  }

  return {
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
    role(words) {
      const id = words.replace(/^[@!]/, '')
      if (isBroadcast(id) || /^S[A-Z0-9]{2,}$/.test(id)) {
        return { id, everyone: isBroadcast(id), hasKnownMembers: false }
      }
      throw new UserError(
        'I can’t find that user group here. Type @ and choose it from Slack’s list, so that it becomes a link.',
      )
    },
  }
}
