/** The bot's ids on Slack: a room is `slack:T1/C1`, a person `slack:T1/U1`, and a class is the workspace `slack:T1`. */
import type { OptionResolver } from '../../core/command/option.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { Room } from '../../core/platform/room.ts'

export interface SlackId {
  readonly team: string
  /** A channel or a person. */
  readonly id: string
}

/** Returns the bot's id for a channel or a person. */
export function joinId(team: string, id: string): string {
  return `slack:${team}/${id}`
}

export function classOf(team: string): string {
  return `slack:${team}`
}

/** Splits an id of the bot. Throws a DeliveryError for one from another platform. */
export function splitId(id: string): SlackId {
  const [, team, slackId] = /^slack:([A-Z0-9]+)\/([A-Z0-9]+)$/.exec(id) ?? []
  if (team === undefined || slackId === undefined) {
    throw new DeliveryError('rejected', ['That channel or person isn’t on Slack. Choose again.'])
  }
  return { team, id: slackId }
}

/**
 * Slack has no age-restricted channels, so the class’s own rating decides everywhere. What is no channel is a direct message:
 * its own id begins with D, and a person’s, which stands for theirs with the bot, with U or W.
 */
export function roomOf(team: string, channel: string): Room {
  return {
    id: joinId(team, channel),
    class: classOf(team),
    platform: 'slack',
    allowsMature: true,
    ...(/^[DUW]/.test(channel) && { isDirectMessage: true }),
  }
}

/** Slack's mentions that reach everyone in the channel or the workspace. */
export const broadcasts = ['here', 'channel', 'everyone'] as const
export type Broadcast = (typeof broadcasts)[number]

export function isBroadcast(role: string): role is Broadcast {
  return broadcasts.some((word) => word === role)
}

/** Reads what was typed or chosen as a channel or a group of this workspace; mentions are ids of ours by then. */
export function createOptionResolver(team: string): OptionResolver {
  return {
    room(words) {
      const [, channel] = new RegExp(`^(?:slack:${team}/)?([CDG][A-Z0-9]+)$`).exec(words) ?? []
      if (channel !== undefined) return roomOf(team, channel)
      throw new UserError(
        'I can’t find that channel here. Type # and choose it from Slack’s list, so that it becomes a link.',
      )
    },
    role(words) {
      const id = words.replace(/^[@!]/, '')
      return { id, everyone: isBroadcast(id) }
    },
  }
}
